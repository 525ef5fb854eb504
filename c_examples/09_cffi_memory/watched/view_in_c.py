"""Memory that was freed, read by the library."""

from ringbuf_cffi_abi import ffi, lib

ring = lib.ringbuf_new(100)
lib.ringbuf_write(ring, b"12345678", 8)
span = lib.ringbuf_peek(ring)
view = memoryview(ffi.buffer(span.data, span.size))
lib.ringbuf_free(ring)
other = lib.ringbuf_new(100)
lib.ringbuf_write(other, ffi.from_buffer(view), len(view))
