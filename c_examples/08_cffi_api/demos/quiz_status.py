# fate: ok
from _matrix_cffi_api import ffi, lib

slot = ffi.new("matrix **")
print(lib.matrix_new(0, 3, slot))
print(slot[0])
