# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(100), lib.ringbuf_free)
lib.ringbuf_put(ring, ffi.new("ringbuf_record *", (1, 5, b"hello")))
slot = ffi.new("ringbuf_record **")
lib.ringbuf_take(ring, slot)
taken = ffi.gc(slot[0], lib.ringbuf_record_free)
for attempt in (len, ffi.sizeof, list, ffi.buffer):
    try:
        print(attempt.__name__, attempt(taken.data))
    except Exception as error:
        print(f"{attempt.__name__}: {type(error).__name__}: {error}")
