# fate: ValueError
from geometry_structs import lib

drawing = lib.geometry_drawing_new()
node = lib.geometry_drawing_first(drawing)
print("true or false:", bool(node))
print(node.contents.shape.kind)
