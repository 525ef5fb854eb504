# fate: SIGABRT
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
lib.ringbuf_set_user(ring, ffi.new_handle({"colour": "red"}))

print("stored", flush=True)
print(ffi.from_handle(lib.ringbuf_user(ring)))
