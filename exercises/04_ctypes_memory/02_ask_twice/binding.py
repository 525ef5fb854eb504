"""Call the divisors library with ctypes."""

import ctypes
from pathlib import Path

OK, ROOM, RANGE = 0, 1, 2

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libdivisors.so"))

# TODO: declare divisors_of: argtypes and restype.


def divisors(number: int) -> list[int]:
    """Return all divisors, in order. Raises ValueError for 0, OverflowError outside of uint32_t."""
    # TODO: two calls. The first one asks how many; there is no room yet.
    raise NotImplementedError
