# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
record = ffi.new("ringbuf_record *", (1, 3, b"abc"))
info = lib.ringbuf_inspect(ring)
target = bytearray(8)
things = {
    "ffi.new(...)": record,
    "record[0]": record[0],
    "record.data": record.data,
    "ffi.cast(..., record)": ffi.cast("char *", record),
    "lib.ringbuf_inspect(ring)": info,
    "info.unit": info.unit,
    "info.name": info.name,
    "lib.ringbuf_user(ring)": lib.ringbuf_user(ring),
    "ffi.gc(...)": ring,
    "ffi.from_buffer(target)": ffi.from_buffer(target),
    "ffi.new_handle(target)": ffi.new_handle(target),
}
for name, thing in things.items():
    print(f"{name:26}", thing)
