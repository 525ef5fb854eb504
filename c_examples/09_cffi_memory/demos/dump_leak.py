# fate: ok
from _counted_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
before = lib.counted_blocks()
for _ in range(1000):
    ffi.string(lib.ringbuf_dump(ring))
print(lib.counted_blocks() - before, "blocks more")
