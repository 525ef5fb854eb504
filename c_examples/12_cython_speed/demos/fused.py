# fate: ok
import numpy as np
import trials_cython

for dtype in (np.uint8, bool, np.int32, float, np.int64):
    try:
        print(np.dtype(dtype).name, trials_cython.living(np.ones((2, 3), dtype=dtype)))
    except TypeError as error:
        print(np.dtype(dtype).name, "TypeError:", error)
print(*trials_cython.living.__signatures__, sep=", ")
