# fate: ok
from geometry_structs import Point

print(Point(1, 2) == Point(1, 2))
print(bytes(Point(1, 2)) == bytes(Point(1, 2)))
