# fate: ok
import ctypes

libc = ctypes.CDLL(None)
libc.srand48.argtypes = [ctypes.c_long]  # void srand48(long seed);
libc.srand48.restype = None
libc.drand48.argtypes = []  # double drand48(void);
libc.drand48.restype = ctypes.c_double

libc.srand48(42)
print(libc.drand48(), libc.drand48())
