# fate: ok
from ctypes import byref

from geometry_structs import Point, Shape, lib

half = lib.geometry_middle(Point(0, 0), Point(4, 4))  # by value: the bytes are ours
drawing = lib.geometry_drawing_new()
lib.geometry_drawing_add(drawing, byref(Shape(kind=1)))

node = lib.geometry_drawing_first(drawing)  # a pointer: the bytes are the drawing's
view = node.contents.shape
copy = Shape.from_buffer_copy(view)
print("before:", view.kind)

lib.geometry_drawing_free(drawing)
print("the view is still 1:", view.kind == 1)  # read from memory that is no longer ours
print("the copy is still 1:", copy.kind == 1)
print("half-way:           ", half.x, half.y)
