"""Walk the lists of the trail library, and build some for it."""

import ctypes
import itertools
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libtrail.so"))


class Stop(ctypes.Structure):
    """trail_stop."""


Stop._fields_ = [
    ("height", ctypes.c_int32),
    ("way", ctypes.c_double),
    ("next", ctypes.POINTER(Stop)),
]


class Trail(ctypes.Structure):
    """trail: nobody outside knows what is in it."""


lib.trail_new.argtypes = [ctypes.c_int32, ctypes.c_int32]
lib.trail_new.restype = ctypes.POINTER(Trail)
lib.trail_free.argtypes = [ctypes.POINTER(Trail)]
lib.trail_free.restype = None
lib.trail_live.argtypes = []
lib.trail_live.restype = ctypes.c_int32
lib.trail_first.argtypes = [ctypes.POINTER(Trail)]
lib.trail_first.restype = ctypes.POINTER(Stop)
lib.trail_climb.argtypes = [ctypes.POINTER(Stop)]
lib.trail_climb.restype = ctypes.c_int64


def stops(count: int, seed: int) -> list[tuple[int, float]]:
    """Return height and way of each stop of a new trail, which is freed in the end."""
    trail = lib.trail_new(count, seed)
    found = []
    stop = lib.trail_first(trail)
    while stop:
        found.append((stop.contents.height, stop.contents.way))
        stop = stop.contents.next
    lib.trail_free(trail)
    return found


def climb(heights: list[int]) -> int:
    """Return what C says of a list of stops with these heights, which is built here."""
    nodes = [Stop(height) for height in heights]
    for node, following in itertools.pairwise(nodes):
        node.next = ctypes.pointer(following)
    up: int = lib.trail_climb(nodes[0] if nodes else None)
    return up
