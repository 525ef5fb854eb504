# fate: ok
from _ringbuf_cffi_api import ffi, lib

tank = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
rope = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
lib.ringbuf_describe(tank, b"tank", b"litres")
lib.ringbuf_describe(rope, b"rope", b"metres")

of_tank = lib.ringbuf_inspect(tank).unit
of_rope = lib.ringbuf_inspect(rope).unit
print("tank:", ffi.string(of_tank))
print("rope:", ffi.string(of_rope))
