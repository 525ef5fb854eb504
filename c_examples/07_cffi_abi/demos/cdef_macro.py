# fate: CDefError
from cffi import FFI

ffi = FFI()
ffi.cdef("RATIONAL_API uint64_t rational_gcd(int64_t a, int64_t b);")
