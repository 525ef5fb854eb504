# fate: ok
import ctypes

import numpy as np
from geometry_structs import Point, Polygon, Style

for kind in (Point, Style, Polygon):
    try:
        print(f"{kind.__name__:8}", np.dtype(kind).itemsize == ctypes.sizeof(kind))
    except TypeError as error:
        print(f"{kind.__name__:8} TypeError: {error}")


class Value(ctypes.Union):
    _fields_ = [("whole", ctypes.c_int), ("number", ctypes.c_double)]


class Tagged(ctypes.Structure):
    _fields_ = [("kind", ctypes.c_int), ("value", Value)]


print("Tagged   the same size:", np.dtype(Tagged).itemsize == ctypes.sizeof(Tagged))
