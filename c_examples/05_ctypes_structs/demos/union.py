# fate: ok
from ctypes import byref, c_double

from geometry_structs import Box, Shape, lib
from geometry_values import Kind

shape = Shape(kind=Kind.BOX, box=Box((0, 0), (3, 2)))
area = c_double()
lib.geometry_area(byref(shape), byref(area))
print("area:", area.value)

print("the same bytes, read as a circle:", shape.circle.radius)
shape.circle.radius = 50  # this is box.high.x
lib.geometry_area(byref(shape), byref(area))
print("area:", area.value)
