# fate: ok
from ctypes import byref

from geometry_structs import Box, Shape, Style, lib

drawing = lib.geometry_drawing_new()
for layer in (3, -1, 2):
    shape = Shape(kind=2, box=Box((0, 0), (layer, layer)), style=Style(layer=layer))
    lib.geometry_drawing_add(drawing, byref(shape))

node = lib.geometry_drawing_first(drawing)
while node:  # a NULL pointer is false
    print("layer", node.contents.shape.style.layer)
    node = node.contents.next
lib.geometry_drawing_free(drawing)
