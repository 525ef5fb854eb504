# fate: ok
import gc
import weakref

from _ringbuf_cffi_api import ffi, lib

owners = weakref.WeakKeyDictionary()


def batch(*texts: bytes) -> object:
    """Make an array of addresses of records. The records live as long as the array."""
    made = [ffi.new("ringbuf_record *", (i, len(text), text)) for i, text in enumerate(texts)]
    records = ffi.new("ringbuf_record *[]", made)
    owners[records] = made
    return records


ring = ffi.gc(lib.ringbuf_new(100), lib.ringbuf_free)
records = batch(b"north", b"south", b"east.")
lib.ringbuf_put_all(ring, records, 3)
span = lib.ringbuf_peek(ring)
print(ffi.buffer(span.data, span.size)[:])
print(len(owners), "array with owners")
del records
gc.collect()
print(len(owners), "arrays with owners")
