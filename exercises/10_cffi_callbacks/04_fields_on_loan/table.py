"""Tables of fields, through CFFI in ABI mode."""

from pathlib import Path
from typing import Any

from cffi import FFI

ffi: Any = FFI()
ffi.cdef("""
    typedef int (*fields_visit)(const char *text, size_t size, size_t row, size_t column,
                                void *user);
    size_t fields_each(const char *table, size_t size, fields_visit visit, void *user);
""")
lib: Any = ffi.dlopen(str(Path(__file__).resolve().parent / "libfields.so"))


def rows(table: bytes) -> list[list[str]]:
    """Return the rows of a table, each a list of its fields.

    Raises:
        UnicodeDecodeError: A field is not UTF-8.
    """
    kept: list[tuple[Any, int, int]] = []

    @ffi.callback("fields_visit")  # type: ignore[untyped-decorator]
    def visit(text: Any, size: int, row: int, column: int, user: Any) -> int:
        kept.append((text, size, row))  # TODO: how long is text good?
        return 0

    lib.fields_each(table, len(table), visit, ffi.NULL)
    found: list[list[str]] = []
    for text, size, row in kept:
        if row == len(found):
            found.append([])
        found[row].append(ffi.unpack(text, size).decode())
    return found


def find(table: bytes, word: str) -> tuple[int, int] | None:
    """Return row and column of the first field that is this word, or None.

    Raises:
        UnicodeDecodeError: A field before it is not UTF-8.
    """
    # TODO
    return None
