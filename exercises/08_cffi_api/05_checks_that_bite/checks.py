"""Checks for a table library. They must accept the right one and reject each wrong one."""

from grid import Grid


def check(grid: Grid) -> None:
    """Raise AssertionError if the library is wrong."""
    table = [[1.0, 1.0], [1.0, 1.0]]
    # TODO: this table is too good-natured: six wrong libraries pass. Choose better ones.
    assert grid.transpose(table) == [[1.0, 1.0], [1.0, 1.0]]
    assert grid.row_sums(table) == [2.0, 2.0]
    assert grid.largest(table) == 1.0
