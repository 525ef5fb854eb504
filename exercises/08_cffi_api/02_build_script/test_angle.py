"""Checks the module that build_angle.py builds."""

import importlib
import math
import random
from typing import Any


def load() -> tuple[Any, Any]:
    """Import the module, and return its `ffi` and `lib`."""
    try:
        module = importlib.import_module("_angle")
    except ModuleNotFoundError:
        raise AssertionError("build_angle.py ran, but it built no module named '_angle'") from None
    assert hasattr(module, "lib"), "_angle holds no `lib`: it was built without C source"
    return module.ffi, module.lib


def get(name: str) -> Any:
    _, lib = load()
    assert hasattr(lib, name), f"lib.{name} is missing: cdef must declare it"
    return getattr(lib, name)


def check(name: str, *arguments: float, expected: float) -> None:
    text = f"{name}({', '.join(map(str, arguments))})"
    try:
        answer = get(name)(*arguments)
    except TypeError as error:
        raise AssertionError(f"{text} raised {error!r}, expected {expected}") from None
    assert type(answer) is float, f"{text} gave {answer!r}, expected the float {expected}"
    assert math.isclose(answer, expected, abs_tol=1e-6), (
        f"{text} gave {answer}, expected {expected}"
    )


# --- The macros ------------------------------------------------------------------------


def test_the_text() -> None:
    ffi, _ = load()
    version = get("ANGLE_VERSION")
    assert isinstance(version, ffi.CData), f"ANGLE_VERSION is {version!r}, expected a char *"
    text = ffi.string(version)
    assert text == b"2.1", f"ffi.string(ANGLE_VERSION) gave {text!r}, expected b'2.1'"


def test_the_number_with_a_point() -> None:
    turn = get("ANGLE_TURN")
    assert type(turn) is float, f"ANGLE_TURN is {turn!r}, expected the float 360.0"
    assert turn == 360.0, f"ANGLE_TURN is {turn!r}, expected 360.0"


def test_the_whole_number() -> None:
    points = get("ANGLE_POINTS")
    assert points == 8, f"ANGLE_POINTS is {points!r}, expected 8"


# --- The functions ---------------------------------------------------------------------


def test_the_inline_function() -> None:
    check("angle_normal", 370.0, expected=10.0)
    for _ in range(10):
        degrees, turns = round(random.uniform(1, 359), 2), random.randint(-5, 5)
        check("angle_normal", degrees + 360 * turns, expected=degrees)


def test_the_way_between() -> None:
    check("angle_between", 350.0, 10.5, expected=20.5)
    for _ in range(10):
        start, way = random.uniform(0, 360), round(random.uniform(-179, 179), 2)
        check("angle_between", start, start + way, expected=abs(way))


def test_the_points_of_the_compass() -> None:
    ffi, _ = load()
    names = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
    for number in random.sample(range(8), 8):
        degrees = number * 45 + random.uniform(-20, 20)
        answer = get("angle_point")(degrees)
        assert isinstance(answer, ffi.CData), f"angle_point gave {answer!r}, expected a char *"
        text = ffi.string(answer).decode()
        assert text == names[number], (
            f"angle_point({degrees}) gave {text!r}, expected {names[number]!r}"
        )


def test_a_text_where_a_number_belongs() -> None:
    try:
        answer = get("angle_normal")("90")
    except TypeError:
        return
    raise AssertionError(f"angle_normal('90') gave {answer!r}, expected TypeError")
