# fate: VerificationMissing
from cffi import FFI

ffi = FFI()
ffi.cdef("struct rational { int64_t num; ...; };")  # and whatever else the header says
ffi.new("struct rational *")
