# fate: ok
import gc
import weakref

from _ringbuf_cffi_api import ffi, lib

owners = weakref.WeakKeyDictionary()


def batch(texts: list[bytes]) -> object:
    """Make an array of addresses of records. The records live as long as the array."""
    made = [ffi.new("ringbuf_record *", (i, len(text), text)) for i, text in enumerate(texts)]
    records = ffi.new("ringbuf_record *[]", made)
    owners[records] = made
    return records


ring = ffi.gc(lib.ringbuf_new(1000), lib.ringbuf_free)
records = batch([b"no%02d" % i for i in range(12)])
lib.ringbuf_put_all(ring, records, len(records))
span = lib.ringbuf_peek(ring)
for at in range(0, span.size, 12):
    print(ffi.buffer(span.data + at + 8, 4)[:].decode(), end=" ")
print()

print(len(owners), "array with owners")
del records
gc.collect()
print(len(owners), "arrays with owners")
