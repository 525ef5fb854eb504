# fate: ok
import ctypes
import sys
import weakref

_lib = ctypes.CDLL("./libtextstats.so")
_lib.textstats_open.argtypes = [ctypes.c_char_p]
_lib.textstats_open.restype = ctypes.c_void_p
_lib.textstats_close.argtypes = [ctypes.c_void_p]


class Old:
    def __init__(self, text):
        self.text = text
        self.handle = _lib.textstats_open(text)

    def __del__(self):
        _lib.textstats_close(self.handle)


def close(handle):
    _lib.textstats_close(handle)
    print("the finalizer has closed its reader")


class New:
    def __init__(self, text):
        self.text = text
        handle = _lib.textstats_open(text)
        self.close = weakref.finalize(self, close, handle)


old, new = Old(b"to be"), New(b"to be")
sys.somebody = sys.modules[__name__]  # somebody still uses this module at the end
print("the last line of the program")
