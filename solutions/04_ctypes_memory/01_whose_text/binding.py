"""Call the motto library with ctypes."""

import ctypes
from pathlib import Path

LONGEST = 40  # characters on a line of the shop's paper

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libmotto.so"))

lib.motto_make.argtypes = [ctypes.c_char_p]
lib.motto_make.restype = ctypes.c_void_p  # not c_char_p: the address is needed to free it
lib.motto_free.argtypes = [ctypes.c_void_p]
lib.motto_free.restype = None
lib.motto_version.argtypes = []
lib.motto_version.restype = ctypes.c_char_p


def motto(name: str) -> str:
    """Return a motto. Raises ValueError: no name, a zero character in it, a motto too long."""
    if "\0" in name:
        raise ValueError("embedded null character")
    address = lib.motto_make(name.encode())
    if address is None:
        raise ValueError("there is no motto for an empty name")
    try:
        text = ctypes.string_at(address).decode()
        if len(text) > LONGEST:
            raise ValueError("the motto does not fit the paper")
        return text
    finally:
        lib.motto_free(address)


def version() -> str:
    """Return the version of the library."""
    return str(lib.motto_version().decode())
