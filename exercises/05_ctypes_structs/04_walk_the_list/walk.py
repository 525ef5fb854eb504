"""Walk the lists of the trail library, and build some for it."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libtrail.so"))


class Stop(ctypes.Structure):
    """trail_stop."""


# TODO: Stop._fields_ = ...; one field is a pointer to the next Stop


class Trail(ctypes.Structure):
    """trail: nobody outside knows what is in it."""


lib.trail_new.argtypes = [ctypes.c_int32, ctypes.c_int32]
lib.trail_new.restype = ctypes.POINTER(Trail)
lib.trail_free.argtypes = [ctypes.POINTER(Trail)]
lib.trail_free.restype = None
lib.trail_live.argtypes = []
lib.trail_live.restype = ctypes.c_int32
# TODO: declare trail_first and trail_climb


def stops(count: int, seed: int) -> list[tuple[int, float]]:
    """Return height and way of each stop of a new trail, which is freed in the end."""
    raise NotImplementedError  # TODO


def climb(heights: list[int]) -> int:
    """Return what C says of a list of stops with these heights, which is built here."""
    raise NotImplementedError  # TODO
