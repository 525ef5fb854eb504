# fate: ok
import ctypes
from ctypes import POINTER, c_char_p, c_int32, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_lengths.argtypes = [c_char_p, POINTER(c_int32), c_size_t]
lib.textstats_lengths.restype = c_size_t

text = b"the slings and arrows of outrageous fortune"
words = lib.textstats_lengths(text, None, 0)  # first call: how many?
lengths = (c_int32 * words)()  # room for so many
lib.textstats_lengths(text, lengths, words)  # second call: fill it
print(words, "words:", list(lengths))
