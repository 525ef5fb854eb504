# fate: BufferError
import ctypes

data = bytearray(b"to be")
view = (ctypes.c_char * len(data)).from_buffer(data)
data[0:2] = b"2 "  # the same length: allowed
print(view.raw)
data += b" or not"  # longer: its bytes would have to move
