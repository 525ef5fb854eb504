"""How many generations until a board repeats itself? Written as one writes it first."""

from collections.abc import Callable
from typing import Any

import numpy as np

Rows = list[list[int]]


# --8<-- [start:program]
def living_around(board: Rows, r: int, c: int) -> int:
    """How many of the eight neighbours of a cell are alive."""
    rows, cols = len(board), len(board[0])
    count = 0
    for dr in (-1, 0, 1):
        for dc in (-1, 0, 1):
            if dr or dc:
                count += board[(r + dr) % rows][(c + dc) % cols]
    return count


def step(board: Rows) -> Rows:
    """The next generation."""
    after = [row[:] for row in board]
    for r, row in enumerate(board):
        for c, cell in enumerate(row):
            after[r][c] = int((living_around(board, r, c) | cell) == 3)
    return after


def fingerprint(board: Any) -> Any:
    """A text that is the same for equal boards."""
    text = ""
    for row in board:
        for cell in row:
            text += ".#"[cell]
    return text


def evening(
    board: Any,
    step: Callable[[Any], Any] = step,
    fingerprint: Callable[[Any], Any] = fingerprint,
) -> int:
    """Play until a board comes back, and return how many generations that took."""
    seen = set()
    generation = 0
    while (text := fingerprint(board)) not in seen:
        seen.add(text)
        board = step(board)
        generation += 1
    return generation


# --8<-- [end:program]


def soup(size: int = 32, seed: int = 3) -> Rows:
    """A board of size * size cells, alive or dead by chance."""
    board: Rows = np.random.default_rng(seed).integers(0, 2, (size, size)).tolist()
    return board


# --8<-- [start:quick]
def quick_step(board: Any) -> Any:
    """The same, for NumPy arrays of uint8, by the Cython module of this chapter."""
    import life_cython

    after = np.empty_like(board)
    life_cython.step(board, after)
    return after


def quick_fingerprint(board: Any) -> Any:
    """The bytes themselves."""
    return board.tobytes()


# --8<-- [end:quick]
