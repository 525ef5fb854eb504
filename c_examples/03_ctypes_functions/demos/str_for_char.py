# fate: ok
import ctypes

libc = ctypes.CDLL(None)
libc.strlen.restype = ctypes.c_size_t  # size_t strlen(const char *text);
print("str:  ", libc.strlen("hello"))
print("bytes:", libc.strlen(b"hello"))
