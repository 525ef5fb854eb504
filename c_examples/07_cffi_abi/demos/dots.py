# fate: ok
from cffi import FFI, VerificationMissing

ffi = FFI()
ffi.cdef("struct rational { int64_t num; ...; };")  # ... and whatever else the header says
try:
    ffi.new("struct rational *")
except VerificationMissing as error:
    print("VerificationMissing:", error)
