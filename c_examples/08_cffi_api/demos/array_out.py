# fate: BufferError
from matrix_cffi_api import Matrix

m = Matrix(1000, 1000)
array = m.array()
array[500, 500] = 7.0
print("one memory:", m[500, 500])
m.close()
