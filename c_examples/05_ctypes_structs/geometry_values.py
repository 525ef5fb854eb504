"""What both bindings hand to Python and take from it: plain values, and one exception."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple


# --8<-- [start:kind]
class Kind(IntEnum):
    """enum geometry_kind: what a shape is."""

    CIRCLE = 1
    BOX = 2
    POLYGON = 3


# --8<-- [end:kind]


class Status(IntEnum):
    """The status codes of geometry.h."""

    OK = 0
    EMPTY = 1
    KIND = 2
    MEMORY = 3


class GeometryError(Exception):
    """The library refused. `status` says why."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = Status(status)


class Point(NamedTuple):
    """A point."""

    x: float
    y: float


class Box(NamedTuple):
    """A box with level sides, by its lower left and its upper right corner."""

    low: Point
    high: Point


class Circle(NamedTuple):
    """A circle."""

    center: Point
    radius: float


@dataclass(frozen=True)
class Polygon:
    """A polygon, by its corners in order."""

    points: Sequence[Point]


class Place(NamedTuple):
    """Where a point lies, seen from a polygon; the edge is that which starts at this corner."""

    inside: bool
    distance: float
    edge: int


Shape = Circle | Box | Polygon

# --8<-- [start:style]
LIMITS = {  # what fits the bits of geometry_style
    "red": (0, 31),
    "green": (0, 63),
    "blue": (0, 31),
    "width": (0, 15),
    "layer": (-512, 511),
}


@dataclass(frozen=True)
class Style:
    """How a shape is drawn. Raises OverflowError for a number that has no room in its bits."""

    red: int = 0
    green: int = 0
    blue: int = 0
    width: int = 1
    dashed: bool = False
    filled: bool = False
    layer: int = 0

    def __post_init__(self) -> None:
        """Refuse what C would cut."""
        for name, (lowest, highest) in LIMITS.items():
            number = getattr(self, name)
            if not lowest <= number <= highest:
                raise OverflowError(f"{name} must be {lowest} to {highest}, not {number}")


# --8<-- [end:style]


# --8<-- [start:point_count]
def point_count(points: Any) -> int:
    """Return how many points a buffer holds. Raises TypeError or ValueError if C cannot take it."""
    view = memoryview(points)
    if view.readonly:
        raise TypeError("the points are read-only")
    if not view.c_contiguous:
        raise TypeError("the points do not lie in a row")
    if view.nbytes % 16:
        raise ValueError(f"{view.nbytes} bytes are no whole number of points, of 16 bytes each")
    return view.nbytes // 16


# --8<-- [end:point_count]
