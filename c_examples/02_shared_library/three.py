"""Throws three dice with twenty sides, five times."""

import ctypes

lib = ctypes.CDLL("./libdice.so")
lib.dice_sum.argtypes = [ctypes.c_int, ctypes.c_int]  # int count, int sides
lib.dice_sum.restype = ctypes.c_int
print([lib.dice_sum(3, 20) for _ in range(5)])
