# fate: ok
import ctypes

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_upper.argtypes = [ctypes.c_char_p]
lib.textstats_upper.restype = None

name = b"hamlet"
print("in a dict:", {b"hamlet": "a prince"}.get(name))
lib.textstats_upper(name)  # wrong: it writes to its argument
print("name is:  ", name)
print("and b'hamlet', written in the program, is", b"hamlet")
print("in a dict:", {bytes([104, 97, 109, 108, 101, 116]): "a prince"}.get(name))
