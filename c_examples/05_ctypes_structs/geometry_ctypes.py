"""Points, boxes, polygons and drawings with geometry.c, through ctypes.

What goes in and what comes out are plain values of geometry_values: no struct leaves this file.

with Drawing() as drawing:
    drawing.add(Circle(Point(0, 0), 2), Style(layer=1))
    print(drawing.area())
"""

# --8<-- [start:values]
import weakref
from collections.abc import Sequence
from ctypes import byref, c_double
from typing import Any

import geometry_structs as c
from geometry_structs import lib
from geometry_values import (
    Box,
    Circle,
    Kind,
    Place,
    Point,
    Polygon,
    Shape,
    Style,
    point_count,
)


def _array(points: Sequence[Point]) -> Any:
    return (c.Point * len(points))(*points)


def _point(point: c.Point) -> Point:
    return Point(point.x, point.y)


def _box(box: c.Box) -> Box:
    return Box(_point(box.low), _point(box.high))


# --8<-- [end:values]


# --8<-- [start:struct]
def _struct(shape: Shape, style: Style) -> c.Shape:
    made = c.Shape(style=c.Style(**vars(style)))
    match shape:
        case Circle(center, radius):
            made.kind = Kind.CIRCLE
            made.circle = c.Circle(center, radius)
        case Box(low, high):
            made.kind = Kind.BOX
            made.box = c.Box(low, high)
        case Polygon(points):
            made.kind = Kind.POLYGON
            made.polygon = c.Polygon(_array(points), len(points))  # ctypes keeps the array
        case _:
            raise TypeError(f"a shape is a Circle, a Box or a Polygon, not {shape!r}")
    return made


def _shape(made: c.Shape) -> Shape:
    match made.kind:
        case Kind.CIRCLE:
            return Circle(_point(made.circle.center), made.circle.radius)
        case Kind.BOX:
            return _box(made.box)
        case _:
            polygon = made.polygon
            return Polygon([_point(polygon.points[i]) for i in range(polygon.count)])


# --8<-- [end:struct]


def _style(made: c.Style) -> Style:
    flags = {"dashed": bool(made.dashed), "filled": bool(made.filled)}
    numbers = ("red", "green", "blue", "width", "layer")
    return Style(**{name: getattr(made, name) for name in numbers}, **flags)


# --8<-- [start:functions]
def distance(a: Point, b: Point) -> float:
    """Return how far two points are apart."""
    answer: float = lib.geometry_distance(c.Point(*a), c.Point(*b))
    return answer


def middle(a: Point, b: Point) -> Point:
    """Return the point half-way between two points."""
    return _point(lib.geometry_middle(c.Point(*a), c.Point(*b)))


def bounds(points: Sequence[Point]) -> Box:
    """Return the smallest box that holds all points. Raises GeometryError (EMPTY)."""
    box = c.Box()
    lib.geometry_bounds(_array(points), len(points), byref(box))
    return _box(box)


def locate(polygon: Polygon, point: Point) -> Place:
    """Return where a point lies, seen from a polygon. Raises GeometryError (EMPTY)."""
    place = c.Place()
    outline = c.Polygon(_array(polygon.points), len(polygon.points))
    lib.geometry_locate(byref(outline), c.Point(*point), byref(place))
    return Place(place.inside, place.distance, place.edge)


def area(shape: Shape) -> float:
    """Return the area of a shape. A polygon must not cross itself."""
    answer = c_double()
    lib.geometry_area(byref(_struct(shape, Style())), byref(answer))
    return answer.value


# --8<-- [end:functions]


# --8<-- [start:move]
def move(points: Any, by: Point) -> None:
    """Move points in place: NumPy records, an array("d"), or another buffer of doubles.

    Raises:
        TypeError: It is read-only, or its bytes do not lie in a row.
        ValueError: It holds no whole number of points, of 16 bytes each.
    """
    count = point_count(points)
    lib.geometry_move((c.Point * count).from_buffer(points), count, c.Point(*by))


# --8<-- [end:move]


def memory() -> int:
    """Return how many bytes all drawings together hold."""
    count: int = lib.geometry_memory()
    return count


# --8<-- [start:class]
class Drawing:
    """A list of shapes, in the order of their layers. Close it, or use it in a `with`.

    All methods raise ValueError once it is closed.
    """

    def __init__(self) -> None:
        """Make a drawing without shapes. Raises MemoryError."""
        handle = lib.geometry_drawing_new()
        self._close = weakref.finalize(self, lib.geometry_drawing_free, handle)
        self._open_handle = handle

    def close(self) -> None:
        """Give the memory back. A second time does nothing."""
        self._close()

    @property
    def _handle(self) -> Any:
        if not self._close.alive:
            raise ValueError("the drawing is closed")
        return self._open_handle

    def __enter__(self) -> "Drawing":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, shape: Shape, style: Style | None = None) -> None:
        """Add a copy of a shape. Raises TypeError, GeometryError (MEMORY)."""
        lib.geometry_drawing_add(self._handle, byref(_struct(shape, style or Style())))

    def shapes(self) -> list[tuple[Shape, Style]]:
        """Return copies of all shapes, the lowest layer first."""
        found = []
        node = lib.geometry_drawing_first(self._handle)
        while node:  # a NULL pointer is false
            found.append((_shape(node.contents.shape), _style(node.contents.shape.style)))
            node = node.contents.next
        return found

    # --8<-- [end:class]

    def area(self) -> float:
        """Return the sum of all areas."""
        total = c_double()
        lib.geometry_list_area(lib.geometry_drawing_first(self._handle), byref(total))
        return total.value
