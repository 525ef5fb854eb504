# fate: ok
import ctypes

lib = ctypes.CDLL("./libcmult.so")
lib.cmult.argtypes = [ctypes.c_int, ctypes.c_float]
# restype is missing: ctypes takes the answer for an int, and looks for it where an int would be.

print(lib.cmult(6, 2.3))
print(lib.cmult(100, 2.3))
