"""Call the splits library with ctypes. There is nothing to change here."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libsplits.so"))

lib.splits_new.argtypes = [ctypes.c_size_t]
lib.splits_new.restype = ctypes.c_void_p
lib.splits_free.argtypes = [ctypes.c_void_p]
lib.splits_free.restype = None
lib.splits_add.argtypes = [ctypes.c_void_p, ctypes.c_int32]
lib.splits_add.restype = ctypes.c_int
lib.splits_count.argtypes = [ctypes.c_void_p]
lib.splits_count.restype = ctypes.c_size_t
lib.splits_total.argtypes = [ctypes.c_void_p]
lib.splits_total.restype = ctypes.c_int64
