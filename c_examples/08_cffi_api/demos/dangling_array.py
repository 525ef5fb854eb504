# fate: SIGSEGV
import numpy as np
from _matrix_cffi_api import ffi, lib


def zeros(rows: int, cols: int) -> np.ndarray:
    slot = ffi.new("matrix **")
    lib.matrix_new(rows, cols, slot)
    m = ffi.gc(slot[0], lib.matrix_free)
    return np.frombuffer(ffi.buffer(m.data, rows * cols * 8)).reshape(rows, cols)


array = zeros(1000, 1000)
print("an array of shape", array.shape, flush=True)
print(array[500, 500])
