# fate: BufferError
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
lib.ringbuf_write(ring, b"new text", 8)

constant = b"unchanged"[:8]
lib.ringbuf_read(ring, ffi.from_buffer(constant, require_writable=True), 8)
