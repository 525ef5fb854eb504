# fate: ok
import ctypes
from ctypes import POINTER, byref, c_char_p, c_size_t, c_void_p

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_longest.argtypes = [c_char_p, POINTER(c_size_t)]
text, size = b"that is the question here", c_size_t()

lib.textstats_longest.restype = c_char_p  # wrong: no zero byte ends this word
print("c_char_p:", lib.textstats_longest(text, byref(size)))

lib.textstats_longest.restype = c_void_p  # an address, as an int
address = lib.textstats_longest(text, byref(size))
print("c_void_p:", ctypes.string_at(address, size.value))
