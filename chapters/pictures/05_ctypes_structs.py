"""The pictures of chapter 05. Each public function without parameters returns one, as SVG."""

import ctypes
import importlib
import sys
from typing import Any

from workbook.bench import show
from workbook.catalog.paths import EXAMPLES
from workbook.drawing.draw import Boundary, layout

_SLUG = "05_ctypes_structs"


def _module(name: str) -> Any:
    """A module of the chapter's folder."""
    place = str(EXAMPLES / _SLUG)
    sys.path.insert(0, place)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(place)


def _named(kind: Any, name: str) -> Any:
    """The same struct under its name in C."""
    return type(name, (kind,), {})


def call() -> str:
    """What one call of geometry_distance costs."""
    return show.picture(_SLUG, "call")


def move() -> str:
    """What it costs to hand over 1,000 points."""
    return show.picture(_SLUG, "move")


def by_value() -> str:
    """What crosses in geometry_middle(home, work): copies, there and back."""
    c = _module("geometry_structs")
    home, work = c.Point(0, 0), c.Point(3, 4)
    half = c.lib.geometry_middle(home, work)
    picture = Boundary("geometry_middle(home, work)")
    for name, parameter, point in (("home", "a", home), ("work", "b", work)):
        ours = picture.python(name, "Point", data=bytes(point), owner="Python")
        theirs = picture.c(parameter, "geometry_point", data=bytes(point), owner="C")
        picture.arrow(ours, theirs, "copied")
    result = picture.c("result", "geometry_point", data=bytes(half), owner="C")
    answer = picture.python("half", "Point", data=bytes(half), owner="Python")
    picture.arrow(result, answer, "copied")
    return picture.draw()


def by_pointer() -> str:
    """What crosses in geometry_box_add(byref(box), point): an address, and a copy."""
    c = _module("geometry_structs")
    box, point = c.Box((0, 0), (2, 1)), c.Point(5, -1)
    c.lib.geometry_box_add(ctypes.byref(box), point)
    picture = Boundary("geometry_box_add(byref(box), point)")
    ours = picture.python("box", "Box, 32 bytes", data=bytes(box), owner="Python")
    picture.arrow(picture.c("box", "geometry_box *"), ours, "borrowed", "written")
    given = picture.python("point", "Point", data=bytes(point), owner="Python")
    picture.arrow(given, picture.c("point", "geometry_point", data=bytes(point)), "copied")
    return picture.draw()


def polygon() -> str:
    """A struct that holds a pointer and a length: two blocks of memory."""
    picture = Boundary("locate(byref(polygon), ...)")
    outline = picture.python("polygon", "Polygon, 16 bytes", owner="Python", row=0)
    corners = picture.python("corners", "4 points, 64 bytes", owner="Python", row=1)
    parameter = picture.c("polygon", "geometry_polygon *", row=0)
    points = picture.c("polygon->points", "an address", row=1)
    picture.arrow(parameter, outline, "borrowed")
    picture.arrow(points, corners, "borrowed")
    return picture.draw()


def view() -> str:
    """A view of a part of a struct, and a copy."""
    c = _module("geometry_structs")
    box = c.Box((0, 0), (2, 1))
    picture = Boundary("corner = box.high, and a copy of it")
    block = picture.c("box, all 32 bytes", "one block", data=bytes(box), owner="box", row=0)
    corner = picture.python("corner", "bytes 16 to 31", owner="box", row=0)
    picture.arrow(corner, block, "borrowed")
    copy = picture.c("copy, 16 bytes", "another block", data=bytes(box.high), owner="copy", row=1)
    own = picture.python("copy", "Point", owner="copy", row=1)
    picture.arrow(own, copy, "borrowed", "its own")
    return picture.draw()


def box() -> str:
    """The bytes of a geometry_box."""
    return layout(_named(_module("geometry_structs").Box, "geometry_box"))


def place() -> str:
    """The bytes of a geometry_place: with two gaps."""
    return layout(_named(_module("geometry_structs").Place, "geometry_place"))


def smaller() -> str:
    """The same fields, the largest first."""

    class geometry_place(ctypes.Structure):  # noqa: N801
        """In an order that nobody declared."""

        _fields_ = (
            ("distance", ctypes.c_double),
            ("edge", ctypes.c_uint32),
            ("inside", ctypes.c_bool),
        )

    return layout(geometry_place)


def shape() -> str:
    """The bytes of a geometry_shape: three fields that share one place."""
    return layout(_named(_module("geometry_structs").Shape, "geometry_shape"))


def style() -> str:
    """The bits of a geometry_style."""
    return layout(_named(_module("geometry_structs").Style, "geometry_style"))


def png() -> str:
    """The first bytes of a PNG file."""
    return layout(_module("png_header").PngHeader)


def nodes() -> str:
    """A list of C, walked by Python: each step reads an address."""
    picture = Boundary("node = node.contents.next")
    names = ("first", "second", "third")
    last = None
    for row, name in enumerate(names):
        ours = picture.python("node", f"pointer, step {row + 1}", owner="Python", row=row)
        value = "next: NULL" if row == len(names) - 1 else "next: an address"
        theirs = picture.c(f"{name} node", value, owner="the drawing", row=row)
        picture.arrow(ours, theirs, "borrowed")
        if last is not None:
            picture.arrow(last, theirs, "borrowed", "next")
        last = theirs
    return picture.draw()
