# fate: ok
from _ringbuf_cffi_api import ffi, lib


def free(pointer: object) -> None:
    print("  freed:", "NULL" if pointer == ffi.NULL else "a ring")
    lib.ringbuf_free(pointer)


ring = ffi.gc(lib.ringbuf_new(16), free)
second = ring
del ring
print("one name is gone")
del second
print("no name is left")

with ffi.gc(lib.ringbuf_new(16), free) as ring:
    print("in the block")
print("behind the block")

ring = ffi.gc(lib.ringbuf_new(16), free)
ffi.release(ring)
ffi.release(ring)
print("released, twice")

ring = ffi.gc(lib.ringbuf_new(0), free)  # no ring has room for 0 bytes
del ring
