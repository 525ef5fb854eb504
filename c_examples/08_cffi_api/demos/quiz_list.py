# fate: TypeError
from _matrix_cffi_api import ffi, lib

m = ffi.new("matrix *")
print(lib.matrix_view(m, ffi.new("double[]", [1, 2, 3, 4]), 2.0, 2, 2))
