# fate: ok
import ctypes
from ctypes.util import find_library

name = find_library("m")  # the mathematics part of C's library
print(name)

libm = ctypes.CDLL(name)
libm.hypot.argtypes = [ctypes.c_double, ctypes.c_double]
libm.hypot.restype = ctypes.c_double
print(libm.hypot(3.0, 4.0))
