# fate: ok
from _counted_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
before = lib.counted_blocks()
for _ in range(1000):
    with ffi.gc(lib.ringbuf_dump(ring), lib.ringbuf_text_free) as text:
        ffi.string(text)
print(lib.counted_blocks() - before, "blocks more")
