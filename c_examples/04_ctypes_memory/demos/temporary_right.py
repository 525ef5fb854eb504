# fate: ok
import ctypes
from ctypes import POINTER, c_double, c_int32, c_size_t

import numpy as np

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_mean.argtypes = [POINTER(c_int32), c_size_t]
lib.textstats_mean.restype = c_double

scores = np.full(50_000, 3)
narrow = np.ascontiguousarray(scores, dtype=np.int32)  # it has a name
others = np.full(50_000, 7, dtype=np.int32)
pointer = narrow.ctypes.data_as(POINTER(c_int32))
print("the mean of so many 3:", lib.textstats_mean(pointer, len(narrow)))
