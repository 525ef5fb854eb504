# fate: SIGSEGV
from _ringbuf_cffi_api import ffi, lib


def shown(data: bytes) -> memoryview:
    """Put bytes into a ring, and show them there."""
    ring = ffi.gc(lib.ringbuf_new(len(data)), lib.ringbuf_free)
    lib.ringbuf_write(ring, data, len(data))
    span = lib.ringbuf_peek(ring)
    return memoryview(ffi.buffer(span.data, span.size))


view = shown(bytes(100_000_000))
print(len(view), "bytes", flush=True)
print(view[0])
