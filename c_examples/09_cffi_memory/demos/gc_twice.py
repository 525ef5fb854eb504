# fate: SIGABRT
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(100), lib.ringbuf_free)
lib.ringbuf_write(ring, bytes(50), 50)
text = ffi.gc(lib.ringbuf_dump(ring), lib.ringbuf_text_free)
print(len(ffi.string(text)), flush=True)
lib.ringbuf_text_free(text)  # somebody likes to tidy up
del text
