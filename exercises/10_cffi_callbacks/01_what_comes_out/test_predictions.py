"""Checks the predictions in predictions.py: CFFI says what really happens."""

import ast
import contextlib
import importlib
import io
import random
from pathlib import Path
from typing import Any

from cffi import FFI

SOURCE = Path(__file__).resolve().parent / "predictions.py"
ffi: Any = FFI()


def check(name: str, given: tuple[Any, ...], happened: Any) -> None:
    """Compare a prediction with what happened."""
    predicted = getattr(importlib.import_module("predictions"), name)(*given)
    call = f"{name}({', '.join(map(repr, given))})"
    assert predicted == happened, f"{call} gave {predicted!r}, expected {happened!r}"


def c_gets(returned: Any, error: int) -> int:
    with contextlib.redirect_stderr(io.StringIO()):
        got: int = ffi.callback("int(void)", lambda: returned, error=error)()
    return got


def test_a_result_that_fits() -> None:
    for number in (0, 1, -1, 2**31 - 1, -(2**31), random.randint(2, 10**6)):
        check("c_gets", (number, -7), c_gets(number, -7))
    for truth in (True, False):
        check("c_gets", (truth, -7), c_gets(truth, -7))


def test_a_number_that_does_not_fit() -> None:
    for number in (2**32 + 7, 2**31, -(2**31) - 1, random.randint(2**33, 2**60)):
        error = random.randint(-99, -2)
        check("c_gets", (number, error), c_gets(number, error))


def test_what_is_no_whole_number() -> None:
    for thing in (None, 1.0, random.random(), "1", b"1", [1]):
        error = random.randint(-99, -2)
        check("c_gets", (thing, error), c_gets(thing, error))


def test_after_an_exception() -> None:
    def fails() -> None:
        raise ValueError

    for returned in (None, 0, random.randint(2, 99)):
        error = random.randint(-99, -2)
        callback = ffi.callback(
            "int(void)", fails, error=error, onerror=lambda *_, said=returned: said
        )
        check("c_gets_after", (error, returned), callback())


def test_the_traceback() -> None:
    for what in ("raised", "returned"):
        seen: list[bool] = []

        def function(what: str = what) -> str:
            if what == "raised":
                raise ValueError
            return "no int"

        ffi.callback(
            "int(void)", function, onerror=lambda kind, error, trace, s=seen: s.append(bool(trace))
        )()
        check("has_traceback", (what,), seen[0])


def test_what_is_printed() -> None:
    def fails(*_: object) -> None:
        raise ValueError

    handlers: dict[str, Any] = {"none": None, "quiet": lambda *_: None, "raises": fails}
    for name, handler in handlers.items():
        with contextlib.redirect_stderr(io.StringIO()) as printed:
            ffi.callback("int(void)", fails, onerror=handler)()
        check("is_printed", (name,), printed.getvalue() != "")


def test_texts() -> None:
    for memory in (b"tea, cake\0", b"no\0sugar, milk\0", b"\0\0\0\0\0\0", b"plain\0more of it\0"):
        size = random.randint(4, 6)
        address = ffi.new("char[]", memory)
        check("taken", ("string", memory, size), ffi.string(address))
        check("taken", ("string, size", memory, size), ffi.string(address, size))
        check("taken", ("unpack", memory, size), ffi.unpack(address, size))


def test_no_help_from_cffi() -> None:
    tree = ast.walk(ast.parse(SOURCE.read_bytes()))  # bytes: Python finds out the encoding
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in tree), (
        "predictions.py imports something, expected plain Python: a prediction does not ask CFFI"
    )
