# fate: ok
from ctypes import pointer

from geometry_structs import Point

home = Point(1, 1)
address = pointer(home)
address.contents = Point(5, 5)  # now it points somewhere else
print("after contents = ...:", home.x)

address = pointer(home)
address[0] = Point(5, 5)  # the struct that it points to is written
print("after [0] = ...:     ", home.x)
