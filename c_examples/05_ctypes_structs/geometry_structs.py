"""The raw layer: the structs and functions of geometry.h, said again for ctypes.

Each struct is defined here, once. Whoever needs one imports it.
"""

# --8<-- [start:load]
import ctypes
from ctypes import (
    POINTER,
    Structure,
    Union,
    c_bool,
    c_char_p,
    c_double,
    c_int,
    c_int32,
    c_size_t,
    c_uint32,
)
from pathlib import Path
from typing import Any

from geometry_values import GeometryError, Status

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libgeometry.so"))
# --8<-- [end:load]


# --8<-- [start:plain]
class Point(Structure):
    """geometry_point."""

    _fields_ = [("x", c_double), ("y", c_double)]


class Box(Structure):
    """geometry_box."""

    _fields_ = [("low", Point), ("high", Point)]


class Polygon(Structure):
    """geometry_polygon: it borrows its points."""

    _fields_ = [("points", POINTER(Point)), ("count", c_size_t)]


class Place(Structure):
    """geometry_place."""

    _fields_ = [("inside", c_bool), ("distance", c_double), ("edge", c_uint32)]


# --8<-- [end:plain]


class Circle(Structure):
    """geometry_circle."""

    _fields_ = [("center", Point), ("radius", c_double)]


# --8<-- [start:style]
class Style(Structure):
    """geometry_style: each field has so many bits."""

    _fields_ = [
        ("red", c_uint32, 5),
        ("green", c_uint32, 6),
        ("blue", c_uint32, 5),
        ("width", c_uint32, 4),
        ("dashed", c_uint32, 1),
        ("filled", c_uint32, 1),
        ("layer", c_int32, 10),
    ]


# --8<-- [end:style]


# --8<-- [start:shape]
class AnyShape(Union):
    """The union in geometry_shape, which has no name there."""

    _fields_ = [("circle", Circle), ("box", Box), ("polygon", Polygon)]


class Shape(Structure):
    """geometry_shape: kind says which of circle, box and polygon may be read."""

    _anonymous_ = ("which",)
    _fields_ = [("kind", c_int), ("which", AnyShape), ("style", Style)]


# --8<-- [end:shape]


# --8<-- [start:node]
class Node(Structure):
    """geometry_node."""


Node._fields_ = [("shape", Shape), ("next", POINTER(Node))]


class Drawing(Structure):
    """geometry_drawing: nobody outside knows what is in it."""


# --8<-- [end:node]

# --8<-- [start:names]
STRUCTS = {
    "geometry_point": Point,
    "geometry_box": Box,
    "geometry_polygon": Polygon,
    "geometry_place": Place,
    "geometry_circle": Circle,
    "geometry_style": Style,
    "geometry_shape": Shape,
    "geometry_node": Node,
}
# --8<-- [end:names]


def _check(status: int, function: Any, arguments: tuple[Any, ...]) -> None:
    """Make an exception of a status: called by ctypes after each call that returns one."""
    if status != Status.OK:
        raise GeometryError(status, lib.geometry_strerror(status).decode())


def _check_new(drawing: Any, function: Any, arguments: tuple[Any, ...]) -> Any:
    """Make an exception of a NULL."""
    if not drawing:
        raise MemoryError("no memory for a drawing")
    return drawing


def _declare(name: str, restype: Any, *argtypes: Any, errcheck: Any = None) -> None:
    function = getattr(lib, name)
    function.argtypes = argtypes
    function.restype = restype
    if errcheck is not None:
        function.errcheck = errcheck


_double, _point, _box, _place = POINTER(c_double), POINTER(Point), POINTER(Box), POINTER(Place)
_polygon, _shape, _node, _drawing = (
    POINTER(Polygon),
    POINTER(Shape),
    POINTER(Node),
    POINTER(Drawing),
)
# fmt: off
# --8<-- [start:table]
#        in geometry.h             returns   takes
_declare("geometry_distance",      c_double, Point, Point)
_declare("geometry_middle",        Point,    Point, Point)
_declare("geometry_box_add",       None,     _box, Point)
_declare("geometry_move",          None,     _point, c_size_t, Point)
_declare("geometry_bounds",        c_int,    _point, c_size_t, _box, errcheck=_check)
_declare("geometry_locate",        c_int,    _polygon, Point, _place, errcheck=_check)
_declare("geometry_area",          c_int,    _shape, _double, errcheck=_check)
_declare("geometry_list_area",     c_int,    _node, _double, errcheck=_check)
_declare("geometry_drawing_new",   _drawing, errcheck=_check_new)
_declare("geometry_drawing_free",  None,     _drawing)
_declare("geometry_drawing_add",   c_int,    _drawing, _shape, errcheck=_check)
_declare("geometry_drawing_first", _node,    _drawing)
_declare("geometry_memory",        c_size_t)
_declare("geometry_strerror",      c_char_p, c_int)
# --8<-- [end:table]
# fmt: on
