# fate: ok
from geometry_structs import Point

point = Point(1, 2)
point.X = 50
print(point.x, bytes(point) == bytes(Point(1, 2)), Point(z=3).x)
