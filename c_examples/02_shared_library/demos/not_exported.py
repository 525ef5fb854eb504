# fate: AttributeError
import ctypes

lib = ctypes.CDLL("./libdice.so")
print(lib.dice_roll)
print(lib.generator_below)
