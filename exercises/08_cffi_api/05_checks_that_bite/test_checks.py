"""Checks checks.py: one library is right, six are wrong, and check() must tell them apart."""

import random
import traceback
from typing import Any

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


def given(which: int) -> Any:
    """The library as your checks see it: nothing about it says which one it is."""
    grid = Grid(which)

    class Table:
        def transpose(self, table: Any) -> Any:
            return grid.transpose(table)

        def row_sums(self, table: Any) -> Any:
            return grid.row_sums(table)

        def largest(self, table: Any) -> Any:
            return grid.largest(table)

    return Table()


def accept_the_right_one(when: str) -> None:
    try:
        checks.check(given(lib.GRID_RIGHT))
    except AssertionError as error:
        failed = traceback.extract_tb(error.__traceback__)[-1]
        raise AssertionError(
            f"check() rejects the right library{when}, in line {failed.lineno}: {failed.line}"
        ) from None


def test_the_right_library_is_accepted() -> None:
    accept_the_right_one("")


def test_every_mistake_is_listed() -> None:
    assert len(MISTAKES) + 1 == lib.GRID_VARIANTS


@pytest.mark.parametrize("which", MISTAKES)
def test_a_wrong_library_is_rejected(which: int) -> None:
    for _ in range(random.randint(1, 2)):  # who counts calls fails
        accept_the_right_one(" when it comes again")
    try:
        checks.check(given(which))
    except AssertionError:
        return
    except Exception as error:
        text = f"check() raised {error!r}, expected AssertionError, for a library {MISTAKES[which]}"
        raise AssertionError(text) from error
    raise AssertionError(f"check() accepts a library {MISTAKES[which]}")
