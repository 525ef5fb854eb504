# fate: TypeError
import ctypes

Six = ctypes.c_char * 6
print("a bytearray:", Six.from_buffer(bytearray(b"hamlet")).value)
print("a copy:     ", Six.from_buffer_copy(b"hamlet").value)
print("bytes:      ", Six.from_buffer(b"hamlet").value)
