# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
lib.ringbuf_describe(ring, "Außenfühler".encode(), "°C".encode())
lib.ringbuf_write(ring, b"\x15\x00\x17", 3)

info = lib.ringbuf_inspect(ring)
print(ffi.string(info.name).decode(), ffi.string(info.unit).decode())

with ffi.gc(lib.ringbuf_dump(ring), lib.ringbuf_text_free) as text:
    print(ffi.string(text).decode())

print(ffi.string(info.name, 4), ffi.unpack(info.unit, 8))
