# fate: ok
import ctypes


def check(status, function, arguments):
    if status < 0:
        raise OSError("that failed")


libc = ctypes.CDLL(None)
libc.abs.argtypes = [ctypes.c_int]
libc.abs.restype = ctypes.c_int
libc.abs.errcheck = check
print(libc.abs(-5))
