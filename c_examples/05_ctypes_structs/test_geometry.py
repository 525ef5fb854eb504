"""One suite for both bindings: C must do what a model in Python does."""

import ctypes
import gc
import importlib
import inspect
import math
import sys
import tomllib
from array import array
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from geometry_values import Box, Circle, GeometryError, Kind, Place, Point, Polygon, Status, Style
from hypothesis import given, settings
from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))  # layout_check.py lies there
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
NUMBERS = st.integers(-1000, 1000).map(float)
POINTS = st.builds(Point, NUMBERS, NUMBERS)
STYLES = st.builds(
    Style,
    red=st.integers(0, 31),
    green=st.integers(0, 63),
    blue=st.integers(0, 31),
    width=st.integers(0, 15),
    dashed=st.booleans(),
    filled=st.booleans(),
    layer=st.integers(-512, 511),
)
SHAPES = st.one_of(
    st.builds(Circle, POINTS, NUMBERS.map(abs)),
    st.builds(Box, POINTS, POINTS),
    st.builds(Polygon, st.lists(POINTS, max_size=6)),
)
MODULES = [row["module"] for row in BINDINGS]


def load(module: str) -> ModuleType:
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


@pytest.fixture(params=MODULES)
def binding(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """Each in turn. No drawing may be left over."""
    module = load(request.param)
    yield module
    gc.collect()  # a traceback may have kept one
    assert module.memory() == 0


# --- What it must do -------------------------------------------------------------------


def segment_distance(point: Point, a: Point, b: Point) -> float:
    """Distance to the line from a to b, by the angles at its ends."""
    ab, ap, bp = ((q[0] - p[0], q[1] - p[1]) for p, q in ((a, b), (a, point), (b, point)))
    if ab == (0, 0) or ab[0] * ap[0] + ab[1] * ap[1] <= 0:
        return math.hypot(*ap)
    if ab[0] * bp[0] + ab[1] * bp[1] >= 0:
        return math.hypot(*bp)
    return abs(ab[0] * ap[1] - ab[1] * ap[0]) / math.hypot(*ab)


def is_inside(corners: list[Point], point: Point) -> bool:
    """Whether a ray to the right crosses an odd number of edges, in whole numbers."""
    inside = False
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        low, high = sorted((a, b), key=lambda corner: corner.y)
        if low.y <= point.y < high.y:
            cross = (high.x - low.x) * (point.y - low.y) - (high.y - low.y) * (point.x - low.x)
            inside ^= cross > 0
    return inside


def area_of(shape: Any) -> float:
    match shape:
        case Circle(_, radius):
            return math.pi * radius**2
        case Box(low, high):
            return float((high.x - low.x) * (high.y - low.y))
    corners = list(shape.points)
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(a.x * b.y - b.x * a.y for a, b in pairs)) / 2


@pytest.mark.parametrize("module", MODULES)
@given(a=POINTS, b=POINTS)
@settings(deadline=None)
def test_two_points(module: str, a: Point, b: Point) -> None:
    binding = load(module)
    assert binding.distance(a, b) == pytest.approx(math.dist(a, b))
    assert binding.middle(a, b) == ((a.x + b.x) / 2, (a.y + b.y) / 2)


@pytest.mark.parametrize("module", MODULES)
@given(points=st.lists(POINTS, min_size=1), by=POINTS)
@settings(deadline=None)
def test_many_points(module: str, points: list[Point], by: Point) -> None:
    binding = load(module)
    (x, y) = zip(*points, strict=True)
    assert binding.bounds(points) == ((min(x), min(y)), (max(x), max(y)))
    flat = array("d", [number for point in points for number in point])
    records = np.array(points, dtype=[("x", "f8"), ("y", "f8")])
    for moved in (flat, records):
        binding.move(moved, by)
    assert list(flat) == [n for p in points for n in (p.x + by.x, p.y + by.y)]
    assert records.tolist() == [(p.x + by.x, p.y + by.y) for p in points]


@pytest.mark.parametrize("module", MODULES)
@given(corners=st.lists(POINTS, min_size=1, max_size=8), point=POINTS)
@settings(deadline=None)
def test_locate(module: str, corners: list[Point], point: Point) -> None:
    place = load(module).locate(Polygon(corners), point)
    edges = list(zip(corners, corners[1:] + corners[:1], strict=True))
    distances = [segment_distance(point, a, b) for a, b in edges]
    assert place.distance == pytest.approx(min(distances), abs=1e-6)
    assert distances[place.edge] == pytest.approx(min(distances), abs=1e-6)
    if place.distance > 1e-6:
        assert place.inside == is_inside(corners, point)


