# fate: ok
import ctypes
from ctypes import c_char_p, c_size_t, c_void_p

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_live.argtypes = []
lib.textstats_live.restype = c_size_t
lib.textstats_report.argtypes = [c_char_p]
lib.textstats_report.restype = c_void_p  # the address itself
lib.textstats_free.argtypes = [c_void_p]
lib.textstats_free.restype = None

for _ in range(1000):
    address = lib.textstats_report(b"to be or not to be")
    if address is None:
        raise MemoryError
    try:
        report = ctypes.string_at(address)  # copies, up to the zero byte
    finally:
        lib.textstats_free(address)
print(report.decode(), end="")
print("reports that nobody has freed:", lib.textstats_live())
