# fate: ok
import ctypes

libc = ctypes.CDLL(None)  # long labs(long number);

libc.labs.argtypes = [ctypes.c_int32]  # what long is on Windows
libc.labs.restype = ctypes.c_int32
print("long has 4 bytes:", libc.labs(-5_000_000_000))

libc.labs.argtypes = [ctypes.c_long]  # what long is here
libc.labs.restype = ctypes.c_long
print("long as it is:   ", libc.labs(-5_000_000_000))
