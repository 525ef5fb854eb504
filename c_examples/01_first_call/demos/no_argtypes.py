# fate: ArgumentError
import ctypes

lib = ctypes.CDLL("./libcmult.so")
# argtypes is missing: ctypes does not know whether 2.3 is to be a float or a double.
lib.cmult.restype = ctypes.c_float

print(lib.cmult(6, 2.3))
