# fate: TypeError
from rational_cffi_abi_inline import ffi, lib

result = ffi.new("struct rational *")
lib.rational_parse("6/8", result)
