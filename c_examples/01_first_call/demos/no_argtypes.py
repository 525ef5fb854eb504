# fate: ArgumentError
import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).parents[1] / "libcmult.so"))
# argtypes is missing: ctypes does not know whether 2.3 is to be a float or a double.
lib.cmult.restype = ctypes.c_float

print(lib.cmult(6, 2.3))
