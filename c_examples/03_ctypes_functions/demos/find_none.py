# fate: AttributeError
import ctypes
from ctypes.util import find_library

name = find_library("stopwatch")
print("find_library:", name)
lib = ctypes.CDLL(name)
print("loaded without an error")
print(lib.stopwatch_new)
