# fate: ok
from cffi import FFI

ffi = FFI()
ffi.cdef("uint64_t rational_gcd(int64_t a, int64_t b);")
lib = ffi.dlopen("./librational.so")

print(lib.rational_gcd(12, 18))
