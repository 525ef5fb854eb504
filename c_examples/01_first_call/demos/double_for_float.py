# fate: ok
import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).parents[1] / "libcmult.so"))
lib.cmult.argtypes = [ctypes.c_int, ctypes.c_double]  # wrong: cmult.h says float
lib.cmult.restype = ctypes.c_float

print(lib.cmult(6, 2.3))
print(lib.cmult(6, 2.5))
