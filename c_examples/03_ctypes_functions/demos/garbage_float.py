# fate: ok
import ctypes

libc = ctypes.CDLL(None)
libc.atof.argtypes = [ctypes.c_char_p]  # double atof(const char *text);
answer = libc.atof(b"2.5")
print("without restype:", type(answer).__name__, "- is it 2.5?", answer == 2.5)

libc.atof.restype = ctypes.c_double
print("with restype:   ", libc.atof(b"2.5"))
