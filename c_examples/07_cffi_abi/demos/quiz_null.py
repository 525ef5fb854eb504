# fate: SIGSEGV
from rational_cffi_abi_inline import ffi, lib

print(lib.rational_largest(ffi.NULL, 0))
print(lib.rational_largest(ffi.NULL, 0).amount.num)
