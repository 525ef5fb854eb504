# fate: ok
from rational_cffi_abi_inline import ffi, lib

seven_quarters = ffi.new("struct rational *", (7, 4))[0]

rest = lib.rational_split(seven_quarters).rest  # the struct around it is freed at once
print(rest)
print("after the split:", rest.num, "over", rest.den)

other = ffi.new("struct rational[]", [(90, 91), (92, 93)])  # has nothing to do with rest
print("a moment later: ", rest.num, "over", rest.den)
