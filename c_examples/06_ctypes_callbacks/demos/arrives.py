# fate: ok
import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int, c_void_p

ANY = ctypes.CFUNCTYPE(None, c_int, c_char_p, c_void_p, c_void_p, POINTER(c_double))


@ANY
def show(*arguments):
    for name, value in zip(
        ("int", "const char *", "void *", "void *", "double *"), arguments, strict=True
    ):
        print(f"{name:12} -> {type(value).__name__:12} {value!r}"[:44].rstrip())
    print("is the double * NULL?", not arguments[-1])


show(-1, b"text", 4096, 0, None)  # through C and back
