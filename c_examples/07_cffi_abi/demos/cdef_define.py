# fate: ok
from cffi import FFI, CDefError

ffi = FFI()
ffi.cdef("#define RATIONAL_TEXT_SIZE 41")  # a whole number, written out: this works
print(ffi.dlopen("./librational.so").RATIONAL_TEXT_SIZE)

try:
    ffi.cdef("#define RATIONAL_TEXT_SIZE (2 * 20 + 1)")
except CDefError as error:
    print("CDefError:", error)
