"""Checks for a C function that writes to the caller's buffer."""

from typing import Any

ROOM = 20


def check(ffi: Any, hours: Any) -> None:
    """Fail an assert if `hours` does not do what hours.h says.

    Args:
        ffi: From CFFI, for ffi.new, ffi.string and ffi.unpack.
        hours: A C function, int hours(int minutes, char *buffer, size_t size).
    """
    for minutes, text in ((0, b"0:00"), (5, b"0:05"), (125, b"2:05"), (6000, b"100:00")):
        for size in range(12):
            buffer = ffi.new("char[]", b"#" * ROOM)
            hours(minutes, buffer, size)
            enough = size > len(text)  # one byte more, for the zero byte
            written = text + b"\0" if enough else b""
            assert ffi.unpack(buffer, ROOM) == written + b"#" * (ROOM - len(written))
