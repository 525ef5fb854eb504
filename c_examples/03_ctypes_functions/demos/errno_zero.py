# fate: ok
import ctypes

libc = ctypes.CDLL(None)  # use_errno is missing
libc.rmdir.argtypes = [ctypes.c_char_p]
libc.rmdir.restype = ctypes.c_int

print("rmdir returned", libc.rmdir(b"/no/such/folder"))
print("errno is", ctypes.get_errno())
