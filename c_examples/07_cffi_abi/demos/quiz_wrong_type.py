# fate: ok
from cffi import FFI

ffi = FFI()
ffi.cdef("uint32_t rational_gcd(int64_t a, int64_t b);")  # the header says uint64_t
lib = ffi.dlopen("./librational.so")

print(lib.rational_gcd(12, 18))
print(lib.rational_gcd(2**32 * 5, 2**32 * 7))
