# fate: AttributeError
from cffi import FFI

ffi = FFI()
ffi.cdef("int64_t rational_lcm(int64_t a, int64_t b);")  # rational.h has no such function
lib = ffi.dlopen("./librational.so")
print("still fine")
lib.rational_lcm(4, 6)
