"""Call the tracker library with ctypes."""

import ctypes
from ctypes import POINTER, c_double, c_float, c_int, c_int32, c_uint8
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libtracker.so"))


class Pose(ctypes.Structure):
    """tracker_pose."""

    # TODO: compare each word of this with tracker.h. Four things are wrong.
    __fields__ = [
        ("yaw", c_float),
        ("pitch", c_float),
        ("x", c_double),
        ("y", c_double),
        ("z", c_float),
        ("buttons", c_int),
    ]


lib.tracker_read.argtypes = [c_int32, POINTER(Pose)]
lib.tracker_read.restype = c_int
lib.tracker_way.argtypes = [POINTER(Pose)]
lib.tracker_way.restype = c_double


def read(number: int) -> Pose:
    """Return a measurement."""
    pose = Pose()
    lib.tracker_read(number, ctypes.byref(pose))
    return pose
