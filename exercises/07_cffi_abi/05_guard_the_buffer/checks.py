"""Checks for a C function that writes to the caller's buffer."""

from typing import Any


def check(ffi: Any, hours: Any) -> None:
    """Fail an assert if `hours` does not do what hours.h says.

    Args:
        ffi: From CFFI, for ffi.new, ffi.string and ffi.unpack.
        hours: A C function, int hours(int minutes, char *buffer, size_t size).
    """
    buffer = ffi.new("char[]", 20)
    assert hours(125, buffer, 20) == 0
    assert ffi.string(buffer) == b"2:05"
    # TODO: eight wrong functions come in, one after the other. Which mistakes does this miss?
