# fate: ok
import numpy as np
from _ringbuf_cffi_api import ffi

things = np.array([1.5, "two"], dtype=object)
print(len(ffi.from_buffer("double[]", things)))
