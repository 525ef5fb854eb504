# fate: ok
import ctypes
from ctypes import POINTER, c_char_p, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_total.argtypes = [POINTER(c_char_p), c_size_t]
lib.textstats_total.restype = c_size_t  # textstats_total(const char *const *texts, ...)

lines = ["to be", "or not to be", "that"]
texts = (c_char_p * len(lines))(*(line.encode() for line in lines))
print(lib.textstats_total(texts, len(texts)), "words in", list(texts))
