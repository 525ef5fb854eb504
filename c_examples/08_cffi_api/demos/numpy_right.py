# fate: ok
import numpy as np
from matrix_cffi_api import Matrix

table = np.array([[1.0, 2, 3, 4], [5, 6, 7, 8]])
Matrix.over(table[:, :2]).scale(100)  # the first two columns, in place
print(table)
for name, array in {
    "every second": table[:, ::2],
    "transposed": table.T,
    "float32": table.astype(np.float32),
}.items():
    try:
        Matrix.over(array)
    except (TypeError, ValueError) as error:
        print(f"{name}: {type(error).__name__}: {error}")
fits = np.ascontiguousarray(table.T, dtype=np.float64)  # a copy, with a name
print((Matrix.over(table) @ Matrix.over(fits)).array())
