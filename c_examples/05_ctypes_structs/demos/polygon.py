# fate: ok
from ctypes import byref

from geometry_structs import Place, Point, Polygon, lib

corners = (Point * 4)((0, 0), (4, 0), (4, 3), (0, 3))
polygon = Polygon(corners, len(corners))

place = Place()
lib.geometry_locate(byref(polygon), Point(3, 1), byref(place))
print(place.inside, place.distance, place.edge)

polygon.points[0].x = 1
print("the array has changed, too:", corners[0].x)
