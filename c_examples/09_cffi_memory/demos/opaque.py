# fate: ok
from _ringbuf_cffi_api import ffi, lib

ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)
record = ffi.new("ringbuf_record *")
tries = {
    'ffi.new("ringbuf *")': lambda: ffi.new("ringbuf *"),
    'ffi.sizeof("ringbuf")': lambda: ffi.sizeof("ringbuf"),
    "ring.used": lambda: ring.used,
    "ring[0]": lambda: ring[0],
    "ringbuf_free(record)": lambda: lib.ringbuf_free(record),
    "ringbuf_free(None)": lambda: lib.ringbuf_free(None),
}
for text, attempt in tries.items():
    try:
        print(text, "gives", attempt())
    except Exception as error:
        print(f"{text}\n  {type(error).__name__}: {error}")
