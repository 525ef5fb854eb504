# fate: ok
import ctypes
from ctypes import c_char_p, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_word.argtypes = [c_char_p, c_size_t, c_char_p, c_size_t]
lib.textstats_word.restype = c_size_t

text = b"a word of letters: incomprehensibilities"
size = lib.textstats_word(text, 4, None, 0)
buffer = ctypes.create_string_buffer(size)  # wrong: no room for the zero byte
lib.textstats_word(text, 4, buffer, size + 1)  # wrong: there is less
print(buffer.raw.decode())
