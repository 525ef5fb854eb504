# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
lib.ringbuf_write(ring, ffi.new("char[]", b"gone?"), 5)
span = lib.ringbuf_peek(ring)
print(ffi.buffer(span.data, span.size)[:])
