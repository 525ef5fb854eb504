# fate: ok
from _ringbuf_cffi_api import ffi

numbers = ffi.new("int16_t[]", [1, 2, 3])

print(ffi.unpack(numbers, 3))  # a list: each number becomes an object
print(ffi.buffer(numbers)[:])  # bytes: a copy
view = ffi.buffer(numbers)  # no copy: the same bytes
view[0:2] = b"\x09\x00"
print(numbers[0])

target = bytearray(6)
ffi.memmove(target, numbers, 6)  # a copy, into memory that is there already
print(target)
ffi.memmove(numbers + 1, b"\x08\x00", 2)
print(list(numbers))

room = ffi.from_buffer("int16_t[]", target)  # no copy: Python's bytes, for C
room[2] = 7
print(target)
