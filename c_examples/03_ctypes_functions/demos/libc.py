# fate: ok
import ctypes
import os
import time

libc = ctypes.CDLL(None)  # the running program, and the C library that it is linked to

libc.getpid.argtypes = []
libc.getpid.restype = ctypes.c_int
print("the same process number:", libc.getpid() == os.getpid())

libc.sleep.argtypes = [ctypes.c_uint]  # seconds
libc.sleep.restype = ctypes.c_uint
before = time.monotonic()
print("sleep returned", libc.sleep(1))
print("a second has passed:", time.monotonic() - before >= 1)
