"""The Game of Life in Cython's pure-Python mode: this file runs with and without a compiler.

A board is a NumPy array of uint8 with two dimensions, row after row. 0 is a dead cell, 1 a living
one. The edges meet.
"""

import cython
from cython.parallel import prange


# --8<-- [start:row]
@cython.cfunc
@cython.nogil
@cython.exceptval(check=False)
@cython.boundscheck(False)
@cython.wraparound(False)
def one_row(
    up: cython.const[cython.uchar][::1],
    here: cython.const[cython.uchar][::1],
    down: cython.const[cython.uchar][::1],
    after: cython.uchar[::1],
) -> cython.void:
    """One row of the next generation, from three of this one."""
    cols: cython.Py_ssize_t = here.shape[0]
    c: cython.Py_ssize_t
    side: cython.Py_ssize_t
    n: cython.uchar
    for c in range(1, cols - 1):
        n = cython.cast(
            cython.uchar,
            up[c - 1] + up[c] + up[c + 1]
            + here[c - 1] + here[c + 1]
            + down[c - 1] + down[c] + down[c + 1],
        )  # fmt: skip
        after[c] = (n | here[c]) == 3
    for side in range(2):  # the first cell and the last: edges meet
        c = side * (cols - 1)
        left: cython.Py_ssize_t = c - 1 if c > 0 else cols - 1
        right: cython.Py_ssize_t = c + 1 if c + 1 < cols else 0
        n = cython.cast(
            cython.uchar,
            up[left] + up[c] + up[right]
            + here[left] + here[right]
            + down[left] + down[c] + down[right],
        )  # fmt: skip
        after[c] = (n | here[c]) == 3


# --8<-- [end:row]


@cython.cfunc
@cython.exceptval(check=False)
@cython.boundscheck(False)
@cython.wraparound(False)
def generation(
    now: cython.const[cython.uchar][:, ::1], after: cython.uchar[:, ::1], threads: cython.int
) -> cython.void:
    """One generation, its rows divided among threads."""
    rows: cython.Py_ssize_t = now.shape[0]
    r: cython.Py_ssize_t
    for r in prange(rows, nogil=True, num_threads=threads, schedule="static"):
        one_row(
            now[r - 1 if r > 0 else rows - 1],
            now[r],
            now[r + 1 if r + 1 < rows else 0],
            after[r],
        )


def step(now: cython.const[cython.uchar][:, ::1], after: cython.uchar[:, ::1]):
    """Compute one generation: read `now`, write each cell of `after`.

    Raises ValueError if a board has no cells, or if their shapes differ.
    """
    if now.shape[0] == 0 or now.shape[1] == 0:
        raise ValueError("the board has no cells")
    if now.shape[0] != after.shape[0] or now.shape[1] != after.shape[1]:
        raise ValueError("the two boards have different shapes")
    generation(now, after, 1)


def run(board: cython.uchar[:, ::1], generations: cython.Py_ssize_t = 1, threads: cython.int = 1):
    """Advance a board, in place; `generations` times.

    Raises ValueError if the board has no cells, or threads is less than 1.
    """
    if board.shape[0] == 0 or board.shape[1] == 0:
        raise ValueError("the board has no cells")
    if threads < 1:
        raise ValueError("threads must be 1 or more")
    now: cython.uchar[:, ::1] = board.copy()
    after: cython.uchar[:, ::1] = board.copy()
    try:
        for _ in range(generations):
            generation(now, after, threads)
            now, after = after, now
            if cython.compiled:
                PyErr_CheckSignals()  # noqa: F821  # from the .pxd file
    finally:
        board[:, :] = now
