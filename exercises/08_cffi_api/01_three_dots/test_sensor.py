"""Checks the two modules that build_both.py builds from declarations.py."""

import importlib
import random
from typing import Any

import pytest

VERSIONS = {
    "_sensor": ("sensor.h", 96, (0, 1, 2)),
    "_sensor_next": ("sensor_next.h", 144, (0, 2, 3)),
}


@pytest.fixture(params=VERSIONS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def load(name: str) -> tuple[Any, Any]:
    module = importlib.import_module(name)
    return module.ffi, module.lib


def value_of(name: str, constant: str) -> int:
    """A constant of the library, or a message that says what is wrong with its declaration."""
    ffi, lib = load(name)
    try:
        return int(getattr(lib, constant))
    except ffi.error as error:
        raise AssertionError(f"lib.{constant}, built with {VERSIONS[name][0]}: {error}") from None


def new_sensor(name: str) -> tuple[Any, Any, Any]:
    ffi, lib = load(name)
    try:
        one = ffi.new("sensor *")
    except ffi.error as error:
        text = f'ffi.new("sensor *"), built with {VERSIONS[name][0]}: {error}'
        raise AssertionError(text) from None
    lib.sensor_clear(one)
    return ffi, lib, one


def test_the_macro(name: str) -> None:
    header, most, _ = VERSIONS[name]
    answer = value_of(name, "SENSOR_MAX_READINGS")
    assert answer == most, f"SENSOR_MAX_READINGS is {answer}, expected {most} as in {header}"


def test_the_enum(name: str) -> None:
    header, _, values = VERSIONS[name]
    for constant, expected in zip(("OK", "EMPTY", "FULL"), values, strict=True):
        answer = value_of(name, f"SENSOR_{constant}")
        assert answer == expected, (
            f"SENSOR_{constant} is {answer}, expected {expected} as in {header}"
        )


def test_the_fields(name: str) -> None:
    for _ in range(5):
        ffi, lib, one = new_sensor(name)
        readings = [round(random.uniform(-20, 40), 1) for _ in range(random.randint(2, 9))]
        for celsius in readings:
            lib.sensor_add(one, celsius)
        assert one.count == len(readings), f"count is {one.count}, expected {len(readings)}"
        assert one.last == readings[-1], f"last is {one.last}, expected {readings[-1]}"
        mean = ffi.new("double *")
        assert lib.sensor_mean(one, mean) == lib.SENSOR_OK
        expected = sum(readings) / len(readings)
        assert abs(mean[0] - expected) < 1e-9, f"sensor_mean gave {mean[0]}, expected {expected}"


def test_full_and_empty(name: str) -> None:
    ffi, lib, one = new_sensor(name)
    mean = ffi.new("double *")
    assert lib.sensor_mean(one, mean) == lib.SENSOR_EMPTY, "the mean of nothing is SENSOR_EMPTY"
    for _ in range(lib.SENSOR_MAX_READINGS):
        assert lib.sensor_add(one, 1.0) == lib.SENSOR_OK
    assert lib.sensor_add(one, 1.0) == lib.SENSOR_FULL, "one reading too many is SENSOR_FULL"


def test_private_fields_stay_private(name: str) -> None:
    _, _, one = new_sensor(name)
    for field in ("total", "next_report"):
        assert not hasattr(one, field), f"Python can see the private field {field}: leave it out"
