# fate: SIGSEGV
from _counted_cffi_api import ffi, lib


def take(ring: object) -> bytes:
    slot = ffi.new("ringbuf_record **")
    lib.ringbuf_take(ring, slot)
    record = ffi.gc(slot[0], lib.ringbuf_record_free)
    return ffi.buffer(record.data, record.size)[:]


ring = ffi.gc(lib.ringbuf_new(100), lib.ringbuf_free)
lib.ringbuf_put(ring, ffi.new("ringbuf_record *", (1, 5, b"hello")))
lib.ringbuf_put(ring, ffi.new("ringbuf_record *", (2, 5, b"world")))
print(take(ring), flush=True)
lib.counted_fail_at(1)
print(take(ring))
