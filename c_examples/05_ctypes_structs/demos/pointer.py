# fate: ok
import ctypes

lib = ctypes.CDLL("./libgeometry.so")


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]


class Box(ctypes.Structure):
    _fields_ = [("low", Point), ("high", Point)]


lib.geometry_box_add.argtypes = [ctypes.POINTER(Box), Point]
lib.geometry_box_add.restype = None

box = Box((0, 0), (2, 1))  # a tuple for each struct inside
lib.geometry_box_add(ctypes.byref(box), Point(5, -1))
print(box.low.x, box.low.y, box.high.x, box.high.y)
