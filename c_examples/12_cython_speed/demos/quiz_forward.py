# fate: IndexError
import numpy as np
import trials_cython

values = np.array([10, 20, 30], dtype=np.int32)
places = np.array([-1], dtype=np.int32)
print(trials_cython.pick_checked(values, places))
print(trials_cython.pick_forward(values, places))
