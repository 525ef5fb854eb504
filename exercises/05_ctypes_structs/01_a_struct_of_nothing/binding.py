"""Call the tracker library with ctypes."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libtracker.so"))


class Pose(ctypes.Structure):
    """tracker_pose."""

    # TODO: compare each word of this with tracker.h. Four things are wrong.
    __fields__ = (
        ("yaw", ctypes.c_float),
        ("pitch", ctypes.c_float),
        ("x", ctypes.c_double),
        ("y", ctypes.c_double),
        ("z", ctypes.c_float),
        ("buttons", ctypes.c_int),
    )


lib.tracker_read.argtypes = [ctypes.c_int32, ctypes.POINTER(Pose)]
lib.tracker_read.restype = ctypes.c_int
lib.tracker_way.argtypes = [ctypes.POINTER(Pose)]
lib.tracker_way.restype = ctypes.c_double


def read(number: int) -> Pose:
    """Return a measurement."""
    pose = Pose()
    lib.tracker_read(number, ctypes.byref(pose))
    return pose
