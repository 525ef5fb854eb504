# fate: ok
import ctypes
from ctypes import c_char_p, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_word.argtypes = [c_char_p, c_size_t, c_char_p, c_size_t]
lib.textstats_word.restype = c_size_t
text = "eine Größe".encode()

size = lib.textstats_word(text, 1, None, 0)  # how many bytes?
buffer = ctypes.create_string_buffer(size + 1)  # and one for the zero byte
lib.textstats_word(text, 1, buffer, len(buffer))
print(size, "bytes:", buffer.raw)
print("as a str:", buffer.value.decode())
