# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(100), lib.ringbuf_free)
lib.ringbuf_put(ring, ffi.new("ringbuf_record *", (1, 5, b"hello")))
slot = ffi.new("ringbuf_record **")
lib.ringbuf_take(ring, slot)
taken = ffi.gc(slot[0], lib.ringbuf_record_free)
tries = {
    "len(data)": len,
    "list(data)": list,
    "ffi.sizeof(data)": ffi.sizeof,
    "len(ffi.buffer(data))": lambda data: len(ffi.buffer(data)),
    "len(ffi.buffer(data, size))": lambda data: len(ffi.buffer(data, taken.size)),
}
for text, attempt in tries.items():
    try:
        print(text, "is", attempt(taken.data))
    except TypeError as error:
        print(f"{text}: TypeError: {error}")
