# fate: ok
from _rational_cffi_abi import ffi  # no cdef here: the module knows the declarations

lib = ffi.dlopen("./librational.so")

result = ffi.new("struct rational *")
lib.rational_parse(b"6/8", result)
print(result.num, "over", result.den)
