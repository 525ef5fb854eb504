# fate: ok
from _ringbuf_cffi_api import ffi, lib


def batch(*texts: bytes) -> object:
    """Make an array of addresses of records."""
    records = ffi.new("ringbuf_record *[]", len(texts))
    for i, text in enumerate(texts):
        records[i] = ffi.new("ringbuf_record *", (i, len(text), text))
    return records


ring = ffi.gc(lib.ringbuf_new(100), lib.ringbuf_free)
lib.ringbuf_put_all(ring, batch(b"north", b"south", b"east."), 3)
span = lib.ringbuf_peek(ring)
print(ffi.buffer(span.data, span.size)[:])
