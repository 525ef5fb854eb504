# fate: ok
from geometry_structs import Box, Point

box = Box((0, 0), (2, 1))
corner = box.high  # a view: no byte is copied
corner.x = 99
print("a struct in a struct:", box.high.x)

points = (Point * 2)((1, 1), (2, 2))
first = points[0]  # a view
points[1] = first  # bytes are copied into the array
first.x = 50
print("an array of structs: ", points[0].x, points[1].x)

number = points[0].y  # a number of Python: a copy
number += 1
print("a plain number:      ", points[0].y)

copy = Point.from_buffer_copy(first)
first.x = 0
print("a copy, on purpose:  ", copy.x)
