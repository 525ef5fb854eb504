# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
lib.ringbuf_set_user(ring, ffi.new_handle({"colour": "red"}))
other = ffi.new_handle("another object of the program")

print(ffi.from_handle(lib.ringbuf_user(ring)))
