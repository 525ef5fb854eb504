"""Checks checks.py: one library is right, six are wrong, and check() must tell them apart."""

import traceback

import checks
import pytest
from _grid import lib
from grid import Grid

MISTAKES = {
    1: "whose transpose takes every table for a square",
    2: "whose transpose copies the table as it is",
    3: "whose row_sums leave out the last column",
    4: "whose row_sums are all those of the first row",
    5: "whose largest is never below 0",
    6: "whose largest never looks at the very first number",
}


def test_the_right_library_is_accepted() -> None:
    try:
        checks.check(Grid(lib.GRID_RIGHT))
    except AssertionError as error:
        failed = traceback.extract_tb(error.__traceback__)[-1]
        raise AssertionError(
            f"check() rejects the right library, in line {failed.lineno}: {failed.line}"
        ) from None


def test_every_mistake_is_listed() -> None:
    assert len(MISTAKES) + 1 == lib.GRID_VARIANTS


@pytest.mark.parametrize("which", MISTAKES)
def test_a_wrong_library_is_rejected(which: int) -> None:
    try:
        checks.check(Grid(which))
    except AssertionError:
        return
    except Exception as error:
        text = f"check() raised {error!r}, expected AssertionError, for a library {MISTAKES[which]}"
        raise AssertionError(text) from error
    raise AssertionError(f"check() accepts a library {MISTAKES[which]}")
