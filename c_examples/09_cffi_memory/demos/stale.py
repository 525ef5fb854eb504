# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(8), lib.ringbuf_free)
lib.ringbuf_write(ring, b"12345678", 8)
span = lib.ringbuf_peek(ring)
view = memoryview(ffi.buffer(span.data, span.size))
print(bytes(view))

lib.ringbuf_skip(ring, 4)
lib.ringbuf_write(ring, b"new!", 4)
print(bytes(view))
