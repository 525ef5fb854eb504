# fate: ok
import numpy as np
from _matrix_cffi_api import ffi, lib


def twice(array: np.ndarray) -> list[float]:
    """Hand the address of an array to C, and hope."""
    rows, cols = array.shape
    view = ffi.new("matrix *")
    lib.matrix_view(view, ffi.cast("double *", array.ctypes.data), rows, cols, cols)
    return [2 * lib.matrix_get(view, i, j) for i in range(rows) for j in range(cols)]


table = np.array([[1.0, 2, 3, 4], [5, 6, 7, 8]])
arrays = {
    "the first row": table[:1],
    "every second number": table[:1, ::2],
    "transposed": table[:, :2].T,
    "float32": table.astype(np.float32)[:1],
    "int64": table.astype(np.int64)[:1],
}
for name, array in arrays.items():
    print(f"{name:20} wanted {(2.0 * array).ravel().tolist()}")
    print(f"{'':20} got    {twice(array)}")
