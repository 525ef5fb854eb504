# fate: ok
import ctypes
from ctypes import POINTER, c_double, c_int, c_size_t

from geometry_structs import Point

lib = ctypes.CDLL("./libgeometry.so")


class Box(ctypes.Structure):
    _fields_ = [("x0", c_double), ("y0", c_double), ("x1", c_double)]  # wrong: y1 is missing


lib.geometry_bounds.argtypes = [POINTER(Point), c_size_t, POINTER(Box)]
lib.geometry_bounds.restype = c_int

boxes = (Box * 2)((0, 0, 0), (7, 7, 7))
points = (Point * 2)((1, 1), (3, 5))
lib.geometry_bounds(points, 2, boxes)  # C writes the first one, or so it looks
print("the first: ", boxes[0].x0, boxes[0].y0, boxes[0].x1)
print("the second:", boxes[1].x0, boxes[1].y0, boxes[1].x1)
