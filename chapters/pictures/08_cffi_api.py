"""The pictures of chapter 08. Each function returns one, as SVG."""

import importlib
import sys
from types import ModuleType

import numpy as np

from workbook.bench import show
from workbook.catalog.paths import EXAMPLES
from workbook.drawing.svg import SMALL, Canvas

_SLUG = "08_cffi_api"


def _built(name: str) -> ModuleType:
    """A module that the chapter's Makefile has built."""
    folder = str(EXAMPLES / _SLUG)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def call() -> str:
    """What one call costs in each mode."""
    return show.picture(_SLUG, "call")


def start() -> str:
    """What each mode adds to the start of Python."""
    return show.picture(_SLUG, "start")


def arrays() -> str:
    """What it costs to add two NumPy tables in C, with copies and without."""
    return show.picture(_SLUG, "arrays")


def partial() -> str:
    """The struct as the compiler lays it out, and which part of it the cdef names."""
    ffi, whole = _built("_matrix_cffi_api").ffi, _built("_matrix_cffi_abi").ffi
    named = dict(ffi.typeof("matrix").fields)
    size = ffi.sizeof("matrix")
    canvas = Canvas(620)
    canvas.text(140, 12, f"matrix: {size} bytes", bold=True)
    canvas.text(130, 12, "byte", size=SMALL, anchor="end", faint=True)
    told, end = [], 0
    for row, (name, field) in enumerate(whole.typeof("matrix").fields):
        y, bytes_ = 28.0 + row * 36, whole.sizeof(field.type)
        end = field.offset + bytes_
        canvas.text(130, y + 14, str(field.offset), size=SMALL, anchor="end", mono=True, faint=True)
        if name in named:
            assert named[name].offset == field.offset
            canvas.box(140, y, bytes_ * 26, 30, "c")
            what = "named by you, placed by the compiler"
        else:
            canvas.hatch(140, y, bytes_ * 26, 30)
            what = "private: this is the ..."
        inner = f"{field.type.cname} {name}" if name in named else ""
        canvas.text(150, y + 15, inner, mono=True)
        canvas.text(362, y + 15, what, size=SMALL)
        told.append(f"Byte {field.offset}: {name}, {bytes_} bytes; {what}.")
    if end < size:
        y = 28.0 + row * 36
        canvas.hatch(140 + (size - end) * 26, y, (size - end) * 26, 30)
        told.append(f"The last {size - end} bytes are padding.")
    return canvas.picture(y + 40, f"The struct matrix, {size} bytes", " ".join(told))


def phases() -> str:
    """Which step of a program's life reads the declarations, and which compares them."""
    steps = ("you build", "Python imports", "C is called")
    rows = (
        ("ABI in-line", ("", "read", "trusted")),
        ("ABI out-of-line", ("read", "", "trusted")),
        ("API in-line", ("", "read, compared once", "")),
        ("API out-of-line", ("read, compared", "", "")),
    )
    canvas = Canvas(700)
    for column, step in enumerate(steps):
        x = 150 + column * 185
        canvas.text(x + 85, 12, step, anchor="middle", bold=True)
    for row, (mode, cells) in enumerate(rows):
        y = 30.0 + row * 46
        canvas.text(0, y + 18, mode)
        for column, cell in enumerate(cells):
            if cell:
                accent = {"trusted": "wrong", "read": "pad"}.get(cell, "c")
                canvas.box(150 + column * 185, y, 170, 36, accent)
                canvas.text(235 + column * 185, y + 18, cell, anchor="middle", size=SMALL)
    told = [
        f"{mode}: "
        + ", ".join(f"{cell} when {step}" for cell, step in zip(cells, steps, strict=True) if cell)
        + "."
        for mode, cells in rows
    ]
    return canvas.picture(30 + 46 * len(rows), "Declarations in the four modes", " ".join(told))


def strides() -> str:
    """One piece of memory, and the order in which four arrays walk through it."""
    table = np.arange(1.0, 9.0).reshape(2, 4)
    shown = {
        "table": table,
        "table[:, :2]": table[:, :2],
        "table[:, ::2]": table[:, ::2],
        "table[:, :2].T": table[:, :2].T,
    }
    canvas = Canvas(640)
    told = []
    y = 0.0
    for name, array in shown.items():
        (rows, cols), (down, right) = array.shape, array.strides
        order = [(i * down + j * right) // 8 for i in range(rows) for j in range(cols)]
        fits = right == 8 and down >= cols * 8
        canvas.text(0, y + 12, name, mono=True, bold=True)
        words = f"shape {array.shape}, strides {array.strides} bytes"
        canvas.text(640, y + 12, words, size=SMALL, anchor="end")
        for place, number in enumerate(table.ravel()):
            x = place * 80.0
            if place in order:
                canvas.box(x + 1, y + 26, 76, 34, "c" if fits else "wrong")
                step = f"{order.index(place) + 1}."
                canvas.text(x + 72, y + 34, step, size=SMALL, anchor="end", faint=True)
            else:
                canvas.hatch(x + 1, y + 26, 76, 34)
            canvas.text(x + 30, y + 43, f"{number:g}", anchor="middle", mono=True)
        numbers = ", ".join(f"{number:g}" for number in array.ravel())
        told.append(f"{name}: {words}; reads {numbers}; {'fits' if fits else 'does not fit'}.")
        y += 78
    return canvas.picture(y, "The order in which arrays walk through memory", " ".join(told))
