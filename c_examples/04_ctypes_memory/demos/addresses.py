# fate: ok
import ctypes
from ctypes import c_char_p, c_size_t, c_void_p

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_total.argtypes = [c_void_p, c_size_t]
lib.textstats_total.restype = c_size_t


def address_of(text):
    buffer = ctypes.create_string_buffer(text.encode())
    return ctypes.addressof(buffer)  # wrong: the buffer goes with this function


lines = ["to be", "or not to be", "that"]
texts = (c_void_p * 3)(*(address_of(line) for line in lines))
print("different addresses:", len(set(texts)))
print("all 7 words found:  ", lib.textstats_total(texts, 3) == 7)

right = (c_char_p * 3)(*(line.encode() for line in lines))  # an array that keeps its bytes
print("all 7 words found:  ", lib.textstats_total(right, 3) == 7)
