# fate: ok
import ctypes
import sys


class Vector(ctypes.Structure):
    _align_ = 32
    _fields_ = [("x", ctypes.c_float)]


known = sys.version_info >= (3, 13)
print("this Python knows _align_:", known)
print("aligned as it says:       ", ctypes.alignment(Vector) == 32)
