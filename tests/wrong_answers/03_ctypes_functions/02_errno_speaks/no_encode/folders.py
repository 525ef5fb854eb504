"""Folders and links, by system calls: no compiler, no library but libc."""

import ctypes
import os
from typing import Any

# int rmdir(const char *path);                       0, or -1 and errno
# int symlink(const char *target, const char *path); 0, or -1 and errno
libc = ctypes.CDLL(None, use_errno=True)


def _check(status: int, function: Any, arguments: tuple[Any, ...]) -> None:
    """Called by ctypes after each call: the path is the last argument of both functions."""
    if status == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), os.fsdecode(arguments[-1]))


libc.rmdir.argtypes = [ctypes.c_char_p]
libc.rmdir.restype = ctypes.c_int
libc.rmdir.errcheck = _check
libc.symlink.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
libc.symlink.restype = ctypes.c_int
libc.symlink.errcheck = _check


def _encode(path: str) -> bytes:
    return path  # type: ignore[return-value]


def remove_folder(path: str) -> None:
    """Remove an empty folder. Raises OSError, ValueError for a zero byte in the path."""
    libc.rmdir(_encode(path))


def make_link(target: str, path: str) -> None:
    """Make a link at `path` that leads to `target`. Raises as remove_folder does."""
    libc.symlink(_encode(target), _encode(path))
