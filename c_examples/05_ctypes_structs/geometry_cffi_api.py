"""Points, boxes, polygons and drawings with geometry.c, through CFFI in API mode.

The same Python interface as `geometry_ctypes.py`. Here the C compiler has laid out each struct.
"""

from collections.abc import Sequence
from typing import Any

from _geometry_cffi_api import ffi, lib
from geometry_values import (
    Box,
    Circle,
    GeometryError,
    Kind,
    Place,
    Point,
    Polygon,
    Shape,
    Status,
    Style,
    point_count,
)


def _check(status: int) -> None:
    if status != Status.OK:
        raise GeometryError(status, ffi.string(lib.geometry_strerror(status)).decode())


def _array(points: Sequence[Point]) -> Any:
    return ffi.new("geometry_point[]", list(points))


def _point(point: Any) -> Point:
    return Point(point.x, point.y)


def _box(box: Any) -> Box:
    return Box(_point(box.low), _point(box.high))


def _struct(shape: Shape, style: Style) -> tuple[Any, Any]:
    """Return a struct and what must live as long as it does."""
    made, kept = ffi.new("geometry_shape *"), None
    made.style = vars(style)
    match shape:
        case Circle(center, radius):
            made.kind = Kind.CIRCLE
            made.circle = (center, radius)
        case Box(low, high):
            made.kind = Kind.BOX
            made.box = (low, high)
        case Polygon(points):
            kept = _array(points)
            made.kind = Kind.POLYGON
            made.polygon = (kept, len(points))
        case _:
            raise TypeError(f"a shape is a Circle, a Box or a Polygon, not {shape!r}")
    return made, kept


def _shape(made: Any) -> Shape:
    match made.kind:
        case Kind.CIRCLE:
            return Circle(_point(made.circle.center), made.circle.radius)
        case Kind.BOX:
            return _box(made.box)
        case _:
            polygon = made.polygon
            return Polygon([_point(polygon.points[i]) for i in range(polygon.count)])


def _style(made: Any) -> Style:
    flags = {"dashed": bool(made.dashed), "filled": bool(made.filled)}
    numbers = ("red", "green", "blue", "width", "layer")
    return Style(**{name: getattr(made, name) for name in numbers}, **flags)


def distance(a: Point, b: Point) -> float:
    """Return how far two points are apart."""
    answer: float = lib.geometry_distance(tuple(a), tuple(b))
    return answer


def middle(a: Point, b: Point) -> Point:
    """Return the point half-way between two points."""
    return _point(lib.geometry_middle(tuple(a), tuple(b)))


def bounds(points: Sequence[Point]) -> Box:
    """Return the smallest box that holds all points. Raises GeometryError (EMPTY)."""
    box = ffi.new("geometry_box *")
    _check(lib.geometry_bounds(_array(points), len(points), box))
    return _box(box)


def locate(polygon: Polygon, point: Point) -> Place:
    """Return where a point lies, seen from a polygon. Raises GeometryError (EMPTY)."""
    place, corners = ffi.new("geometry_place *"), _array(polygon.points)
    outline = ffi.new("geometry_polygon *", (corners, len(polygon.points)))
    _check(lib.geometry_locate(outline, tuple(point), place))
    return Place(place.inside, place.distance, place.edge)


def area(shape: Shape) -> float:
    """Return the area of a shape. A polygon must not cross itself."""
    answer = ffi.new("double *")
    made, _kept = _struct(shape, Style())
    _check(lib.geometry_area(made, answer))
    return float(answer[0])


def move(points: Any, by: Point) -> None:
    """Move points in place: NumPy records, an array("d"), or another buffer of doubles.

    Raises:
        TypeError: It is read-only, or its bytes do not lie in a row.
        ValueError: It holds no whole number of points, of 16 bytes each.
    """
    count = point_count(points)
    lib.geometry_move(ffi.from_buffer("geometry_point[]", points), count, tuple(by))


def memory() -> int:
    """Return how many bytes all drawings together hold."""
    count: int = lib.geometry_memory()
    return count


class Drawing:
    """A list of shapes, in the order of their layers. Close it, or use it in a `with`.

    All methods raise ValueError once it is closed.
    """

    def __init__(self) -> None:
        """Make a drawing without shapes. Raises MemoryError."""
        handle = lib.geometry_drawing_new()
        if handle == ffi.NULL:
            raise MemoryError("no memory for a drawing")
        self._drawing = ffi.gc(handle, lib.geometry_drawing_free)

    def close(self) -> None:
        """Give the memory back. A second time does nothing."""
        if self._drawing is not None:
            ffi.release(self._drawing)
            self._drawing = None

    @property
    def _handle(self) -> Any:
        if self._drawing is None:
            raise ValueError("the drawing is closed")
        return self._drawing

    def __enter__(self) -> "Drawing":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, shape: Shape, style: Style | None = None) -> None:
        """Add a copy of a shape. Raises TypeError, GeometryError (MEMORY)."""
        made, _kept = _struct(shape, style or Style())
        _check(lib.geometry_drawing_add(self._handle, made))

    def shapes(self) -> list[tuple[Shape, Style]]:
        """Return copies of all shapes, the lowest layer first."""
        found = []
        node = lib.geometry_drawing_first(self._handle)
        while node != ffi.NULL:
            found.append((_shape(node.shape), _style(node.shape.style)))
            node = node.next
        return found

    def area(self) -> float:
        """Return the sum of all areas."""
        total = ffi.new("double *")
        _check(lib.geometry_list_area(lib.geometry_drawing_first(self._handle), total))
        return float(total[0])
