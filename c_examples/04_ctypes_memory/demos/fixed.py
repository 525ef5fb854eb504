# fate: ok
import ctypes

lib = ctypes.CDLL("./libtextstats.so")
Counts = ctypes.c_uint64 * 256
lib.textstats_bytes.argtypes = [ctypes.c_void_p, ctypes.c_size_t, Counts]
lib.textstats_bytes.restype = None

counts = Counts()  # 256 zeros
data = b"to be\0or not to be"
lib.textstats_bytes(data, len(data), counts)
print({chr(byte): number for byte, number in enumerate(counts) if number})
