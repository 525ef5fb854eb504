# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
lib.ringbuf_write(ring, b"Hello, circle", 13)

target = bytearray(5)
lib.ringbuf_read(ring, ffi.from_buffer(target), len(target))
print(target)

span = lib.ringbuf_peek(ring)
print(ffi.buffer(span.data, span.size)[:])
print(ffi.unpack(span.data, span.size))