@pytest.mark.parametrize("module", MODULES)
@given(added=st.lists(st.tuples(SHAPES, STYLES), max_size=8))
@settings(deadline=None, max_examples=50)
def test_drawing(module: str, added: list[tuple[Any, Style]]) -> None:
    with load(module).Drawing() as drawing:
        for shape, style in added:
            drawing.add(shape, style)
        assert drawing.shapes() == sorted(added, key=lambda one: one[1].layer)
        assert drawing.area() == pytest.approx(sum(area_of(shape) for shape, _ in added))


@pytest.mark.parametrize("module", MODULES)
@given(shape=SHAPES)
@settings(deadline=None)
def test_area(module: str, shape: Any) -> None:
    assert load(module).area(shape) == pytest.approx(area_of(shape))


# --- The edges -------------------------------------------------------------------------


def test_no_points(binding: ModuleType) -> None:
    for call in (
        lambda: binding.bounds([]),
        lambda: binding.locate(Polygon([]), Point(0, 0)),
    ):
        with pytest.raises(GeometryError) as raised:
            call()
        assert raised.value.status is Status.EMPTY
        assert str(raised.value) == "there are no points"
    assert binding.area(Polygon([])) == 0
    binding.move(bytearray(), Point(1, 1))


def test_a_corner_and_a_crossing(binding: ModuleType) -> None:
    square = Polygon([Point(0, 0), Point(2, 0), Point(2, 2), Point(0, 2)])
    assert binding.locate(square, Point(1, 1)) == Place(True, 1.0, 0)
    assert binding.locate(square, Point(3, 1)) == Place(False, 1.0, 1)
    assert binding.locate(Polygon([Point(5, 5)]), Point(5, 6)) == Place(False, 1.0, 0)
    star = Polygon([Point(0, 0), Point(2, 2), Point(2, 0), Point(0, 2)])  # crosses itself
    assert binding.locate(star, Point(1, 1)).distance == 0


def test_what_move_refuses(binding: ModuleType) -> None:
    for wrong in (b"0" * 16, np.zeros(8)[::2]):
        with pytest.raises(TypeError):
            binding.move(wrong, Point(1, 1))
    with pytest.raises(ValueError, match="24 bytes"):
        binding.move(np.zeros(3), Point(1, 1))


def test_what_is_no_shape(binding: ModuleType) -> None:
    with binding.Drawing() as drawing:
        with pytest.raises(TypeError, match="a shape is"):
            drawing.add(Point(1, 2))
        with pytest.raises(TypeError, match="a shape is"):
            binding.area(None)
        assert drawing.shapes() == []


@pytest.mark.parametrize("wrong", [{"red": 32}, {"width": -1}, {"layer": 512}, {"layer": -513}])
def test_a_number_without_room_in_its_bits(wrong: dict[str, int]) -> None:
    with pytest.raises(OverflowError, match=next(iter(wrong))):
        Style(**wrong)  # type: ignore[arg-type]


def test_an_unknown_kind() -> None:
    """Only the raw layers can say this."""
    raw, cffi = load("geometry_structs"), load("_geometry_cffi_api")
    for kind in (0, 4, -1):
        with pytest.raises(GeometryError) as raised:
            raw.lib.geometry_area(ctypes.byref(raw.Shape(kind=kind)), ctypes.c_double())
        assert raised.value.status is Status.KIND
    shape = cffi.ffi.new("geometry_shape *")
    drawing = cffi.lib.geometry_drawing_new()
    assert cffi.lib.geometry_drawing_add(drawing, shape) == Status.KIND
    assert cffi.lib.geometry_memory() == 8
    cffi.lib.geometry_drawing_free(drawing)
    cffi.lib.geometry_drawing_free(cffi.ffi.NULL)


