"""Checks for a table library."""

from grid import Grid


def check(grid: Grid) -> None:
    """Raise AssertionError if the library is wrong."""
    table = [[9.0, 2.0], [4.0, 5.0]]
    assert grid.transpose(table) == [[9.0, 4.0], [2.0, 5.0]]
    assert grid.row_sums(table) == [11.0, 9.0]
    assert grid.largest(table) == 9.0
    assert grid.largest([[-3.0, -2.0]]) == -2.0
