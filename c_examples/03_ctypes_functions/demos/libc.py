# fate: ok
import ctypes
import os
import time

libc = ctypes.CDLL(None)  # whatever this process has loaded: the C library is part of it

libc.getpid.argtypes = []
libc.getpid.restype = ctypes.c_int
print("the same process number:", libc.getpid() == os.getpid())

libc.usleep.argtypes = [ctypes.c_uint]  # microseconds
libc.usleep.restype = ctypes.c_int
before = time.monotonic()
print("usleep returned", libc.usleep(20_000))
print("20 ms have passed:", time.monotonic() - before >= 0.02)
