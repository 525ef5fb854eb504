# fate: ok
from _counted_cffi_api import ffi, lib

pointer = lib.ringbuf_new(16)
ffi.gc(pointer, lib.ringbuf_free)
print(lib.counted_blocks())
