# fate: ArgumentError
import ctypes
from ctypes import byref

from geometry_structs import Box, lib


class Point(ctypes.Structure):  # wrong: geometry_structs has defined it already
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]


box = Box()
try:
    lib.geometry_box_add(byref(box), Point(5, 5))
except ctypes.ArgumentError as error:
    print("by value:  ", error)
try:
    box.low = Point(5, 5)
except TypeError as error:
    print("as a field:", error)
points = (Point * 2)((1, 1), (3, 5))
lib.geometry_bounds(ctypes.pointer(points[0]), 2, byref(box))
