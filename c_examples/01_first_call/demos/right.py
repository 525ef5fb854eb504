# fate: ok
import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).parents[1] / "libcmult.so"))
lib.cmult.argtypes = [ctypes.c_int, ctypes.c_float]
lib.cmult.restype = ctypes.c_float

print(lib.cmult(6, 2.3))
