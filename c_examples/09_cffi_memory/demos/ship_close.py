# fate: BufferError
from ringbuf_cffi_api import Ring

ring = Ring(16)
ring.write(b"in use")
array = ring.array("u1")
ring.close()
