# fate: ok
from cffi import FFI

ffi = FFI()
ffi.cdef("int64_t rational_lcm(int64_t a, int64_t b);")  # rational.h has no such function
lib = ffi.dlopen("./librational.so")
print("still fine")
try:
    lib.rational_lcm(4, 6)
except AttributeError as error:
    print("AttributeError:", error)
