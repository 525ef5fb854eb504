"""Loads libshaker.so, in which dice_sum is undefined, after libdice.so, which has it."""

import ctypes

ctypes.CDLL("./libdice.so")
try:
    ctypes.CDLL("./libshaker.so")
except OSError as error:
    print("RTLD_LOCAL: ", error)

ctypes.CDLL("./libdice.so", mode=ctypes.RTLD_GLOBAL)
lib = ctypes.CDLL("./libshaker.so")
print("RTLD_GLOBAL:", lib.shaker_best(2, 6))
