# cython: boundscheck=False, wraparound=False
"""Rows of measured values. The checks of indices are off: these functions must be quick."""


def first_above(const double[::1] row not None, double limit):
    """Return the first place with a value above a limit, or -1."""
    cdef Py_ssize_t place = 0, n = row.shape[0]
    while place < n and row[place] <= limit:
        place += 1
    return place if place < n else -1


def sums(const double[::1] row not None, double[::1] out not None, Py_ssize_t width):
    """Write the sum of each `width` neighbours to `out`.

    Raises ValueError for a width that is not 1 to len(row), and for an `out` of another length.
    """
    cdef Py_ssize_t i, n = row.shape[0]
    cdef double total = 0
    if width < 1 or width > n:
        raise ValueError("the width must be 1 to the length of the row")
    if out.shape[0] != n - width + 1:
        raise ValueError("out must have a place for each sum")
    for i in range(width):
        total += row[i]
    out[0] = total
    for i in range(1, out.shape[0]):
        total += row[i + width - 1] - row[i - 1]
        out[i] = total
