# fate: ok
import numpy as np
from ringbuf_cffi_api import Ring

reading = np.dtype([("second", ">u4"), ("celsius", ">f4")])  # as a network sends it
with Ring(64) as ring:
    ring.write(np.array([(1, 20.5), (2, 21.0), (3, 21.5)], dtype=reading))
    array = ring.array(reading)
    print(array["celsius"], array["celsius"].mean())
    print(ring.array("<f4")[1], "if the order of bytes is wrong")
    del array
