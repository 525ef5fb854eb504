# fate: BufferError
from ringbuf_cffi_api import Ring

with Ring(16) as ring:
    ring.write(b"12345")
    view = ring.peek()
    print(bytes(view))
print(ring)
