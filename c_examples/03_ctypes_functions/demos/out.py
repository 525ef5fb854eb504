# fate: ok
import ctypes
import socket

libc = ctypes.CDLL(None)

libc.frexp.argtypes = [ctypes.c_double, ctypes.POINTER(ctypes.c_int)]
libc.frexp.restype = ctypes.c_double  # double frexp(double value, int *exponent);
exponent = ctypes.c_int()  # room for one int
fraction = libc.frexp(40.0, ctypes.byref(exponent))
print("40 is", fraction, "* 2 **", exponent.value)

libc.gethostname.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
libc.gethostname.restype = ctypes.c_int  # int gethostname(char *name, size_t length);
name = ctypes.create_string_buffer(256)  # room for 256 bytes
print("status:", libc.gethostname(name, len(name)))
print("the name agrees:", name.value.decode() == socket.gethostname())
