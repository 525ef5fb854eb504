# fate: ok
from _ringbuf_cffi_api import ffi, lib

tank = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
lib.ringbuf_describe(tank, b"tank", b"litres")
info = lib.ringbuf_inspect(tank)  # the struct has a name, and lives as long as the name
print(ffi.string(info.unit), ffi.string(info.name))
