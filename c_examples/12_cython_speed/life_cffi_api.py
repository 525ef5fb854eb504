"""The same game through CFFI. A board is as in life_cython: a buffer of unsigned bytes."""

from typing import Any

import life_boards
from _life_cffi_api import ffi, lib
from life_boards import Board


def step(now: Any, after: Any) -> None:
    """Compute one generation: read `now`, write each cell of `after`.

    Raises ValueError if a board has no cells, if their shapes differ, or if they share memory.
    """
    one, two = life_boards.pair(now, after)
    status = lib.life_step(_bytes(one), _bytes(two), *one.shape)
    if status != lib.LIFE_OK:
        raise ValueError(ffi.string(lib.life_strerror(status)).decode("ascii"))


def _bytes(board: Board) -> Any:
    return ffi.from_buffer("uint8_t[]", board)


def _rows(now: Board, after: Board, first: int, end: int) -> None:
    lib.life_rows(_bytes(now), _bytes(after), *now.shape, first, end)


def run(board: Any, generations: int = 1, threads: int = 1) -> None:
    """Advance a board, in place.

    Raises ValueError if the board has no cells, or threads is less than 1.
    """
    life_boards.run(_rows, board, generations, threads)
