"""A table library that may be right, or have one mistake."""

from _grid import ffi, lib

Rows = list[list[float]]


class Grid:
    """The three functions of one variant. A table is a list of rows."""

    def __init__(self, which: int) -> None:
        self._which = which

    def _arguments(self, table: Rows) -> tuple[object, ...]:
        numbers = [number for row in table for number in row]
        return self._which, ffi.new("double[]", numbers), len(table), len(table[0])

    def transpose(self, table: Rows) -> Rows:
        """Return the table with rows and columns exchanged."""
        rows, cols = len(table), len(table[0])
        result = ffi.new("double[]", rows * cols)
        lib.grid_transpose(*self._arguments(table), result)
        return [ffi.unpack(result + j * rows, rows) for j in range(cols)]

    def row_sums(self, table: Rows) -> list[float]:
        """Return the sum of each row."""
        sums = ffi.new("double[]", len(table))
        lib.grid_row_sums(*self._arguments(table), sums)
        return ffi.unpack(sums, len(table))

    def largest(self, table: Rows) -> float:
        """Return the largest number."""
        return lib.grid_largest(*self._arguments(table))
