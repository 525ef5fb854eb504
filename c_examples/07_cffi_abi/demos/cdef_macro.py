# fate: ok
from cffi import FFI, CDefError

try:
    FFI().cdef("RATIONAL_API uint64_t rational_gcd(int64_t a, int64_t b);")
except CDefError as error:
    print("CDefError:", error)