def test_a_polygon_that_is_too_large_for_any_memory() -> None:
    raw = load("geometry_structs")
    drawing = raw.lib.geometry_drawing_new()
    huge = raw.Shape(kind=Kind.POLYGON)
    huge.polygon.count = 2**61
    with pytest.raises(GeometryError) as raised:
        raw.lib.geometry_drawing_add(drawing, ctypes.byref(huge))
    assert raised.value.status is Status.MEMORY
    assert not raw.lib.geometry_drawing_first(drawing)
    raw.lib.geometry_drawing_free(drawing)
    assert raw.lib.geometry_memory() == 0


# --- Lifetime --------------------------------------------------------------------------


def test_close(binding: ModuleType) -> None:
    drawing = binding.Drawing()
    drawing.add(Polygon([Point(0, 0), Point(1, 0), Point(0, 1)]))
    assert binding.memory() == 8 + 56 + 3 * 16
    drawing.close()
    drawing.close()
    assert binding.memory() == 0
    for call in (drawing.shapes, drawing.area, lambda: drawing.add(Circle(Point(0, 0), 1))):
        with pytest.raises(ValueError, match="closed"):
            call()


def test_one_that_nobody_closes_is_freed_with_its_object(binding: ModuleType) -> None:
    drawing = binding.Drawing()
    drawing.add(Box(Point(0, 0), Point(1, 1)))
    del drawing
    gc.collect()
    assert binding.memory() == 0


def test_what_a_drawing_gave_outlives_it(binding: ModuleType) -> None:
    corners = [Point(0, 0), Point(4, 0), Point(0, 4)]
    with binding.Drawing() as drawing:
        drawing.add(Polygon(corners), Style(layer=-3))
        ((shape, style),) = drawing.shapes()
    assert shape == Polygon(corners)
    assert style.layer == -3


# --- Layout, names, words --------------------------------------------------------------


# --8<-- [start:layout]
def test_structs_lie_as_the_compiler_lays_them_out() -> None:
    from geometry_structs import STRUCTS
    from layout_check import differences

    assert differences(HERE / "geometry.h", STRUCTS) == []


# --8<-- [end:layout]


def test_the_layout_check_sees_each_slip() -> None:
    from ctypes import c_bool, c_double, c_int, c_uint32

    from layout_check import differences

    def said(name: str, *fields: Any) -> str:
        kind = type("Spoilt", (ctypes.Structure,), {"_fields_": list(fields)})
        return " / ".join(differences(HERE / "geometry.h", {name: kind}))

    inside, distance = ("inside", c_bool), ("distance", c_double)
    edge = ("edge", c_uint32)
    assert said("geometry_place", inside, distance, edge) == ""
    other = said("geometry_place", distance, edge, inside)
    assert "geometry_place: bytes 0 to 23 of 24 in C, bytes 0 to 15 of 16 in ctypes" in other
    assert "geometry_place.edge: bytes 16 to 19 of 24 in C, bytes 8 to 11 of 16" in other
    wide = said("geometry_place", ("inside", c_int), distance, edge)  # the same size
    assert wide == "geometry_place.inside: bytes 0 to 0 of 24 in C, bytes 0 to 3 of 24 in ctypes"
    assert "edge" in said("geometry_place", inside, distance)
    assert "z" in said("geometry_point", ("x", c_double), ("z", c_double))
    assert "bits 0 to 4 of 4 bytes in C" in said("geometry_style", ("red", c_uint32, 6))


def test_the_kinds_are_those_of_the_header() -> None:
    from _geometry_cffi_api import lib

    assert {f"GEOMETRY_{kind.name}": int(kind) for kind in Kind} == {
        name: getattr(lib, name) for name in dir(lib) if name.startswith("GEOMETRY_")
    }


def test_what_comes_back_has_the_right_type(binding: ModuleType) -> None:
    place = binding.locate(Polygon([Point(0, 0)]), Point(1, 0))
    assert [type(value) for value in place] == [bool, float, int]
    assert type(binding.middle(Point(0, 0), Point(1, 1))) is Point


def test_both_bindings_offer_the_same_documented_things() -> None:
    first, second = map(load, MODULES)

    def offered(thing: Any) -> dict[str, str | None]:
        names = [name for name in vars(thing) if not name.startswith("_")]
        return {name: inspect.getdoc(getattr(thing, name)) for name in names}

    assert offered(first.Drawing) == offered(second.Drawing)
    for name in ("distance", "middle", "bounds", "locate", "area", "move", "memory", "Drawing"):
        assert inspect.getdoc(getattr(first, name)) == inspect.getdoc(getattr(second, name))
