"""One suite for all bindings: whatever computes a checksum, it must be the one of zlib."""

import array
import contextlib
import gc
import importlib
import inspect
import os
import subprocess
import sys
import threading
import tomllib
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import calling
import checksum_extension
import checksum_tables
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
settings.register_profile("patient", settings(), deadline=None)  # a slow machine is no error
settings.load_profile("patient")
LARGE = bytes(range(256)) * 24  # more than GIL_THRESHOLD
uint32 = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module", params=BINDINGS, ids=lambda binding: binding["module"])
def binding(request: pytest.FixtureRequest) -> ModuleType:
    """Each of the bindings in turn."""
    name = request.param["module"]
    try:
        return importlib.import_module(name)
    except (ImportError, OSError) as error:
        pytest.fail(f"{name} cannot be imported. Did you run `make` in {HERE}?\n{error}")


# --- What the answer must be -----------------------------------------------------------------


def test_the_published_check_values(binding: ModuleType) -> None:
    assert binding.crc32(b"123456789") == 0xCBF43926
    assert binding.adler32(b"Wikipedia") == 0x11E60398


# --8<-- [start:property]
@given(data=st.binary(max_size=100), value=uint32)
@example(data=b"", value=0)
@example(data=bytes(16), value=2**32 - 1)
@example(data=LARGE, value=1)
def test_the_sums_are_those_of_zlib(binding: ModuleType, data: bytes, value: int) -> None:
    assert binding.crc32(data) == zlib.crc32(data)
    assert binding.crc32(data, value) == zlib.crc32(data, value)
    assert binding.adler32(data) == zlib.adler32(data)
    valid = zlib.adler32(b"", value)
    if value % 65536 < 65521 and value // 65536 < 65521:  # others are no Adler-32
        assert binding.adler32(data, value) == zlib.adler32(data, valid)


@given(pieces=st.lists(st.binary(max_size=40), max_size=5))
def test_pieces_give_the_sum_of_the_whole(binding: ModuleType, pieces: list[bytes]) -> None:
    crc, adler, combined = 0, 1, 0
    for piece in pieces:
        crc, adler = binding.crc32(piece, crc), binding.adler32(piece, adler)
        combined = binding.crc32_combine(combined, binding.crc32(piece), len(piece))
    assert crc == combined == zlib.crc32(b"".join(pieces))
    assert adler == zlib.adler32(b"".join(pieces))


# --8<-- [end:property]


def test_adler_does_not_overflow(binding: ModuleType) -> None:
    data = b"\xff" * 20000
    assert binding.adler32(data, 65520 << 16 | 65520) == zlib.adler32(data, 65520 << 16 | 65520)


@given(data=st.binary(max_size=60), size=st.integers(1, 70))
@example(data=b"", size=1)
@example(data=bytes(8), size=4)
def test_blocks(binding: ModuleType, data: bytes, size: int) -> None:
    expected = [zlib.crc32(data[first : first + size]) for first in range(0, len(data), size)]
    assert binding.crc32_blocks(data, size) == expected


@given(value=uint32)
def test_hex(binding: ModuleType, value: int) -> None:
    assert binding.as_hex(value) == f"{value:08x}"


@given(data=st.binary(max_size=60), expected=uint32)
def test_verify(binding: ModuleType, data: bytes, expected: int) -> None:
    for algorithm, function in ("crc32", zlib.crc32), ("adler32", zlib.adler32):
        actual = function(data)
        binding.verify(data, actual, algorithm=algorithm)
        if expected != actual:
            with pytest.raises(binding.MismatchError) as raised:
                binding.verify(data, expected=expected, algorithm=algorithm)
            assert (raised.value.expected, raised.value.actual) == (expected, actual)
            assert f"expected {expected:08x}, found {actual:08x}" in str(raised.value)


def test_mismatch_is_a_value_error(binding: ModuleType) -> None:
    assert issubclass(binding.MismatchError, ValueError)
    assert binding.MismatchError.__name__ == "MismatchError"
    assert binding.MismatchError.__module__ == binding.__name__


# --- Bytes-like objects ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"data",
        bytearray(b"data"),
        memoryview(b"xdatax")[1:5],
        array.array("H", [1, 2, 65535]),
        memoryview(array.array("d", [1.5, 2.5])),
        bytearray(),
        memoryview(LARGE)[1:],
    ],
    ids=lambda data: type(data).__name__,
)
def test_bytes_like_objects(binding: ModuleType, data: Any) -> None:
    assert binding.crc32(data) == zlib.crc32(data)
    assert binding.adler32(data) == zlib.adler32(data)
    binding.verify(data, zlib.crc32(data))
    assert binding.crc32_blocks(data, 3) == binding.crc32_blocks(bytes(data), 3)


def test_a_buffer_is_given_back(binding: ModuleType) -> None:
    data = bytearray(b"data")
    binding.crc32(data)
    binding.crc32_blocks(data, 2)
    with pytest.raises(binding.MismatchError):
        binding.verify(data, 0)
    with pytest.raises(ValueError, match="kind"):
        binding.verify(data, 0, algorithm="md5")
    data.append(0)  # BufferError, if somebody still held it


