# fate: ok
import ctypes

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_upper.argtypes = [ctypes.c_char_p]
lib.textstats_upper.restype = None

name = b"hamlet"
buffer = ctypes.create_string_buffer(name)  # a copy of 7 bytes, which C may change
lib.textstats_upper(buffer)
print(buffer.value, "- and name is", name)
