# fate: ok
import ctypes

import numpy as np

numbers = (ctypes.c_int32 * 4)(1, 2, 3, 4)
seen = memoryview(numbers)
print("memoryview:", seen.format, seen.itemsize, "bytes each,", seen.nbytes, "in all")
print("its bytes: ", seen.cast("B")[4:8].tolist())

array = np.ctypeslib.as_array(numbers)  # no copy
array *= 10
print("from NumPy:", list(numbers))
