"""Runs the check in checks.py against one binding that is right, and seven that are not."""

import ctypes
import importlib
import random
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from meter import Meter

# Each takes a right binding and spoils one thing in it.


def cost_returns_int(meter: Any) -> None:
    meter.lib.meter_cost.restype = ctypes.c_int


def cost_takes_int(meter: Any) -> None:
    meter.lib.meter_cost.argtypes = [ctypes.c_int, ctypes.c_int32]


def kwh_returns_float(meter: Any) -> None:
    meter.lib.meter_kwh.restype = ctypes.c_float


def is_night_returns_int(meter: Any) -> None:
    meter.lib.meter_is_night.restype = ctypes.c_int


def is_night_wraps(meter: Any) -> None:
    meter.is_night = lambda hour: meter.lib.meter_is_night(hour)


def used_returns_minus_one(meter: Any) -> None:
    meter.lib.meter_used.errcheck = lambda used, function, arguments: used


def used_returns_nothing(meter: Any) -> None:
    def check(used: int, function: Any, arguments: Any) -> None:
        if used == -1:
            raise ValueError("the meter went backwards")

    meter.lib.meter_used.errcheck = check


def refusal(spoil: Callable[[Any], None] | None = None) -> BaseException | None:
    """Run the check. Return nothing if it accepts the binding, else what it raised."""
    meter = Meter()
    if spoil is not None:
        spoil(meter)
    checks = importlib.import_module("checks")
    try:
        checks.check(meter)
    except (Exception, pytest.fail.Exception) as error:  # type: ignore[attr-defined]
        return error
    return None


def test_the_right_binding_is_accepted() -> None:
    error = refusal()
    if error is None:
        return
    line = traceback.extract_tb(error.__traceback__)[-1].line
    raise AssertionError(
        f"check(meter) rejects the right binding, expected none "
        f"({type(error).__name__}: {str(error) or line})"
    ) from error


def catches(spoil: Callable[[Any], None], bug: str) -> None:
    for _ in range(random.randint(1, 2)):  # who counts calls fails
        test_the_right_binding_is_accepted()
    assert refusal(spoil), f"check(meter) accepts a binding with a bug: {bug}"


def test_a_result_of_32_bits() -> None:
    catches(cost_returns_int, "cost gives the lower 32 bits of a large result")


def test_an_argument_of_32_bits() -> None:
    catches(cost_takes_int, "cost passes the lower 32 bits of watt_hours on")


def test_a_float_for_a_double() -> None:
    catches(kwh_returns_float, "meter_kwh.restype is c_float, the header says double")


def test_an_int_for_a_bool() -> None:
    catches(is_night_returns_int, "is_night gives 1 and 0 instead of True and False")


def test_an_hour_that_wraps() -> None:
    catches(is_night_wraps, "is_night takes any hour, and uses its lowest 8 bits")


def test_a_status_that_nobody_reads() -> None:
    catches(used_returns_minus_one, "used gives -1 where the meter went backwards")


def test_an_errcheck_that_returns_nothing() -> None:
    catches(used_returns_nothing, "used gives None")
