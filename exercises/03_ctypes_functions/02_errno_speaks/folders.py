"""Folders and links, by system calls: no compiler, no library but libc."""

import ctypes

# int rmdir(const char *path);                       0, or -1 and errno
# int symlink(const char *target, const char *path); 0, or -1 and errno
libc = ctypes.CDLL(None)


def remove_folder(path: str) -> None:
    """Remove an empty folder. Raises OSError, ValueError for a zero byte in the path."""
    # TODO: declare rmdir, call it, and raise what its errno says
    raise NotImplementedError


def make_link(target: str, path: str) -> None:
    """Make a link at `path` that leads to `target`. Raises as remove_folder does."""
    # TODO: the same with symlink
    raise NotImplementedError
