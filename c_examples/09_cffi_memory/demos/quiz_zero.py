# fate: ok
from _ringbuf_cffi_api import ffi

text = ffi.new("char[]", b"1\x002")
print(len(text), ffi.string(text), ffi.unpack(text, 3), ffi.buffer(text)[:])
