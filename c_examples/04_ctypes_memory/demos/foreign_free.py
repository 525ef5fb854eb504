# fate: SIGABRT
import ctypes
import faulthandler

faulthandler.enable()

lib, libc = ctypes.CDLL("./libtextstats.so"), ctypes.CDLL(None)
lib.textstats_report.argtypes = [ctypes.c_char_p]
lib.textstats_report.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
libc.free.restype = None

address = lib.textstats_report(b"to be or not to be")
libc.free(address)  # wrong: textstats_free must do it
