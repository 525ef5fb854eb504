"""Checks fletcher_extension.c: right sums for any bytes-like object, nothing left over."""

import array
import contextlib
import importlib
import random
from typing import Any

HELD = bytes(range(50))
EMPTY = bytearray()
GAPS = memoryview(HELD)[::2]


def fletcher(*arguments: Any) -> Any:
    """Call the function of the extension."""
    return importlib.import_module("fletcher_extension").fletcher(*arguments)


def model(data: bytes) -> int:
    """The same in Python."""
    first = second = 0
    for byte in data:
        first = (first + byte) % 255
        second = (second + first) % 255
    return second << 8 | first


def check(data: Any) -> None:
    expected = model(bytes(data))
    shown = f"fletcher({data!r})" if len(repr(data)) < 60 else f"fletcher(<{type(data).__name__}>)"
    try:
        answer = fletcher(data)
    except Exception as error:
        raise AssertionError(
            f"{shown} raised {type(error).__name__} ({error}), expected {expected}"
            + ": the view asks for the right to write, and PyBUF_SIMPLE asks for reading alone"
            * ("not writable" in str(error))
        ) from error
    cut = ": these are its lowest 8 bits, and fletcher16 returns 16" * (answer == expected & 255)
    assert answer == expected, f"{shown} gave {answer!r}, expected {expected}{cut}"


def test_bytes() -> None:
    check(b"abcde")
    check(b"")
    check(random.randbytes(40))


def test_bytes_with_zeros() -> None:
    check(b"a\0b\0c")
    check(bytes(3) + random.randbytes(5))


def test_other_bytes_like_objects() -> None:
    check(bytearray(random.randbytes(20)))
    check(memoryview(random.randbytes(20))[3:9])
    numbers = array.array("H", [random.randrange(65536) for _ in range(6)])
    expected = model(numbers.tobytes())
    answer = fletcher(numbers)
    assert answer == expected, f"fletcher({numbers!r}) gave {answer!r}, expected {expected}"


def check_refused(error: type[Exception], *arguments: object) -> None:
    """Call with something that is no bytes-like object: it must raise `error`."""
    call = f"fletcher({', '.join(map(repr, arguments))})"
    try:
        answer = fletcher(*arguments)
    except error:
        return
    except Exception as other:
        raise AssertionError(
            f"{call} raised {type(other).__name__} ({other}), expected {error.__name__}"
        ) from other
    gaps = ": its bytes have gaps, and C walks through them in a row; PyBUF_SIMPLE refuses that"
    raise AssertionError(
        f"{call} gave {answer!r}, expected {error.__name__}{gaps * (error is BufferError)}"
    )


def test_other_objects() -> None:
    check_refused(TypeError, "abcde")
    check_refused(TypeError, 5)
    check_refused(TypeError)
    check_refused(BufferError, memoryview(b"abcdef")[::2])


def leak_probe() -> object:
    """Called many times by the checker: each time, all that was taken must be given back."""
    fletcher(HELD)
    fletcher(bytearray(HELD))
    fletcher(EMPTY)
    for wrong in ("text", 5, GAPS):
        with contextlib.suppress(TypeError, BufferError):
            fletcher(wrong)
    return HELD, EMPTY, GAPS
