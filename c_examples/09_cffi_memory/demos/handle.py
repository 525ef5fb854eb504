# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
tag = ffi.new_handle({"colour": "red"})
lib.ringbuf_set_user(ring, tag)

user = lib.ringbuf_user(ring)
print(user == tag, ffi.from_handle(user))
