"""What ctypes and CFFI must do by hand, and a memoryview of Cython does by itself: look at boards.

NumPy reads the description that comes with a buffer; the checks are ours.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Board: TypeAlias = NDArray[np.uint8]


# --8<-- [start:look]
def look(board: Any, *, writable: bool = False) -> Board:
    """Return an array that shares a board's memory.

    Raises:
        TypeError: It is no buffer.
        ValueError: It is not what C expects: bytes, two dimensions, row after row, some cells.
    """
    array = np.asarray(memoryview(board))  # a list has no memory to share: TypeError
    if array.dtype != np.uint8 or array.ndim != 2:
        raise ValueError(f"a board has two dimensions of uint8, not {array.ndim} of {array.dtype}")
    if not array.flags.c_contiguous:
        raise ValueError("the rows of a board lie one behind the other")
    if writable and not array.flags.writeable:
        raise ValueError("the board is read-only")
    if not array.size:
        raise ValueError("the board has no cells")
    return array


# --8<-- [end:look]


def pair(now: Any, after: Any) -> tuple[Board, Board]:
    """Both boards of a step, which have one shape.

    Raises:
        TypeError, ValueError: As `look` does, or the shapes differ.
    """
    one, two = look(now), look(after, writable=True)
    if one.shape != two.shape:
        raise ValueError("the two boards have different shapes")
    return one, two


def run(
    rows: Callable[[Board, Board, int, int], object], board: Any, generations: int, threads: int
) -> None:
    """Advance a board in place; `rows` calls C, which lets go of the GIL meanwhile.

    Args:
        rows: Computes some rows of the next board: rows(now, after, first, end).
        board: As for `look`.
        generations: How many.
        threads: Among how many threads of Python the rows are divided.
    """
    shared = look(board, writable=True)
    if threads < 1:
        raise ValueError("threads must be 1 or more")
    now, after, height = shared, np.empty_like(shared), len(shared)
    edges = [height * part // threads for part in range(threads + 1)]
    try:
        with ThreadPoolExecutor(threads) as pool:
            for _ in range(generations):
                if threads == 1:
                    rows(now, after, 0, height)
                else:
                    work = [
                        pool.submit(rows, now, after, *edges[n : n + 2]) for n in range(threads)
                    ]
                    for one in work:
                        one.result()
                now, after = after, now
    finally:
        if now is not shared:
            shared[...] = now
