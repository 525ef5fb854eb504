"""Checks for a table library. They must accept the right one and reject each wrong one."""

from grid import Grid


def check(grid: Grid) -> None:
    """Raise AssertionError if the library is wrong."""
    table = [[9.0, 2.0, 3.0], [4.0, 5.0, 6.0]]  # two sides, and all numbers different
    print(grid.transpose(table), [[9.0, 4.0], [2.0, 5.0], [3.0, 6.0]])
    assert grid.row_sums(table) == [14.0, 15.0]
    assert grid.largest(table) == 9.0
    assert grid.largest([[-3.0, -2.0]]) == -2.0