# --- Arguments that do not fit ---------------------------------------------------------------

WRONG: list[tuple[str, tuple[Any, ...], type[Exception]]] = [
    ("crc32", ("text",), TypeError),
    ("crc32", (5,), TypeError),
    ("crc32", (), TypeError),
    ("crc32", (b"", 0, 0), TypeError),
    ("crc32", (b"", -1), OverflowError),
    ("crc32", (b"", 2**32), OverflowError),
    ("crc32", (b"", 2**100), OverflowError),
    ("crc32", (b"", 1.0), TypeError),
    ("crc32", (memoryview(b"abcd")[::2],), BufferError),
    ("adler32", ("text",), TypeError),
    ("adler32", (), TypeError),
    ("adler32", (b"", 2**32), OverflowError),
    ("crc32_blocks", ("text", 1), TypeError),
    ("crc32_blocks", (b"",), TypeError),
    ("crc32_blocks", (b"", 0), ValueError),
    ("crc32_blocks", (b"", -1), ValueError),
    ("crc32_blocks", (b"", "1"), TypeError),
    ("as_hex", (-1,), OverflowError),
    ("as_hex", (2**32,), OverflowError),
    ("as_hex", ("1",), TypeError),
    ("as_hex", (), TypeError),
    ("crc32_combine", (0, 2**32, 0), OverflowError),
    ("crc32_combine", (0, 0, -1), ValueError),
    ("crc32_combine", (0, 0, "1"), TypeError),
    ("crc32_combine", (0, 0), TypeError),
    ("verify", ("text", 0), TypeError),
    ("verify", (b"",), TypeError),
    ("verify", (b"", 2**32), OverflowError),
    ("verify", (b"", 0, "crc32"), TypeError),
]


@pytest.mark.parametrize("row", WRONG, ids=lambda row: f"{row[0]}-{row[2].__name__}")
def test_arguments_that_do_not_fit(
    binding: ModuleType, row: tuple[str, tuple[Any, ...], type[Exception]]
) -> None:
    name, arguments, error = row
    with pytest.raises(error) as raised:
        getattr(binding, name)(*arguments)
    assert raised.type is error


def needed(module: str) -> Any:
    """A module that not every Python has."""
    try:
        return importlib.import_module(module)
    except ImportError:
        pytest.xfail(f"this Python has no {module}")


def test_the_message_about_the_number_of_arguments() -> None:
    with pytest.raises(TypeError, match=r"^crc32\(\) takes 1 to 2 arguments \(0 given\)$"):
        checksum_extension.crc32()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"^crc32_blocks\(\) takes 2 arguments \(1 given\)$"):
        checksum_extension.crc32_blocks(b"")  # type: ignore[call-arg]


def test_every_allocation_of_a_mismatch_may_fail() -> None:
    """With Python's memory refused at the n-th request: MemoryError, or a whole MismatchError."""
    refuse = needed("_testcapi")
    seen: set[type[BaseException]] = set()
    sums: set[tuple[int, int]] = set()
    for first in range(40):
        refuse.set_nomemory(first, first + 1)
        try:
            checksum_extension.verify(b"123456789", 0xDEADBEEF)
        except MemoryError as error:
            seen.add(type(error))
        except checksum_extension.MismatchError as error:
            seen.add(type(error))
            sums.add((error.expected, error.actual))
        finally:
            refuse.remove_mem_hooks()
    assert sums == {(0xDEADBEEF, 0xCBF43926)}
    assert seen == {MemoryError, checksum_extension.MismatchError}


def test_numpy_chooses_another_exception_for_bytes_that_do_not_lie_in_a_row() -> None:
    numpy = needed("numpy")
    with pytest.raises(ValueError, match="contiguous"):
        checksum_extension.crc32(numpy.arange(8)[::2])


# --- Reference counts and memory -------------------------------------------------------------


class Seven:
    """Not an int, but it can be used as one."""

    def __index__(self) -> int:
        return 7


# --8<-- [start:references]
def calls(module: Any) -> Iterator[tuple[Callable[..., Any], tuple[Any, ...]]]:
    """Every function of the module, with arguments that succeed and arguments that fail."""
    data, number = b"some bytes", 3_000_000_000
    for function in (module.crc32, module.adler32):
        yield function, (data,)
        yield function, (bytearray(LARGE), number)
        yield function, (data, Seven())
        yield function, (data, 2**32)
        yield function, (data, "1")
        yield function, ("text", number)
    yield module.crc32_blocks, (data, 3)
    yield module.crc32_blocks, (data, 0)
    yield module.crc32_blocks, (data, "1")
    yield module.crc32_blocks, ("text", 3)
    yield module.as_hex, (number,)
    yield module.as_hex, (-1,)
    yield module.crc32_combine, (number, number, 70_000)
    yield module.crc32_combine, (number, number, -1)
    yield module.crc32_combine, (number, 2**32, 0)
    yield module.verify, (data, zlib.crc32(data))
    yield module.verify, (data, number)
    yield module.verify, ("text", number)
    yield module.verify, (data, "1")


