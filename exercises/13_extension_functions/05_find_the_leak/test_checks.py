"""Grades checks.py: it must accept the right functions and find each leak."""

import importlib
import random
import traceback
from typing import Any

BROKEN = (
    "keeps_its_argument",
    "keeps_its_result",
    "keeps_something_new",
    "keeps_when_it_fails",
    "keeps_a_bad_argument",
)


class Nothing(bytes):
    """No bytes, in an object of its own: the empty bytes object itself is one for all."""


def complaint(function: Any) -> str | None:
    """What the learner's check says of a function; None if it accepts it."""
    checks = importlib.import_module("checks")
    good, bad = random.randbytes(random.randint(20, 40)), Nothing()
    try:
        checks.check(lambda data: function(data), good, bad)  # without its name
    except AssertionError as error:
        failed = traceback.extract_tb(error.__traceback__)[-1]
        return f"line {failed.lineno}: {failed.line}"
    return None


def accept(name: str, function: Any) -> None:
    said = complaint(function)
    assert said is None, f"check(function, good, bad) accuses {name}, which leaks nothing: {said}"


def test_right_functions_are_accepted() -> None:
    suspects = importlib.import_module("suspects")
    accept("right", suspects.right)
    accept("with_a_cache()", suspects.with_a_cache())


def test_each_leak_is_found() -> None:
    suspects = importlib.import_module("suspects")
    for name in BROKEN:
        for _ in range(random.randint(1, 2)):  # who counts calls fails
            accept("right", suspects.right)
        said = complaint(getattr(suspects, name))
        assert said is not None, (
            f"check(function, good, bad) lets {name} through: see suspects.py for what it loses"
        )
