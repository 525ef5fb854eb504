# fate: ok
from rational_cffi_abi_inline import ffi

numbers = ffi.cast("int64_t *", ffi.new("int64_t[]", [1, 2, 3]))  # in one line
other = ffi.new("int64_t[]", [97, 98, 99])
print(numbers[0], numbers[1], numbers[2])

array = ffi.new("int64_t[]", [1, 2, 3])  # the owner has a name, and lives
numbers = ffi.cast("int64_t *", array)
other = ffi.new("int64_t[]", [97, 98, 99])
print(numbers[0], numbers[1], numbers[2])
