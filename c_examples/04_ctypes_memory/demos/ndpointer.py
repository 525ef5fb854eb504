# fate: ok
import ctypes
from ctypes import c_double, c_size_t

import numpy as np
from numpy.ctypeslib import ndpointer

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_mean.argtypes = [ndpointer(np.int32, ndim=1, flags="C_CONTIGUOUS"), c_size_t]
lib.textstats_mean.restype = c_double

table = np.array([[1, 50], [2, 60], [3, 70]], dtype=np.int32)
for array in (np.array([3, 4, 5, 8]), table[:, 1], table, [3, 4, 5, 8]):
    try:
        lib.textstats_mean(array, len(array))
    except (ctypes.ArgumentError, TypeError) as error:
        print(error)
    fitting = np.ascontiguousarray(array, dtype=np.int32).reshape(-1)  # a copy, if it must be
    print("   ", lib.textstats_mean(fitting, fitting.size))
