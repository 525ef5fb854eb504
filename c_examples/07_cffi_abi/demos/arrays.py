# fate: ok
from rational_cffi_abi_inline import ffi, lib

values = ffi.new("struct rational[]", [(1, 2), (1, 3), (1, 6)])
total = ffi.new("struct rational *")

lib.rational_sum(values, len(values), total)
print("all:", total.num, total.den)
lib.rational_sum(values + 1, 2, total)  # values + 1: the address of the second
print("the last two:", total.num, total.den)
lib.rational_sum([(1, 4), (1, 4)], 2, total)  # a list: CFFI makes an array for this call
print("a list:", total.num, total.den)
