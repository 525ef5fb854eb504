# fate: AttributeError
from _matrix_cffi_api import ffi, lib

print("bytes in a matrix: ", ffi.sizeof("matrix"))
print("data begins at byte", ffi.offsetof("matrix", "data"))
print("MATRIX_ERROR_SHAPE ", lib.MATRIX_ERROR_SHAPE)
print("fields we named:   ", [name for name, _ in ffi.typeof("matrix").fields])
print(ffi.new("matrix *").is_view)
