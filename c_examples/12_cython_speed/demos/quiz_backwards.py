# fate: ok
import numpy as np
import trials_cython

print(trials_cython.of_view(np.arange(5, dtype=np.longlong)[::-2]))
