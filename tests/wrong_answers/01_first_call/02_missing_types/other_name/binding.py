"""Call the savings library with ctypes."""

import ctypes
from pathlib import Path

library = ctypes.CDLL(str(Path(__file__).resolve().parent / "libsavings.so"))

library.savings_after.argtypes = [ctypes.c_double, ctypes.c_float, ctypes.c_int]
library.savings_after.restype = ctypes.c_double

library.savings_years.argtypes = [ctypes.c_double, ctypes.c_float, ctypes.c_double]
library.savings_years.restype = ctypes.c_int

library.savings_real_percent.argtypes = [ctypes.c_float, ctypes.c_float]
library.savings_real_percent.restype = ctypes.c_float
