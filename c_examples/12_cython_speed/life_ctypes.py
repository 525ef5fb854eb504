"""The same game through ctypes. A board is as in life_cython: a buffer of unsigned bytes."""

import ctypes
from pathlib import Path
from typing import Any

import life_boards
from life_boards import Board

_lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "liblife.so"))
_lib.life_step.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t]
_lib.life_step.restype = ctypes.c_int
_lib.life_rows.argtypes = [ctypes.c_void_p, ctypes.c_void_p, *[ctypes.c_size_t] * 4]
_lib.life_rows.restype = None
_lib.life_strerror.argtypes = [ctypes.c_int]
_lib.life_strerror.restype = ctypes.c_char_p


def step(now: Any, after: Any) -> None:
    """Compute one generation: read `now`, write each cell of `after`.

    Raises ValueError if a board has no cells, if their shapes differ, or if they share memory.
    """
    one, two = life_boards.pair(now, after)
    status = _lib.life_step(one.ctypes.data, two.ctypes.data, *one.shape)
    if status:
        raise ValueError(_lib.life_strerror(status).decode("ascii"))


def _rows(now: Board, after: Board, first: int, end: int) -> None:
    _lib.life_rows(now.ctypes.data, after.ctypes.data, *now.shape, first, end)


def run(board: Any, generations: int = 1, threads: int = 1) -> None:
    """Advance a board, in place.

    Raises ValueError if the board has no cells, or threads is less than 1.
    """
    life_boards.run(_rows, board, generations, threads)
