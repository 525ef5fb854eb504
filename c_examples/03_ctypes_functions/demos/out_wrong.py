# fate: SIGSEGV
import ctypes
import faulthandler

faulthandler.enable()

libc = ctypes.CDLL(None)
libc.frexp.restype = ctypes.c_double  # argtypes is missing
exponent = ctypes.c_int()
print(libc.frexp(ctypes.c_double(40.0), exponent))  # the number 0, not the address of the room
