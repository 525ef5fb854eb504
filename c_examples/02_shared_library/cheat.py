"""Loads another library for all to see, before libshaker.so."""

import ctypes

ctypes.CDLL("./libloaded.so", mode=ctypes.RTLD_GLOBAL)
lib = ctypes.CDLL("./libshaker.so")
print("the best of three:", lib.shaker_best(2, 6))
