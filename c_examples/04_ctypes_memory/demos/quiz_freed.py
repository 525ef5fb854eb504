# fate: ok
import ctypes

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_report.argtypes = [ctypes.c_char_p]
lib.textstats_report.restype = ctypes.c_void_p
lib.textstats_free.argtypes = [ctypes.c_void_p]

address = lib.textstats_report(b"to be or not to be")
lib.textstats_free(address)
print(ctypes.string_at(address).decode(), end="")
