"""Checks binding.py. All these answers are right from the start: the memory stage is the test."""

import importlib
import random
from typing import Any


def binding() -> Any:
    """The learner's module."""
    return importlib.import_module("binding")


def check(station: int, minute: int, celsius: float, by_hand: str = "") -> None:
    line = f"{station} {minute} {celsius}{by_hand}"
    answer = binding().describe(line)
    expected = f"{station} at {minute // 60:02}:{minute % 60:02}: {celsius:.1f} degrees"
    assert answer == expected, f"describe({line!r}) gave {answer!r}, expected {expected!r}"
    degrees = binding().celsius(line)
    assert degrees == celsius, f"celsius({line!r}) gave {degrees!r}, expected {celsius!r}"


def test_a_line() -> None:
    check(10384, 615, 21.5)


def test_lines_measured_by_hand() -> None:
    for _ in range(10):
        station, minute = random.randint(0, 99999), random.randint(0, 1439)
        check(station, minute, random.randint(-40, 40) / 2, random.choice(["", " !"]))


def test_the_longest_text() -> None:
    check(99999, 1439, -99.0)


def test_a_line_that_cannot_be_read() -> None:
    for line in ("", "10384", "10384 1440 20.0", "10384 615 warm", "-1 0 0"):
        try:
            answer = binding().describe(line)
        except ValueError:
            continue
        raise AssertionError(f"describe({line!r}) gave {answer!r}, expected ValueError")
