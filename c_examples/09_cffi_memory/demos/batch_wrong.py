# fate: ok
from _ringbuf_cffi_api import ffi, lib


def batch(texts: list[bytes]) -> object:
    """Make an array of addresses of records."""
    records = ffi.new("ringbuf_record *[]", len(texts))
    for i, text in enumerate(texts):
        records[i] = ffi.new("ringbuf_record *", (i, len(text), text))
    return records


ring = ffi.gc(lib.ringbuf_new(1000), lib.ringbuf_free)
texts = [b"no%02d" % i for i in range(12)]
lib.ringbuf_put_all(ring, batch(texts), len(texts))
span = lib.ringbuf_peek(ring)
for at in range(0, span.size, 12):  # a head of 8 bytes, and 4 of text
    print(ffi.buffer(span.data + at + 8, 4)[:].decode(), end=" ")
print()
