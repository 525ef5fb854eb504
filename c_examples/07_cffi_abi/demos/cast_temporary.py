# fate: ok
from rational_cffi_abi_inline import ffi

squares = [n * n for n in range(1000)]
cubes = [n**3 for n in range(1000)]

numbers = ffi.cast("int64_t *", ffi.new("int64_t[]", squares))  # all in one line
other = ffi.new("int64_t[]", cubes)
print(numbers[2], numbers[3], numbers[4])

array = ffi.new("int64_t[]", squares)  # the owner has a name, and lives
numbers = ffi.cast("int64_t *", array)
other = ffi.new("int64_t[]", cubes)
print(numbers[2], numbers[3], numbers[4])
