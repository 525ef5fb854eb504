"""Checks levels.py: which arrays it takes, which it refuses, and that nothing is copied."""

import random
from typing import Any

import levels
import numpy as np


def some_table(rows: int, cols: int) -> Any:
    numbers = random.sample(range(-500, 500), rows * cols)
    return np.array(numbers, dtype=np.float64).reshape(rows, cols)


def stretched(table: Any) -> Any:
    return (table - table.min()) / (table.max() - table.min())


def check(what: str, array: Any) -> None:
    """Stretch an array, which may be a part of another, and compare it with NumPy's answer."""
    before, expected = array.copy(), stretched(array)
    result = levels.stretch(array)
    assert result is None, (
        f"stretch({what}) returned a {type(result).__name__}, expected None: it works in place"
    )
    assert (array != before).any(), f"stretch({what}) changed nothing: was a copy changed?"
    for place in zip(*np.nonzero(~np.isclose(array, expected)), strict=True):
        row, col = map(int, place)
        raise AssertionError(
            f"stretch({what}) made {array[place]:.4g} of the {before[place]:g} in row {row}, "
            f"column {col}, expected {expected[place]:.4g}"
        )


def test_a_whole_table() -> None:
    check("table", some_table(2, 3))
    check("table", some_table(random.randint(3, 9), random.randint(3, 9)))


def test_some_rows() -> None:
    check("table[1:3]", some_table(4, 5)[1:3])


def test_some_columns() -> None:
    table = some_table(4, 6)
    rest = table[:, 3:].copy()
    check("table[:, :3]", table[:, :3])
    assert (table[:, 3:] == rest).all(), "stretch(table[:, :3]) changed the columns beside it"


def refuses(what: str, array: Any, error: type[Exception]) -> None:
    before = array.copy()
    try:
        levels.stretch(array)
    except error:
        assert (array == before).all(), f"stretch({what}) was refused, and had changed the array"
        return
    except Exception as other:
        text = (
            f"stretch({what}) raised {other!r}, expected {error.__name__}: TypeError is for what "
            "the numbers are and whether they can be written, ValueError for where they lie"
        )
        raise AssertionError(text) from other
    raise AssertionError(f"stretch({what}) gave no error, expected {error.__name__}")


def test_numbers_of_another_type() -> None:
    table = some_table(8, 4)
    refuses("table.astype(np.float32)", table.astype(np.float32)[:4], TypeError)
    refuses("table.astype(np.int64)", table.astype(np.int64), TypeError)


def test_an_array_that_must_not_be_changed() -> None:
    table = some_table(3, 3)
    table.flags.writeable = False
    refuses("a read-only table", table, TypeError)


def test_an_order_that_c_does_not_know() -> None:
    table = some_table(6, 6)
    refuses("table.T", table.T, ValueError)
    refuses("table[:, ::2]", table[:, ::2], ValueError)
    refuses("table[:, ::-1]", table[:, ::-1], ValueError)
    refuses("table[::-1]", some_table(12, 6)[:6][::-1], ValueError)


def test_no_table() -> None:
    table = some_table(3, 3)
    refuses("table[0]", table[0], ValueError)
    refuses("table[:0]", table[:0], ValueError)
