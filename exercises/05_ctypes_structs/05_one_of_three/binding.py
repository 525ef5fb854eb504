"""Call the reading library with ctypes. There is nothing to change here."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libreading.so"))
NUMBER, COUNT, LABEL = 1, 2, 3


class Text(ctypes.Structure):
    """reading_text."""

    _fields_ = [("bytes", ctypes.c_void_p), ("length", ctypes.c_size_t)]


class AnyReading(ctypes.Union):
    """The union in reading."""

    _fields_ = [("number", ctypes.c_double), ("count", ctypes.c_int64), ("label", Text)]


class Reading(ctypes.Structure):
    """reading."""

    _anonymous_ = ("which",)
    _fields_ = [("kind", ctypes.c_int), ("which", AnyReading)]


_reading, _double = ctypes.POINTER(Reading), ctypes.POINTER(ctypes.c_double)
lib.reading_value.argtypes = [_reading, _double]
lib.reading_value.restype = ctypes.c_int
lib.reading_total.argtypes = [_reading, ctypes.c_size_t, _double]
lib.reading_total.restype = ctypes.c_int
lib.reading_label.argtypes = [_reading, ctypes.c_void_p, ctypes.c_size_t]
lib.reading_label.restype = ctypes.c_int
