# fate: ArgumentError
import ctypes

libc = ctypes.CDLL(None)
libc.strlen.argtypes = [ctypes.c_char_p]
libc.strlen.restype = ctypes.c_size_t
print("bytes, after encode:", libc.strlen("größe".encode()))
print("bytes with a zero:  ", libc.strlen(b"ab\0cd"))
print("str:                ", libc.strlen("größe"))
