"""The pictures of chapter 07. Each function returns one, as SVG."""

import struct

from cffi import FFI

from workbook.bench import show
from workbook.drawing.draw import Boundary, layout

RIGHT = "struct rational { int64_t num; int64_t den; };"
WRONG = "struct rational { int num; int den; };"


def _ffi(declarations: str) -> FFI:
    ffi = FFI()
    ffi.cdef(declarations)
    return ffi


def parsing() -> str:
    """What declarations add to each start, in-line and out-of-line."""
    return show.picture("07_cffi_abi", "parsing")


def boundary() -> str:
    """What crosses in rational_parse(b"6/8", result): two borrowed pointers and a status."""
    text = b"6/8\0"
    ffi = _ffi(RIGHT)
    result = ffi.new("struct rational *", (3, 4))
    data = bytes(ffi.buffer(result))
    picture = Boundary('rational_parse(b"6/8", result)')
    given = picture.python('b"6/8"', "bytes", data=text, owner="Python")
    picture.arrow(given, picture.c("text", "const char *"), "borrowed")
    made = picture.python(
        "result", f"owning {ffi.sizeof('struct rational')} bytes", data=data, owner="Python"
    )
    picture.arrow(made, picture.c("result", "struct rational *"), "borrowed")
    status = picture.python("0", "int", owner="Python")
    written = picture.c("status", "int", data=struct.pack("=i", 0), owner="C")
    picture.arrow(written, status, "converted")
    return picture.draw()


def freed() -> str:
    """The struct lives; what its field points to is gone."""
    ffi = _ffi(f"{RIGHT} struct rational_entry {{ const char *name; struct rational amount; }};")
    size = ffi.sizeof("struct rational_entry")
    picture = Boundary('entry.name = ffi.new("char[]", b"flour")')
    entry = picture.python("entry", f"owning {size} bytes", owner="Python")
    name = picture.python("char[]", "6 bytes", data=b"flour\0", owner="none", dangling=True)
    picture.arrow(entry, picture.c("entry", "rational_entry *"), "borrowed")
    picture.arrow(picture.c("entry->name", "const char *"), name, "borrowed", "points to")
    return picture.draw()


def entry() -> str:
    """The bytes of a struct rational_entry: a pointer and a whole struct rational."""
    ffi = _ffi(f"{RIGHT} struct rational_entry {{ const char *name; struct rational amount; }};")
    return layout(ffi, "struct rational_entry")


def struct_of_header() -> str:
    """The struct as rational.h declares it."""
    return layout(_ffi(RIGHT), "struct rational")


def struct_of_cdef() -> str:
    """The struct as a wrong cdef declares it."""
    return layout(_ffi(WRONG), "struct rational")
