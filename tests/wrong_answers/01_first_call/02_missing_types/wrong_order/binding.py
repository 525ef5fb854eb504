"""Call the savings library with ctypes."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libsavings.so"))

lib.savings_after.argtypes = [ctypes.c_int, ctypes.c_double, ctypes.c_float]
lib.savings_after.restype = ctypes.c_double

lib.savings_years.argtypes = [ctypes.c_double, ctypes.c_float, ctypes.c_double]
lib.savings_years.restype = ctypes.c_int

lib.savings_real_percent.argtypes = [ctypes.c_float, ctypes.c_float]
lib.savings_real_percent.restype = ctypes.c_float
