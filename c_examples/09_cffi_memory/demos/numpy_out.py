# fate: ok
import numpy as np
from _ringbuf_cffi_api import ffi

samples = ffi.new("int16_t[]", [1, 2, 3, 4])  # samples owns
array = np.frombuffer(ffi.buffer(samples), dtype=np.int16)
samples[0] = 100
print(array)

del samples  # array holds the buffer, and the buffer holds the owner
array[3] = -1
print(array, array.flags.writeable)
