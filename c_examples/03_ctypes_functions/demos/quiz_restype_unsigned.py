# fate: ok
import ctypes

libc = ctypes.CDLL(None)  # unsigned long strtoul(const char *text, char **end, int base);
libc.strtoul.argtypes = [ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int]
print(libc.strtoul(b"4000000000", None, 10))
