# fate: ok
from rational_cffi_abi_inline import ffi

print(ffi.cast("int32_t", 2**32 + 5))  # a number of another type: high bytes are cut off
print(int(ffi.cast("uint8_t", -1)))

fraction = ffi.new("struct rational *", (3, 4))
numbers = ffi.cast("int64_t *", fraction)  # the same address, seen as int64_t
print(numbers[0], numbers[1])
octets = ffi.cast("unsigned char *", fraction)
print(ffi.unpack(octets, 10))
