# fate: ok
import geometry_ctypes
from geometry_ctypes import Drawing
from geometry_values import Box, Circle, Point, Polygon, Style

with Drawing() as drawing:
    drawing.add(Circle(Point(0, 0), 1), Style(red=31, layer=2))
    drawing.add(Polygon([Point(0, 0), Point(4, 0), Point(0, 3)]), Style(layer=-1))
    drawing.add(Box(Point(0, 0), Point(2, 2)))
    for shape, style in drawing.shapes():
        print(style.layer, shape)
    print("area:", round(drawing.area(), 3), "-", geometry_ctypes.memory(), "bytes held")
print("after the with:", geometry_ctypes.memory())
