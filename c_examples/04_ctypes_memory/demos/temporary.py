# fate: ok
import ctypes
from ctypes import c_double, c_size_t, c_void_p

import numpy as np

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_mean.argtypes = [c_void_p, c_size_t]
lib.textstats_mean.restype = c_double

scores = np.full(50_000, 3)  # int64: must become int32 for C
address = np.ascontiguousarray(scores, dtype=np.int32).ctypes.data  # wrong: who keeps the array?
others = np.full(50_000, 7, dtype=np.int32)
print("the mean of so many 3:", lib.textstats_mean(address, len(scores)))
