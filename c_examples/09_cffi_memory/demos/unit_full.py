# fate: ok
from _ringbuf_cffi_api import ffi, lib

info = ffi.new("ringbuf_info *")
info.unit = b"12345678"  # it fits, without a zero byte
info.name = ffi.cast("char *", 0x414243)  # what lies behind: any address
print(ffi.string(info.unit))

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
lib.ringbuf_describe(ring, info.unit, b"")  # C takes the unit for a text
print(ffi.string(lib.ringbuf_inspect(ring).name))
