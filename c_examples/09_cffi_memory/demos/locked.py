# fate: ok
from _ringbuf_cffi_api import ffi

target = bytearray(b"1234")
room = ffi.from_buffer(target)
try:
    target.extend(b"5")
except BufferError as error:
    print(error)

ffi.release(room)
target.extend(b"5")
print(target)

with ffi.from_buffer(target) as room:
    room[0] = b"0"
target.extend(b"6")
print(target)
