# fate: ok
from _ringbuf_cffi_api import ffi

target = bytearray(4)
source = ffi.new("char[]", b"twelve bytes")
ffi.memmove(target, source, 12)
print(target)
