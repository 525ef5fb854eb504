# fate: FileNotFoundError
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.rmdir.argtypes = [ctypes.c_char_p]
libc.rmdir.restype = ctypes.c_int

path = "/no/such/folder"
if libc.rmdir(os.fsencode(path)) == -1:
    number = ctypes.get_errno()
    raise OSError(number, os.strerror(number), path)
