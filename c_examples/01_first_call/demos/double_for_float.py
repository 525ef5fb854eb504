# fate: ok
import ctypes

lib = ctypes.CDLL("./libcmult.so")
lib.cmult.argtypes = [ctypes.c_int, ctypes.c_double]  # wrong: cmult.h says float
lib.cmult.restype = ctypes.c_float

print(lib.cmult(6, 2.3))
print(lib.cmult(6, 2.5))