def grows_by(function: Callable[..., Any], arguments: tuple[Any, ...], times: int) -> list[int]:
    """Call many times. Return how many blocks, and references to each argument, came to stay."""
    counts = []
    for rounds in (100, times):  # the first one fills Python's own caches
        for _ in range(rounds):
            with contextlib.suppress(Exception):
                function(*arguments)
        gc.collect()
        counts.append([sys.getallocatedblocks(), *map(sys.getrefcount, arguments)])
    return [after - before for before, after in zip(*counts, strict=True)]


# --8<-- [end:references]


def test_references_balance() -> None:
    """10,000 calls of each, and nothing is left over; 50 blocks are Python's own changes."""
    for module in (checksum_extension, calling):
        listed = calls(module) if module is checksum_extension else calling_calls()
        for function, arguments in listed:
            growth = grows_by(function, arguments, 10_000)
            assert all(abs(count) < 50 for count in growth), (function, arguments, growth)


def calling_calls() -> Iterator[tuple[Callable[..., Any], tuple[Any, ...]]]:
    for name in ("varargs", "keywords", "o", "fastcall"):
        function = getattr(calling, f"crc32_{name}")
        yield function, (b"some bytes",)
        yield function, ("text",)
        yield function, ()


def test_the_count_sees_a_planted_leak() -> None:
    kept: list[object] = []
    held = b"planted"
    blocks, references = grows_by(lambda one: kept.append([one]), (held,), 10_000)
    assert blocks > 9_000 or sys.getallocatedblocks() == 0  # Python counts none with plain malloc
    assert references == 10_000


# --- What is special about the extension -----------------------------------------------------


def test_the_four_ways_agree() -> None:
    for name in ("varargs", "keywords", "o", "fastcall"):
        function = getattr(calling, f"crc32_{name}")
        assert function(b"123456789") == 0xCBF43926
        assert list(inspect.signature(function).parameters) == ["data"]
    assert calling.crc32_keywords(data=b"123456789") == 0xCBF43926


def test_signatures_and_docstrings(binding: ModuleType) -> None:
    expected = {
        "crc32": "(data, value=0, /)",
        "adler32": "(data, value=1, /)",
        "crc32_blocks": "(data, size, /)",
        "as_hex": "(value, /)",
        "crc32_combine": "(first, second, length, /)",
        "verify": "(data, expected, *, algorithm='crc32')",
    }
    for name, signature in expected.items():
        function = getattr(binding, name)
        found = inspect.signature(function)
        plain = [
            one.replace(annotation=inspect.Parameter.empty) for one in found.parameters.values()
        ]
        assert str(inspect.Signature(plain)) == signature
        assert function.__doc__
    assert binding.__doc__
    assert binding.MismatchError.__doc__


def test_the_gil_is_released_for_much_data() -> None:
    """Four threads at once: the sums agree. That it is released, the next test shows."""
    data = bytes(1 << 20)
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(checksum_extension.crc32(data)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [zlib.crc32(data)] * 4


@pytest.mark.parametrize("call", ["crc32", "verify"])
def test_the_gil_is_kept_for_little_data_and_released_for_much(call: str) -> None:
    """Does a thread that waits for its turn get one during the calls?"""
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        pytest.xfail("this Python runs without a GIL")
    assert turn_during(call, b"little data", times=300_000) is False
    assert turn_during(call, bytes(1 << 27), times=1) is True


def turn_during(call: str, data: bytes, times: int) -> bool:
    function = getattr(checksum_extension, call)
    arguments = (data,) if call == "crc32" else (data, zlib.crc32(data))
    ready, ran = threading.Event(), threading.Event()

    def work() -> None:
        ready.wait()
        ran.set()

    before = sys.getswitchinterval()
    sys.setswitchinterval(30)  # until then a turn ends only when a thread lets go of the GIL
    thread = threading.Thread(target=work)
    try:
        thread.start()
        ready.set()
        for _ in range(times):
            function(*arguments)
        return ran.is_set()
    finally:
        sys.setswitchinterval(before)
        thread.join()


def test_two_copies_of_the_module_have_exceptions_of_their_own() -> None:
    first = sys.modules.pop("checksum_extension")
    try:
        second = importlib.import_module("checksum_extension")
        assert second is not first
        assert second.MismatchError is not first.MismatchError
        with pytest.raises(second.MismatchError):
            second.verify(b"", 1)
    finally:
        sys.modules["checksum_extension"] = first
    gone = second.MismatchError
    del second
    gc.collect()
    assert gone.__name__ == "MismatchError"


def test_no_warning_in_development_mode() -> None:
    """In a child, so that -X dev and -W error hold from the very start."""
    program = (
        "import checksum_extension as c\n"
        "assert c.crc32(bytes(10000)) and c.as_hex(1) == '00000001'\n"
        "try: c.verify(b'', 1)\n"
        "except c.MismatchError: pass\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_the_tables_are_what_their_program_writes() -> None:
    assert (HERE / "checksum_tables.h").read_text("utf-8") == checksum_tables.header()


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])
