"""Throws two dice three times with libshaker.so, which lies beside this file."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libshaker.so"))
lib.shaker_best.argtypes = [ctypes.c_int, ctypes.c_int]
lib.shaker_best.restype = ctypes.c_int
print("the best of three:", lib.shaker_best(2, 6))
