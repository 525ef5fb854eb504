"""Call the initials library with ctypes. There is nothing to change here."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libinitials.so"))

lib.initials_make.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p)]
lib.initials_make.restype = ctypes.c_int
lib.initials_free.argtypes = [ctypes.c_void_p]
lib.initials_free.restype = None
