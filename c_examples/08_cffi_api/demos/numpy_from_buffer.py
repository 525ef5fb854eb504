# fate: ValueError
import numpy as np
from _matrix_cffi_api import ffi

table = np.array([[1.0, 2, 3, 4], [5, 6, 7, 8]])
data = ffi.from_buffer("double[]", table, require_writable=True)
data[0] = 100
print("one memory:", table[0, 0], "and", len(data), "doubles")
print("float32:   ", len(ffi.from_buffer("double[]", table.astype(np.float32))), "doubles?")
ffi.from_buffer("double[]", table[:, ::2])
