"""What bench.toml moves: bytes, and room for them in memory of C, made once for each size."""

from functools import cache
from typing import Any

from _ringbuf_cffi_api import ffi

__all__ = ["data_of", "ffi", "room_of"]


@cache
def data_of(size: int) -> bytes:
    """So many bytes. They are written, so that each page of memory is really there."""
    return b"\1" * size


@cache
def room_of(size: int) -> Any:
    """Room for so many bytes, written once for the same reason."""
    room = ffi.new("char[]", size)
    ffi.memmove(room, data_of(size), size)
    return room
