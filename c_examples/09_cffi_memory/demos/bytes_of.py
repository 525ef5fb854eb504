# fate: ok
from _ringbuf_cffi_api import ffi

numbers = ffi.new("int[]", [1, 2, 3])
print(bytes(numbers))
for attempt in (memoryview, bytearray().join, b"".__add__):
    try:
        attempt(numbers)
    except TypeError as error:
        print("TypeError:", error)
print(bytes(ffi.buffer(numbers)))
