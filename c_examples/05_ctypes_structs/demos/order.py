# fate: ok
import ctypes
from ctypes import c_bool, c_double, c_uint32

from geometry_structs import Place


class Smaller(ctypes.Structure):
    _fields_ = [("distance", c_double), ("edge", c_uint32), ("inside", c_bool)]


print("as in the header: ", ctypes.sizeof(Place), "bytes")
print("the largest first:", ctypes.sizeof(Smaller), "bytes")
