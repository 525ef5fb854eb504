# fate: ok
from rational_cffi_abi_inline import ffi, lib

result = ffi.new("struct rational *")
status = lib.rational_parse(b"1/2\0/3", result)
print(status, result.num, result.den)
