"""Call the motto library with ctypes."""

import ctypes
from pathlib import Path

LONGEST = 40  # characters on a line of the shop's paper

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libmotto.so"))

# TODO: one of these types loses something, and one function is not declared.
lib.motto_make.argtypes = [ctypes.c_char_p]
lib.motto_make.restype = ctypes.c_char_p
lib.motto_version.argtypes = []
lib.motto_version.restype = ctypes.c_char_p


def motto(name: str) -> str:
    """Return a motto. Raises ValueError: no name, a zero character in it, a motto too long."""
    text = lib.motto_make(name.encode()).decode()  # TODO
    if len(text) > LONGEST:
        raise ValueError("the motto does not fit the paper")
    return str(text)


def version() -> str:
    """Return the version of the library."""
    return str(lib.motto_version().decode())
