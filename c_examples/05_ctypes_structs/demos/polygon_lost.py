# fate: ok
from geometry_structs import Point, Polygon

polygon = Polygon((Point * 3)((1, 1), (2, 2), (3, 3)), 3)
print("kept by ctypes:", polygon.points[0].x)

copy = Polygon.from_buffer_copy(polygon)  # 16 bytes: an address and a number
del polygon
other = (Point * 3)((7, 7), (8, 8), (9, 9))
print("kept by nobody:", copy.points[0].x)
