"""Notes: a few bytes of any kind, made for C and taken from C."""

from typing import Any

from _note import ffi, lib


def make(kind: int, data: bytes) -> Any:
    """Make a note for C: the cdata that owns it."""
    # TODO: where do the bytes go?
    return ffi.new("note *", {"kind": kind})


def data_of(note: Any) -> bytes:
    """Return a copy of the bytes of a note, whoever made it."""
    # TODO: a text ends at its first zero byte, and these are bytes
    return ffi.string(note.data)


def total(kind: int, data: bytes) -> int:
    """Return the sum of a note."""
    return lib.note_sum(make(kind, data))


def join(first: bytes, second: bytes) -> bytes:
    """Let C join two notes of kind 1, and return the bytes of the result.

    Raises:
        MemoryError: There is no memory left.
    """
    # TODO: who gives the result back? and what if there is none?
    joined = lib.note_join(make(1, first), make(1, second))
    return data_of(joined)
