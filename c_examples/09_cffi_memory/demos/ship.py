# fate: ok
import queue

from ringbuf_cffi_api import Ring

with Ring(32) as ring:
    ring.describe("door", "events")
    ring.put_all([(1, b"open"), (2, b"shut")])
    print(ring, ring.name, ring.unit)
    print(ring.take())
    try:
        ring.put(3, bytes(100))
    except queue.Full as error:
        print("queue.Full:", error)
    with ring.peek() as view:
        print(view.readonly, view[8:].tobytes())
    ring.skip(len(ring))
print(ring)
