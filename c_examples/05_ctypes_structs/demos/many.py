# fate: ok
from ctypes import byref

from geometry_structs import Box, Point, lib

points = (Point * 3)((0, 0), (4, 1), (2, 5))  # an array of three structs
lib.geometry_move(points, len(points), Point(10, 10))
print([(point.x, point.y) for point in points])

box = Box()
lib.geometry_bounds(points, len(points), byref(box))
print(box.low.x, box.low.y, "to", box.high.x, box.high.y)
