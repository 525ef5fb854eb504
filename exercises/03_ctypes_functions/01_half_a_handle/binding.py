"""Call the till library with ctypes."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libtill.so"))

# TODO: compare each of these lines with till.h. One is wrong, and some are missing.
lib.till_new.argtypes = [ctypes.c_int64]

lib.till_pay.argtypes = [ctypes.c_void_p, ctypes.c_int32]
lib.till_pay.restype = ctypes.c_int

lib.till_total.argtypes = [ctypes.c_void_p]
lib.till_total.restype = ctypes.c_int

lib.till_payments.argtypes = [ctypes.c_void_p]
lib.till_payments.restype = ctypes.c_size_t

lib.till_mean.argtypes = [ctypes.c_void_p]
