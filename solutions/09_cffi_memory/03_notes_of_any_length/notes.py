"""Notes: a few bytes of any kind, made for C and taken from C."""

from typing import Any

from _note import ffi, lib


def make(kind: int, data: bytes) -> Any:
    """Make a note for C: the cdata that owns it."""
    note = ffi.new("note *", {"kind": kind, "size": len(data), "data": len(data)})
    ffi.memmove(note.data, data, len(data))
    return note


def data_of(note: Any) -> bytes:
    """Return a copy of the bytes of a note, whoever made it."""
    return bytes(ffi.buffer(note.data, note.size))


def total(kind: int, data: bytes) -> int:
    """Return the sum of a note."""
    return lib.note_sum(make(kind, data))


def join(first: bytes, second: bytes) -> bytes:
    """Let C join two notes of kind 1, and return the bytes of the result.

    Raises:
        MemoryError: There is no memory left.
    """
    joined = lib.note_join(make(1, first), make(1, second))
    if joined == ffi.NULL:
        raise MemoryError
    with ffi.gc(joined, lib.note_free):
        return data_of(joined)
