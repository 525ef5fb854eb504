# fate: ok
import ctypes

lib = ctypes.CDLL("./libdice.so")
lib.dice_seed.argtypes = [ctypes.c_uint32]
lib.dice_seed.restype = None
lib.dice_roll.argtypes = [ctypes.c_int]
lib.dice_roll.restype = ctypes.c_int

lib.dice_seed(2026)
print([lib.dice_roll(6) for _ in range(10)])
lib.dice_seed(2026)
print([lib.dice_roll(6) for _ in range(10)])
print(lib.dice_roll(0))
