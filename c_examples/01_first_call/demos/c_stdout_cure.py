# fate: ok
import ctypes

from cmult_ctypes import cmult_say

libc = ctypes.CDLL(None)  # None: the running program, and with it the C library
libc.fflush.argtypes = [ctypes.c_void_p]
libc.fflush.restype = ctypes.c_int

print("Python: before the call", flush=True)  # empty Python's buffer
cmult_say(6, 2.3)
libc.fflush(None)  # empty C's buffers
print("Python: after the call")
