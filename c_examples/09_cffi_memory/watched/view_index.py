"""One byte of memory that was freed, read by Python."""

from ringbuf_cffi_abi import ffi, lib

ring = lib.ringbuf_new(100)
lib.ringbuf_write(ring, b"12345678", 8)
span = lib.ringbuf_peek(ring)
view = memoryview(ffi.buffer(span.data, span.size))
lib.ringbuf_free(ring)
assert isinstance(view[0], int)
print("view[0] was read, and nobody said a word")
