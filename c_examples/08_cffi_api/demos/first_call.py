# fate: ok
from _matrix_cffi_api import ffi, lib

slot = ffi.new("matrix **")  # room for one pointer
status = lib.matrix_new(2, 3, slot)
m = ffi.gc(slot[0], lib.matrix_free)  # call matrix_free when m is no longer used

lib.matrix_set(m, 1, 2, 2.5)  # static inline
lib.matrix_scale(m, 10)
print(lib.matrix_get(m, 1, 2))
print(status == lib.MATRIX_OK, m.rows, m.cols)  # an enum; fields of the struct
print(lib.MATRIX_MAX_DIM, ffi.string(lib.MATRIX_VERSION))  # macros
