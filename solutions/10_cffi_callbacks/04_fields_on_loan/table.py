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


STOP = 1


def each(table: bytes, look: Any) -> None:
    """Call look(text, row, column) for each field, until it returns something true."""
    raised: list[BaseException] = []

    def carry(kind: type, error: BaseException, traceback: Any) -> None:
        raised.append(error.with_traceback(traceback))

    @ffi.callback("fields_visit", error=STOP, onerror=carry)  # type: ignore[untyped-decorator]
    def visit(text: Any, size: int, row: int, column: int, user: Any) -> int:
        return STOP if look(ffi.unpack(text, size).decode(), row, column) else 0

    lib.fields_each(table, len(table), visit, ffi.NULL)
    if raised:
        raise raised[0]


def rows(table: bytes) -> list[list[str]]:
    """Return the rows of a table, each a list of its fields.

    Raises:
        UnicodeDecodeError: A field is not UTF-8.
    """
    found: list[list[str]] = []

    def look(text: str, row: int, column: int) -> None:
        if row == len(found):
            found.append([])
        found[row].append(text)

    each(table, look)
    return found


def find(table: bytes, word: str) -> tuple[int, int] | None:
    """Return row and column of the first field that is this word, or None.

    Raises:
        UnicodeDecodeError: A field before it is not UTF-8.
    """
    found: list[tuple[int, int]] = []

    def look(text: str, row: int, column: int) -> bool:
        if text == word:
            found.append((row, column))
        return bool(found)

    each(table, look)
    return found[0] if found else None
