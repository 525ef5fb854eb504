# fate: CDefError
from cffi import FFI

ffi = FFI()
ffi.cdef("#define RATIONAL_TEXT_SIZE 41")
print(ffi.dlopen("./librational.so").RATIONAL_TEXT_SIZE)

ffi.cdef("#define RATIONAL_BUFFER (RATIONAL_TEXT_SIZE + 1)")
