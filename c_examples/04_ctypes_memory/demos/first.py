# fate: ok
import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_characters.argtypes = [c_char_p, POINTER(c_size_t)]
lib.textstats_characters.restype = c_int

found = c_size_t()  # room for one size_t, with a 0 in it
status = lib.textstats_characters("größe".encode(), byref(found))
print("status:", status, "- characters:", found.value)
