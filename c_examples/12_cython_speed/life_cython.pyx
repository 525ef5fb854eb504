"""The Game of Life, written in Cython: there is no C library behind it.

A board is any buffer of unsigned bytes with two dimensions, row after row: a NumPy array of
uint8, for instance. 0 is a dead cell, 1 a living one. The edges meet.
"""

from cpython.exc cimport PyErr_CheckSignals
from cython.parallel cimport prange
from libc.string cimport memcpy


cdef void one_row(
    const unsigned char *up, const unsigned char *here, const unsigned char *down,
    unsigned char *after, Py_ssize_t cols,
) noexcept nogil:
    """One row of the next generation, from three of this one."""
    cdef Py_ssize_t c, left, right, side
    cdef unsigned char n
    for c in range(1, cols - 1):
        n = <unsigned char> (
            up[c - 1] + up[c] + up[c + 1]
            + here[c - 1] + here[c + 1]
            + down[c - 1] + down[c] + down[c + 1]
        )
        after[c] = (n | here[c]) == 3
    for side in range(2):  # the first cell and the last: edges meet
        c = side * (cols - 1)
        left = c - 1 if c > 0 else cols - 1
        right = c + 1 if c + 1 < cols else 0
        n = <unsigned char> (
            up[left] + up[c] + up[right]
            + here[left] + here[right]
            + down[left] + down[c] + down[right]
        )
        after[c] = (n | here[c]) == 3


# --8<-- [start:threads]
cdef void generation(
    const unsigned char *now, unsigned char *after, Py_ssize_t rows, Py_ssize_t cols, int threads
) noexcept nogil:
    """One generation, its rows divided among threads."""
    cdef Py_ssize_t r
    for r in prange(rows, num_threads=threads, use_threads_if=threads > 1, schedule="static"):
        one_row(
            now + (r - 1 if r > 0 else rows - 1) * cols,
            now + r * cols,
            now + (r + 1 if r + 1 < rows else 0) * cols,
            after + r * cols,
            cols,
        )
# --8<-- [end:threads]


# --8<-- [start:step]
def step(const unsigned char[:, ::1] now not None, unsigned char[:, ::1] after not None):
    """Compute one generation: read `now`, write each cell of `after`.

    Raises ValueError if a board has no cells, if their shapes differ, or if they share memory.
    """
    cdef Py_ssize_t rows = now.shape[0], cols = now.shape[1]
    if rows == 0 or cols == 0:
        raise ValueError("the board has no cells")
    if after.shape[0] != rows or after.shape[1] != cols:
        raise ValueError("the two boards have different shapes")
    if &now[0, 0] < &after[0, 0] + rows * cols and &after[0, 0] < &now[0, 0] + rows * cols:
        raise ValueError("the two boards share memory")
    with nogil:
        generation(&now[0, 0], &after[0, 0], rows, cols, 1)
# --8<-- [end:step]


# --8<-- [start:run]
def run(unsigned char[:, ::1] board not None, Py_ssize_t generations=1, int threads=1):
    """Advance a board, in place.

    Ctrl-C stops between two generations: the board then shows the last one that is complete.
    Raises ValueError if the board has no cells, or threads is less than 1.
    """
    cdef Py_ssize_t rows = board.shape[0], cols = board.shape[1]
    if rows == 0 or cols == 0:
        raise ValueError("the board has no cells")
    if threads < 1:
        raise ValueError("threads must be 1 or more")
    cdef unsigned char[:, ::1] other = board.copy()
    cdef unsigned char *now = &board[0, 0]
    cdef unsigned char *after = &other[0, 0]
    try:
        for _ in range(generations):
            with nogil:
                generation(now, after, rows, cols, threads)
            now, after = after, now
            PyErr_CheckSignals()  # raises KeyboardInterrupt if somebody has pressed Ctrl-C
    finally:
        if now != &board[0, 0]:
            memcpy(&board[0, 0], now, rows * cols)
# --8<-- [end:run]
