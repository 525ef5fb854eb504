"""The Game of Life: the C library life, wrapped with Cython.

A board is any buffer of unsigned bytes with two dimensions, row after row: a NumPy array of
uint8, for instance. 0 is a dead cell, 1 a living one. The edges meet.
"""

cimport cython

from clife cimport LIFE_OK, life_rows, life_status, life_step, life_strerror
from cpython.exc cimport PyErr_CheckSignals
from cython.parallel cimport prange
from libc.string cimport memcpy


# --8<-- [start:step]
def step(const unsigned char[:, ::1] now not None, unsigned char[:, ::1] after not None):
    """Compute one generation: read `now`, write each cell of `after`.

    Raises ValueError if a board has no cells, if their shapes differ, or if they share memory.
    """
    cdef size_t rows = now.shape[0], cols = now.shape[1]
    if rows == 0 or cols == 0:  # else &now[0, 0] has no meaning
        raise ValueError("the board has no cells")
    if <size_t> after.shape[0] != rows or <size_t> after.shape[1] != cols:
        raise ValueError("the two boards have different shapes")
    cdef life_status status
    with nogil:
        status = life_step(&now[0, 0], &after[0, 0], rows, cols)
    if status != LIFE_OK:
        raise ValueError(life_strerror(status).decode("ascii"))
# --8<-- [end:step]


# --8<-- [start:part]
@cython.cdivision(True)  # `threads` is not 0. A division that may raise would ask for the GIL
cdef void part_of(
    const unsigned char *now, unsigned char *after, size_t rows, size_t cols, int part, int threads
) noexcept nogil:
    """The rows of one thread."""
    life_rows(now, after, rows, cols, rows * part // threads, rows * (part + 1) // threads)
# --8<-- [end:part]


def run(unsigned char[:, ::1] board not None, Py_ssize_t generations=1, int threads=1):
    """Advance a board, in place.

    Ctrl-C stops between two generations: the board then shows the last one that is complete.
    Raises ValueError if the board has no cells, or threads is less than 1.
    """
    cdef size_t rows = board.shape[0], cols = board.shape[1]
    if rows == 0 or cols == 0:
        raise ValueError("the board has no cells")
    if threads < 1:
        raise ValueError("threads must be 1 or more")
    cdef unsigned char[:, ::1] other = board.copy()
    cdef unsigned char *now = &board[0, 0]
    cdef unsigned char *after = &other[0, 0]
    cdef int part
    try:
        for _ in range(generations):
            for part in prange(
                threads, nogil=True, num_threads=threads, use_threads_if=threads > 1
            ):
                part_of(now, after, rows, cols, part, threads)
            now, after = after, now
            PyErr_CheckSignals()
    finally:
        if now != &board[0, 0]:
            memcpy(&board[0, 0], now, rows * cols)
