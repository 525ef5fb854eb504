"""Checks bitmap.py against headers that Python's own struct module makes."""

import ctypes
import importlib.util
import random
import struct
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "bitmap.py"
FIELDS = {  # in the header's order: offset, bytes
    "magic": (0, 2),
    "file_size": (2, 4),
    "reserved": (6, 4),
    "pixels_at": (10, 4),
    "info_size": (14, 4),
    "width": (18, 4),
    "height": (22, 4),
    "planes": (26, 2),
    "bits": (28, 2),
}


def load() -> Any:
    """Import the file that you change, as it is now."""
    spec = importlib.util.spec_from_file_location("bitmap", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def a_picture(width: int, height: int, bits: int) -> bytes:
    """The first bytes of some file, with something behind the header."""
    return struct.pack("<2sI2HIIiiHH", b"BM", 1000, 0, 0, 54, 40, width, height, 1, bits) + b"rest"


def test_each_field_lies_where_the_header_says() -> None:
    header = load().Header
    for name, (offset, size) in FIELDS.items():
        assert hasattr(header, name), f"Header has no field {name}, expected it as in bitmap.h"
        field = getattr(header, name)
        assert field.size == size, (
            f"{name} has {field.size} bytes in Header, expected {size} as in bitmap.h"
        )
        assert field.offset == offset, (
            f"{name} begins at byte {field.offset} in Header, expected {offset}: "
            "the header is packed"
        )


def test_the_declarations_are_those_of_the_header() -> None:
    lib = load().lib
    restype = lib.bitmap_row_size.restype
    assert restype is ctypes.c_uint32, (
        f"bitmap_row_size.restype is {restype.__name__}, expected uint32_t as in bitmap.h"
    )


def test_it_has_30_bytes() -> None:
    size = ctypes.sizeof(load().Header)
    assert size == 30, f"sizeof(Header) gave {size}, expected 30"


def test_read() -> None:
    module = load()
    width, height = random.randint(70_000, 10**6), -random.randint(1, 10**6)
    bits = random.choice([1, 8, 24, 32])
    header = module.read(a_picture(width, height, bits))
    for name, expected in (
        ("width", width),
        ("height", height),
        ("bits", bits),
        ("file_size", 1000),
    ):
        got = getattr(header, name)
        assert got == expected, f"read(...).{name} gave {got}, expected {expected}"


def test_what_was_read_is_a_copy() -> None:
    data = bytearray(a_picture(3, 4, 24))
    header = load().read(bytes(data))
    header.width = 99
    again = load().read(bytes(data))
    assert again.width == 3, f"read(...).width gave {again.width} the second time, expected 3"


def refused(data: bytes, what: str) -> None:
    module = load()
    try:
        header = module.read(data)
    except ValueError:
        return
    except Exception as error:
        raise AssertionError(
            f"read({data[:8]!r}...) raised {type(error).__name__}, expected ValueError: {what}"
        ) from error
    raise AssertionError(f"read({data[:8]!r}...) gave {header!r}, expected ValueError: {what}")


def test_too_few_bytes() -> None:
    for length in (0, 2, 29):
        refused(a_picture(3, 4, 24)[:length], f"{length} bytes are too few")


def test_another_kind_of_file() -> None:
    refused(b"\x89PNG" + bytes(40), "it does not begin with BM")


def test_functions_are_declared() -> None:
    lib = load().lib
    for name, count in (("bitmap_row_size", 1), ("bitmap_fill", 3)):
        types = getattr(lib, name).argtypes
        assert types is not None, f"{name}.argtypes is missing, expected {count} types"
        assert len(types) == count, f"{name}.argtypes names {len(types)} types, expected {count}"


def test_make() -> None:
    width, height = random.randint(1, 9000), random.randint(1, 9000)
    header = load().make(width, height)
    row = (width * 24 + 31) // 32 * 4
    for name, expected in (("width", width), ("bits", 24), ("file_size", 54 + row * height)):
        got = getattr(header, name)
        assert got == expected, f"make({width}, {height}).{name} gave {got}, expected {expected}"


def test_row_size() -> None:
    module = load()
    width = random.randint(1, 9000)
    for bits in (1, 24, 32):
        got, expected = (
            module.row_size(module.read(a_picture(width, 1, bits))),
            (width * bits + 31) // 32 * 4,
        )
        assert got == expected, f"row_size gave {got}, expected {expected} for {width} pixels"


def test_row_size_comes_from_c() -> None:
    module = load()
    seen = []
    real = module.lib.bitmap_row_size
    module.lib.bitmap_row_size = lambda *arguments: seen.append(1) or real(*arguments)
    module.row_size(module.make(2, 2))
    assert seen, "row_size did not call bitmap_row_size, expected a call of the library"
