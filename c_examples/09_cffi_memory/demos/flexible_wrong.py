# fate: ok
from _ringbuf_cffi_api import ffi, lib

record = ffi.new("ringbuf_record *")
record.size = 5
try:
    record.data[0] = 104
except IndexError as error:
    print("IndexError:", error)

ring = ffi.gc(lib.ringbuf_new(100), lib.ringbuf_free)
print("status", lib.ringbuf_put(ring, record), "for 5 bytes that nobody made")
