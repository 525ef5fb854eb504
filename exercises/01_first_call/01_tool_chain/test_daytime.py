"""Checks daytime.c: compile it, load it with ctypes, call it."""

import ctypes
import random
from pathlib import Path

LIBRARY = Path(__file__).resolve().parent / "libdaytime.so"


def check(hours: int, minutes: int) -> None:
    """Call daytime_minutes, and compare its answer with the same sum in Python."""
    lib = ctypes.CDLL(str(LIBRARY))
    lib.daytime_minutes.argtypes = [ctypes.c_int, ctypes.c_int]
    lib.daytime_minutes.restype = ctypes.c_int

    answer = lib.daytime_minutes(hours, minutes)
    expected = hours * 60 + minutes
    assert answer == expected, (
        f"daytime_minutes({hours}, {minutes}) gave {answer}, expected {expected}"
    )


def test_half_past_seven() -> None:
    check(7, 30)


def test_midnight() -> None:
    check(0, 0)


def test_the_last_minute_of_the_day() -> None:
    check(23, 59)


def test_other_times() -> None:
    for _ in range(20):
        check(random.randint(0, 23), random.randint(0, 59))
