# fate: ImportError
import ctypes
from ctypes.util import find_library

name = find_library("stopwatch")
if name is None:
    raise ImportError("the stopwatch library is not installed: see README, section Installation")
lib = ctypes.CDLL(name)
