"""The pictures of chapter 12. Each public function without parameters returns one, as SVG.

The boards are played by the code that the chapter measures.
"""

import importlib
import re
import sys
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbook.bench import plots, show
from workbook.bench.groups import Figures, file_of
from workbook.catalog.paths import EXAMPLES
from workbook.drawing.svg import SMALL, Canvas
from workbook.site import annotated

_SLUG = "12_cython_speed"
_FOLDER = EXAMPLES / _SLUG
_GUN = """
........................#
......................#.#
............##......##............##
...........#...#....##............##
##........#.....#...##
##........#...#.##....#.#
..........#.....#.......#
...........#...#
............##
"""


def _built(name: str) -> ModuleType:
    """A module that the chapter's Makefile has built."""
    if str(_FOLDER) not in sys.path:
        sys.path.insert(0, str(_FOLDER))
    return importlib.import_module(name)


def _board(text: str, rows: int, cols: int, r: int, c: int) -> NDArray[np.uint8]:
    """A board with a pattern at a place."""
    board = np.zeros((rows, cols), dtype=np.uint8)
    for down, line in enumerate(text.split()):
        board[r + down, c : c + len(line)] = [cell == "#" for cell in line]
    return board


def _boards(
    board: NDArray[np.uint8], generations: tuple[int, ...], size: float, across: int, title: str
) -> str:
    """A board at some generations: each played by `life_cython.run`."""
    run: Any = _built("life_cython").run
    rows, cols = board.shape
    wide, tall = cols * size + 22, rows * size + 40
    canvas, told, last = Canvas(across * wide - 22), [], 0
    for number, generation in enumerate(generations):
        run(board, generation - last)
        last = generation
        x, y = number % across * wide, number // across * tall
        words = f"generation {generation}"
        canvas.text(x, y + 10, words, size=SMALL)
        canvas.box(x, y + 22, cols * size, rows * size, "pad", strength=0.06)
        square = f"h{size - 1:g}v{size - 1:g}h{1 - size:g}z"
        cells = [
            f"M{x + c * size + 0.5:g} {y + r * size + 22.5:g}{square}"
            for r, c in np.argwhere(board).tolist()
        ]
        canvas.add("path", d="".join(cells), style="fill:var(--cc-c, #2b8a9b)")
        told.append(f"{words}: {int(board.sum())} living cells")
    height = -(-len(generations) // across) * tall - 16
    return canvas.picture(height, title, "; ".join(told) + ".")


def glider() -> str:
    """A glider, and where it is four generations later."""
    board = _board(".#.\n..#\n###", 7, 7, 1, 1)
    return _boards(board, (0, 1, 2, 3, 4), 14, 5, "A glider on its way")


def gun() -> str:
    """Gosper's gun: 36 cells that make a glider every 30 generations."""
    board = _board(_GUN, 44, 64, 2, 2)
    return _boards(board, (0, 30, 60, 120), 5, 2, "Gosper's gun, on a board whose edges meet")


def view() -> str:
    """Three views of the same 24 bytes: shape, strides, and which bytes they reach."""
    array = np.arange(24, dtype=np.uint8).reshape(4, 6)
    begin = array.__array_interface__["data"][0]
    canvas, told, y, cell = Canvas(640), [], 0.0, 25.0
    for words, one in (
        ("board", array),
        ("board[:, ::2]", array[:, ::2]),
        ("board[1:3, 1:4]", array[1:3, 1:4]),
        ("board.T", array.T),
    ):
        facts = one.__array_interface__
        strides = facts["strides"] or one.strides
        first = facts["data"][0] - begin
        fact = f"shape {one.shape}, strides {strides}, data + {first}"
        canvas.text(0, y + 10, words, mono=True, bold=True)
        canvas.text(640, y + 10, fact, size=SMALL, anchor="end", mono=True)
        reached = one.ravel(order="C").tolist()
        for byte in range(24):
            x = 20 + byte * cell
            if byte in reached:
                canvas.box(x, y + 22, cell - 3, 28, "c", strength=0.3)
                number = str(reached.index(byte))
                canvas.text(x + 11, y + 36, number, size=SMALL, anchor="middle", mono=True)
            else:
                canvas.hatch(x, y + 22, cell - 3, 28)
        kind = (
            "C order, one piece"
            if one.flags.c_contiguous
            else "not in one piece, or in another order"
        )
        canvas.text(
            20, y + 62, f"::1 accepts it: {'yes' if one.flags.c_contiguous else 'no'}", size=SMALL
        )
        told.append(f"{words}: {fact}; {kind}.")
        y += 86
    return canvas.picture(y - 12, "Four views of the same 24 bytes", " ".join(told))


@cache
def _lines() -> list[annotated.Line]:
    return annotated.read(_FOLDER / "steps_cython.pyx")


def _yellow(number: int) -> str:
    lines = annotated.section(_lines(), f"step{number}")
    return annotated.picture(f"Step {number}, annotated", lines)


def yellow_1() -> str:
    """Step 1 as `cython --annotate` colours it."""
    return _yellow(1)


def yellow_2() -> str:
    """Step 2, coloured."""
    return _yellow(2)


def yellow_3() -> str:
    """Step 3, coloured."""
    return _yellow(3)


def yellow_4() -> str:
    """Step 4, coloured."""
    return _yellow(4)


def yellow_5() -> str:
    """Step 5, coloured."""
    return _yellow(5)


def yellow_6() -> str:
    """Step 6, coloured."""
    return _yellow(6)


def items() -> str:
    """What it costs to fetch an item, by where it lies."""
    return show.picture(_SLUG, "items")


def checks() -> str:
    """What the checks cost."""
    return show.picture(_SLUG, "checks")


def threads() -> str:
    """One thread and two."""
    return show.picture(_SLUG, "threads")


def memory() -> str:
    """A board that fits no cache: beside what memory gives."""
    return show.picture(_SLUG, "memory")


def growing() -> str:
    """Nanoseconds for a cell, on boards of growing size, one line for each way."""
    found = Figures.read(file_of(_SLUG))
    groups = {
        int(group.name.partition("_")[2]): group
        for group in found.groups
        if re.fullmatch(r"board_\d+", group.name)
    }
    rows: dict[str, list[float]] = {}
    for size, group in sorted(groups.items()):
        for case in group.cases:
            name, _, many = case.name.partition(", 100")
            nanoseconds = case.time.median / (100 if many else 1)
            name = name.replace(", written, pure-Python", ", pure").replace(" out-of-line", "")
            rows.setdefault(name, []).append(nanoseconds / size**2)
    title = "Nanoseconds for a cell; boards of n x n cells"
    return plots.curves(title, sorted(groups), rows, "n", show.where(found))
