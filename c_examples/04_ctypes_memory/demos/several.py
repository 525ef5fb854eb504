# fate: ok
import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
size = POINTER(c_size_t)
lib.textstats_count.argtypes = [c_char_p, size, size, size]
lib.textstats_count.restype = c_int

characters, words, lines = c_size_t(), c_size_t(), c_size_t()
text = b"to be\nor not to be\n"
lib.textstats_count(text, byref(characters), byref(words), byref(lines))
print(characters.value, "characters,", words.value, "words,", lines.value, "lines")

lib.textstats_count(b"that is the question", None, byref(words), None)  # None is NULL
print(words.value, "words")
