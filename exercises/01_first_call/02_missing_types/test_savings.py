"""Checks binding.py: do Python and savings.h agree on the types?"""

import contextlib
import ctypes
import importlib.util
import math
import random
import re
import tempfile
from pathlib import Path
from typing import Any

BINDING = Path(__file__).resolve().parent / "binding.py"
HEADER = Path(__file__).resolve().parent / "savings.h"
C_TYPES = {"int": ctypes.c_int, "float": ctypes.c_float, "double": ctypes.c_double}


def load() -> Any:
    """Import binding.py while standing in another folder, and return its `lib`."""
    spec = importlib.util.spec_from_file_location("binding", BINDING)
    assert spec is not None
    assert spec.loader is not None
    binding = importlib.util.module_from_spec(spec)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        spec.loader.exec_module(binding)
    assert hasattr(binding, "lib"), "binding.py has no `lib`; expected lib = ctypes.CDLL(...)"
    return binding.lib


def call(name: str, *arguments: float) -> tuple[str, Any]:
    """Call a function of the library. Return the call as text, and what came back."""
    text = f"{name}({', '.join(map(str, arguments))})"
    try:
        return text, getattr(load(), name)(*arguments)
    except ctypes.ArgumentError as error:
        raise AssertionError(f"{text} raised ArgumentError ({error}), expected a number") from error


def to_float(x: float) -> float:
    """Round a Python float, which is a C double, to the nearest C float."""
    return ctypes.c_float(x).value


def balance_after(start: float, percent: float, years: int) -> float:
    """What savings_after computes, in Python."""
    return float(start * (1 + to_float(percent) / 100) ** years)


def some_percent() -> float:
    """Between 1 and 9, and new in each run, so that nobody can know the answers before."""
    return round(random.uniform(1.0, 9.0), 2)


def some_money() -> float:
    """Between 100 and 9000, in whole cents."""
    return round(random.uniform(100.0, 9000.0), 2)


def check_type(place: str, declared: Any, promised: str) -> None:
    """A type in binding.py must be the one that the header names, `float percent`."""
    name = getattr(declared, "__name__", repr(declared))
    assert declared is C_TYPES[promised.split()[0]], (
        f"{place} is {name}, expected what savings.h says there: {promised}"
    )


def check_header(name: str) -> None:
    """What binding.py says of a function must be what the header says."""
    function = getattr(load(), name)
    found = re.search(rf"SAVINGS_API (\w+) {name}\((.*?)\);", HEADER.read_text("utf-8"))
    assert found is not None
    for number, parameter in enumerate(found[2].split(", ") if function.argtypes else ()):
        have = function.argtypes[number] if number < len(function.argtypes) else "missing"
        check_type(f"{name}.argtypes[{number}]", have, parameter)
    check_type(f"{name}.restype", function.restype, found[1])


def difference(name: str) -> str:
    """For a message: where binding.py and the header differ."""
    try:
        check_header(name)
    except AssertionError as error:
        return f": {error}"
    return ""


# --- savings_after ---------------------------------------------------------------------


def check_after(start: float, percent: float, years: int) -> None:
    text, answer = call("savings_after", start, percent, years)
    expected = balance_after(start, percent, years)
    assert math.isclose(answer, expected, rel_tol=1e-9), (
        f"{text} gave {answer}, expected {expected}{difference('savings_after')}"
    )


def test_savings_after() -> None:
    check_after(1000.0, 2.5, 10)
    for _ in range(10):
        check_after(some_money(), some_percent(), random.randint(0, 60))


def test_savings_after_refuses_years_out_of_range() -> None:
    text, answer = call("savings_after", 1000.0, 2.5, -1)
    assert answer == -1.0, f"{text} gave {answer}, expected -1.0"


# --- savings_years ---------------------------------------------------------------------


def check_years(start: float, percent: float, goal: float, expected: int) -> None:
    text, answer = call("savings_years", start, percent, goal)
    assert answer == expected, (
        f"{text} gave {answer}, expected {expected}{difference('savings_years')}"
    )


def test_savings_years() -> None:
    check_years(1000.0, 2.5, 2000.0, 29)
    for _ in range(10):
        start, rate, years = some_money(), some_percent(), random.randint(1, 60)
        goal = round(0.999 * balance_after(start, rate, years), 2)
        check_years(start, rate, goal, years)


def test_savings_years_when_the_goal_is_out_of_reach() -> None:
    check_years(1000.0, 0.0, 2000.0, -1)


# --- savings_real_percent --------------------------------------------------------------


def check_real_percent(percent: float, inflation: float) -> None:
    text, answer = call("savings_real_percent", percent, inflation)
    quotient = to_float(to_float(100 + to_float(percent)) / to_float(100 + to_float(inflation)))
    expected = to_float(to_float(quotient - 1) * 100)
    assert answer == expected, (
        f"{text} gave {answer}, expected {expected}{difference('savings_real_percent')}"
    )


def test_savings_real_some_percent() -> None:
    check_real_percent(5.0, 2.0)
    for _ in range(10):
        check_real_percent(some_percent(), some_percent())


# --- What argtypes is there for --------------------------------------------------------


def check_one_too_few(name: str, *arguments: float) -> None:
    """Leave out the last argument: a complete declaration notices before C is called."""
    try:
        text, answer = call(name, *arguments)
    except TypeError:
        return
    raise AssertionError(
        f"{text}, one argument too few, gave {answer}, expected a TypeError: "
        f"{name}.argtypes must hold one type for each parameter in savings.h"
    )


def test_one_argument_too_few() -> None:
    check_one_too_few("savings_after", 1000.0, 2.5)
    check_one_too_few("savings_years", 1000.0, 2.5)
    check_one_too_few("savings_real_percent", 5.0)


# --- The header itself -----------------------------------------------------------------


def test_binding_and_header_agree() -> None:
    for name in ("savings_after", "savings_years", "savings_real_percent"):
        check_header(name)
