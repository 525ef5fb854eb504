# fate: ok
from watched import report

print(
    report("""
import ctypes
from ctypes import POINTER, c_double, c_int, c_size_t

from geometry_structs import Point

lib = ctypes.CDLL("./libgeometry.so")


class Box(ctypes.Structure):
    _fields_ = [("x0", c_double), ("y0", c_double), ("x1", c_double)]


lib.geometry_bounds.argtypes = [POINTER(Point), c_size_t, POINTER(Box)]
box = Box()
lib.geometry_bounds((Point * 2)((1, 1), (3, 5)), 2, ctypes.byref(box))
""")
)
