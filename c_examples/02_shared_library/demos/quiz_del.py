# fate: ok
import ctypes
import gc

lib = ctypes.CDLL("./libdice.so")
lib.dice_roll(6)
del lib
gc.collect()
lib = ctypes.CDLL("./libdice.so")
print(lib.dice_rolls())
