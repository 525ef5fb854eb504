# fate: ok
from _counted_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
print(ffi.gc(ring, None))
del ring
print(lib.counted_blocks())
