# fate: ok
import ctypes
from ctypes import c_char_p, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_live.argtypes = []
lib.textstats_live.restype = c_size_t
lib.textstats_report.argtypes = [c_char_p]
lib.textstats_report.restype = c_char_p  # wrong: it must be freed

for _ in range(1000):
    report = lib.textstats_report(b"to be or not to be")
print(report.decode(), end="")
print("type:", type(report).__name__, "- reports that nobody can free:", lib.textstats_live())
