# fate: ok
import ctypes
from ctypes import c_double, c_size_t, c_void_p

import numpy as np

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_mean.argtypes = [c_void_p, c_size_t]
lib.textstats_mean.restype = c_double

table = np.array([[1, 2, 3], [4, 5, 6]], dtype=np.int32).T
print("contiguous:", table.flags.c_contiguous)
print(table.mean(), lib.textstats_mean(table.ctypes.data, table.size))
