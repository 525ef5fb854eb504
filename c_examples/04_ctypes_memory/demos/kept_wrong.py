# fate: ok
import ctypes
from ctypes import POINTER, byref, c_bool, c_char_p, c_size_t, c_void_p

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_open.argtypes = [c_char_p]
lib.textstats_open.restype = c_void_p
lib.textstats_next.argtypes = [c_void_p, POINTER(c_void_p), POINTER(c_size_t)]
lib.textstats_next.restype = c_bool

reader = lib.textstats_open("mix the purée with water".encode())  # wrong: who keeps the bytes?
other = "mix the crème with water".encode()

word, size = c_void_p(), c_size_t()
while lib.textstats_next(reader, byref(word), byref(size)):
    print(ctypes.string_at(word, size.value).decode(), end=" ")
print()
