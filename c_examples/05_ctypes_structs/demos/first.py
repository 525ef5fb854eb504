# fate: ok
import ctypes

lib = ctypes.CDLL("./libgeometry.so")


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]


lib.geometry_distance.argtypes = [Point, Point]
lib.geometry_distance.restype = ctypes.c_double
lib.geometry_middle.argtypes = [Point, Point]
lib.geometry_middle.restype = Point

home, work = Point(0, 0), Point(x=3, y=4)
print("distance:", lib.geometry_distance(home, work))
half = lib.geometry_middle(home, work)
print("half-way:", half.x, half.y)
print("bytes:   ", ctypes.sizeof(Point), bytes(work).hex(" ", 8))
