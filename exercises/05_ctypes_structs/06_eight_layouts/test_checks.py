"""Runs the check in checks.py against one struct that is right, and eight that are not."""

import ctypes
import importlib
import traceback
from ctypes import c_float, c_int16, c_int32, c_int64, c_uint16, c_uint32
from typing import Any

import pytest
from sensor import Sample, Sensor

RIGHT = list(Sample._fields_)


def spoilt(change: dict[str, Any], without: str = "", **more: Any) -> Any:
    """The struct with other types for some fields, or without one."""
    fields = [change.get(field[0], field) for field in RIGHT if field[0] != without]
    return type("Sample", (ctypes.Structure,), {**more, "_fields_": fields})


def refusal(struct: Any) -> BaseException | None:
    """Run the check. Return nothing if it accepts the struct, else what it raised."""
    checks = importlib.import_module("checks")
    try:
        checks.check(Sensor(struct))
    except (Exception, pytest.fail.Exception) as error:  # type: ignore[attr-defined]
        return error
    return None


def test_the_right_struct_is_accepted() -> None:
    error = refusal(Sample)
    if error is None:
        return
    line = traceback.extract_tb(error.__traceback__)[-1].line
    raise AssertionError(
        f"check(sensor) rejects the right struct, expected none "
        f"({type(error).__name__}: {str(error) or line})"
    ) from error


def catches(struct: Any, bug: str) -> None:
    assert refusal(struct), f"check(sensor) accepts a wrong struct: {bug}"


def test_a_field_is_missing_in_the_middle() -> None:
    catches(
        spoilt({}, without="temperature"), "temperature is missing, and all behind it are shifted"
    )


def test_a_float_for_a_double() -> None:
    catches(spoilt({"temperature": ("temperature", c_float)}), "temperature is a float")


def test_a_number_without_its_sign() -> None:
    catches(spoilt({"trend": ("trend", c_uint16)}), "trend has no sign, the header says int16_t")


def test_a_number_with_a_sign_too_many() -> None:
    catches(
        spoilt({"seconds": ("seconds", c_int32)}), "seconds has a sign, the header says uint32_t"
    )


def test_too_few_bits() -> None:
    error = spoilt({"error": ("error", c_uint32, 7)})
    catches(error, "error has 7 bits, the header says 8")


def test_bits_in_another_order() -> None:
    swapped = spoilt({"battery": ("charging", c_uint32, 1), "charging": ("battery", c_uint32, 7)})
    catches(swapped, "charging comes before battery")


def test_the_last_field_is_too_wide() -> None:
    """In the padding there is room for it."""
    catches(
        spoilt({"quality": ("quality", c_int16)}), "quality has 2 bytes, the header says uint8_t"
    )


def test_a_struct_that_is_too_long() -> None:
    longer = spoilt({}, without="nothing")
    longer = type("Sample", (longer,), {"_fields_": [("spare", c_int64)]})
    catches(longer, "a field spare was added, which C does not know")
