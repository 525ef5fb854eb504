# fate: ok
import ctypes
from ctypes import c_double, c_size_t, c_void_p

import numpy as np

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_mean.argtypes = [c_void_p, c_size_t]  # any address will do, alas
lib.textstats_mean.restype = c_double


def mean(array: np.ndarray) -> float:
    return lib.textstats_mean(array.ctypes.data, array.size)


table = np.array([[1, 50], [2, 60], [3, 70]], dtype=np.int32)
for name, array in (
    ("int32", np.array([3, 4, 5, 8], dtype=np.int32)),
    ("int64", np.array([3, 4, 5, 8])),
    ("float32", np.array([3, 4, 5, 8], dtype=np.float32)),
    ("a column", table[:, 1]),
    ("backwards", table[0, ::-1]),
):
    print(f"{name:10} right {array.mean():6}   C says {mean(array)}")
