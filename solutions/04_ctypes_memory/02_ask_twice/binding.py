"""Call the divisors library with ctypes."""

import ctypes
from pathlib import Path

OK, ROOM, RANGE = 0, 1, 2

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libdivisors.so"))

lib.divisors_of.argtypes = [
    ctypes.c_uint32,
    ctypes.POINTER(ctypes.c_uint32),
    ctypes.POINTER(ctypes.c_size_t),
]
lib.divisors_of.restype = ctypes.c_int


def divisors(number: int) -> list[int]:
    """Return all divisors, in order. Raises ValueError for 0, OverflowError outside of uint32_t."""
    if not 0 <= number < 2**32:
        raise OverflowError(f"{number} does not fit a uint32_t")
    count = ctypes.c_size_t(0)  # no room yet
    status = lib.divisors_of(number, None, ctypes.byref(count))
    if status == RANGE:
        raise ValueError("0 has no list of divisors")
    found = (ctypes.c_uint32 * count.value)()
    lib.divisors_of(number, found, ctypes.byref(count))
    return list(found)
