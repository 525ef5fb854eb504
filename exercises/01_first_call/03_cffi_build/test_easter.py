"""Checks the module that build_easter.py builds."""

import importlib
import random
from typing import Any

# The earliest Easter of two centuries, the latest one, and some years between.
EASTER = {
    1583: (4, 10),
    1818: (3, 22),
    1943: (4, 25),
    1961: (4, 2),
    2000: (4, 23),
    2024: (3, 31),
    2025: (4, 20),
    2026: (4, 5),
    2027: (3, 28),
    2038: (4, 25),
}


def load() -> Any:
    """Import the module, and return its `lib`."""
    try:
        module = importlib.import_module("_easter")
    except ModuleNotFoundError:
        raise AssertionError(
            "build_easter.py ran, but it built no module named '_easter': "
            "set_source names it, ffibuilder.compile() builds it"
        ) from None
    assert hasattr(module, "lib"), (
        "_easter holds no `lib`: it was built without C source, which is ABI mode"
    )
    return module.lib


def check(name: str, year: int, expected: int) -> None:
    lib = load()
    assert hasattr(lib, name), f"lib.{name} is missing: cdef must declare it"
    answer = getattr(lib, name)(year)
    assert answer == expected, f"{name}({year}) gave {answer!r}, expected {expected}"
    assert type(answer) is int, f"{name}({year}) gave {answer!r}, expected the int {expected}"


def test_easter_of_2027() -> None:
    check("easter_month", 2027, 3)
    check("easter_day", 2027, 28)


def test_other_years() -> None:
    for year in random.sample(sorted(EASTER), len(EASTER)):
        month, day = EASTER[year]
        check("easter_month", year, month)
        check("easter_day", year, day)


def test_a_year_out_of_range_gives_zero() -> None:
    check("easter_month", 1582, 0)
    check("easter_day", -1, 0)


def check_refused(name: str, year: object, error: type[Exception]) -> None:
    """Call with something that is no C int: the module must refuse it."""
    try:
        answer = getattr(load(), name)(year)
    except error:
        return
    raise AssertionError(
        f"{name}({year!r}) gave {answer!r}, expected {error.__name__}: "
        f"in easter.h, the parameter is an int"
    )


def test_a_number_that_is_no_c_int() -> None:
    for name in ("easter_month", "easter_day"):
        check_refused(name, 2**31, OverflowError)
        check_refused(name, 2027.5, TypeError)


def test_declarations_and_header_agree() -> None:
    for name in ("easter_month", "easter_day"):
        declared = importlib.import_module("_easter").ffi.typeof(getattr(load(), name)).cname
        assert declared == "int(*)(int)", (
            f"{name} is declared as {declared}, expected int(*)(int): easter.h says "
            f"int {name}(int year)"
        )
