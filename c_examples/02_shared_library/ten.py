"""Asks the library `best` for a table with ten places."""

import ctypes

lib = ctypes.CDLL("./libbest.so")
lib.best_begin.argtypes = [ctypes.c_int]
lib.best_begin.restype = ctypes.c_int
print("places:", lib.best_begin(10))
