# fate: ok
import ctypes

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_open.argtypes = [ctypes.c_char_p]
lib.textstats_open.restype = ctypes.c_void_p
lib.textstats_close.argtypes = [ctypes.c_void_p]


class Reader:
    def __init__(self, text):
        self.text = text.encode()
        self.handle = lib.textstats_open(self.text)

    def __del__(self):
        lib.textstats_close(self.handle)


try:
    Reader(5)
except AttributeError as error:
    print("the real error:", error)
