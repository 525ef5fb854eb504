# fate: ok
from _ringbuf_cffi_api import ffi, lib

print(ffi.sizeof("ringbuf_record"), "bytes: the head")
for start in ((1, 5, b"hello"), (1, 5, [104, 101, 108, 108, 111]), (1, 5, 5)):
    record = ffi.new("ringbuf_record *", start)
    print(record, len(record.data), "bytes of data")

ffi.memmove(record.data, b"hello", 5)
ring = ffi.gc(lib.ringbuf_new(100), lib.ringbuf_free)
lib.ringbuf_put(ring, record)

slot = ffi.new("ringbuf_record **")
lib.ringbuf_take(ring, slot)
with ffi.gc(slot[0], lib.ringbuf_record_free) as taken:
    print(taken.data)
    print(ffi.buffer(taken.data, taken.size)[:])
