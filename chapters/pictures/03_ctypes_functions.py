"""The pictures of chapter 03. Each public function without parameters returns one, as SVG."""

import ctypes
import importlib.util
import sys
from types import ModuleType

from workbook.bench import show
from workbook.catalog.paths import EXAMPLES
from workbook.drawing.draw import Boundary
from workbook.drawing.svg import NORMAL, SMALL, Canvas

_SLUG = "03_ctypes_functions"
_ADDRESS = 0x00007F3AD5438010  # where a stopwatch may lie; each run has another place
_CELL = 48.0


def declared() -> str:
    """What declaring types costs."""
    return show.picture(_SLUG, "declared")


def handle() -> str:
    """Who owns what in stopwatch_new and stopwatch_start."""
    address = ctypes.c_uint64(_ADDRESS)
    picture = Boundary("stopwatch_new and stopwatch_start")
    block = picture.c("struct stopwatch", "running, laps …", owner="the caller", row=0)
    pointer = picture.c("result", "stopwatch *", data=bytes(address), owner="C", row=1)
    number = picture.python("watch", f"int, {sys.getsizeof(_ADDRESS)} bytes", owner="Python", row=1)
    picture.arrow(pointer, block, "borrowed", "points at")
    picture.arrow(pointer, number, "converted")
    argument = picture.c("watch", "stopwatch *", data=bytes(address), owner="C", row=2)
    again = picture.python("watch", "the same int", owner="Python", row=2)
    picture.arrow(again, argument, "converted")
    return picture.draw()


def cut() -> str:
    """A pointer that is taken for an int, and what comes back to C. All bytes are computed."""
    whole = bytes(ctypes.c_uint64(_ADDRESS))
    number = ctypes.c_int(_ADDRESS).value
    again = bytes(ctypes.c_void_p(number))
    canvas = Canvas(8 * _CELL + 4)
    y = 12.0
    rows = (
        (f"C returned 0x{_ADDRESS:016x}", whole, range(8), "c"),
        (f"ctypes kept an int: {number:,}", whole, range(4), "python"),
        (f"C gets back 0x{int.from_bytes(again, 'little'):016x}", again, range(8), "wrong"),
    )
    for words, data, kept, accent in rows:
        canvas.text(0, y, words, size=NORMAL - 1, bold=True)
        for column, byte in enumerate(data):
            x = 2 + column * _CELL
            if column not in kept:
                canvas.hatch(x, y + 14, _CELL, 28)
                continue
            changed = accent == "wrong" and byte != whole[column]
            canvas.box(x, y + 14, _CELL, 28, accent if changed or accent != "wrong" else "c")
            canvas.text(
                x + _CELL / 2, y + 28, f"{byte:02x}", size=SMALL, anchor="middle", mono=True
            )
        y += 66
    canvas.text(0, y - 8, "Bytes as they lie in memory: the lowest first.", size=SMALL, faint=True)
    told = ". ".join(
        f"{words}: {' '.join(f'{data[i]:02x}' for i in kept)}" for words, data, kept, _ in rows
    )
    return canvas.picture(y + 4, "A pointer, cut to an int", told)


def sizes() -> str:
    """How many bytes a type has on four systems: asked of a compiler, see type_sizes.py."""
    asked = _type_sizes()
    found = {system: asked.sizes(target) for system, target in asked.SYSTEMS.items()}
    first, wide = 92.0, 72.0
    canvas = Canvas(first + wide * len(found))
    for column, system in enumerate(found):
        middle = first + (column + 0.5) * wide
        for line, word in enumerate(system.rsplit(" ", 1)):
            canvas.text(middle, 8 + 16 * line, word, size=SMALL, anchor="middle", bold=True)
    told = []
    y = 34.0
    for name in asked.TYPES:
        row = [sizes[name] for sizes in found.values()]
        differs = len(set(row)) > 1
        canvas.text(0, y + 13, name, size=NORMAL - 1, mono=True, bold=differs)
        for column, size in enumerate(row):
            x = first + column * wide + 6
            usual = max(set(row), key=row.count) if row.count(row[0]) != 2 else row[0]
            accent = "wrong" if size != usual else "c"
            canvas.box(x, y, (wide - 12) * size / 8, 26, accent, strength=0.25)
            canvas.text(
                x + (wide - 12) * size / 8 - 8 if size > 1 else x + 15,
                y + 13,
                str(size),
                size=SMALL,
                anchor="middle",
                mono=True,
            )
        told.append(f"{name}: " + ", ".join(f"{s} {n[name]}" for s, n in found.items()) + ".")
        y += 31
    return canvas.picture(y, "Bytes of C types on four systems", " ".join(told))


def gil() -> str:
    """Two threads, one of which is in C: with CDLL and with PyDLL. Time goes to the right."""
    canvas = Canvas(400)
    y = 12.0
    told = []
    for name, rule, frees in (
        ("CDLL", "lets go of the GIL while C runs", True),
        ("PyDLL", "keeps the GIL while C runs", False),
    ):
        canvas.text(0, y, name, size=NORMAL, bold=True, mono=True)
        canvas.text(60, y, rule, size=SMALL)
        _thread(canvas, y + 18, "thread 1", (("python", 70, "Python"), ("c", 180, "in C"),
                                            ("python", 70, "Python")))  # fmt: skip
        waiting = ("pad", 70, "waits")
        during = ("python", 180, "runs Python") if frees else ("pad", 180, "waits")
        _thread(canvas, y + 56, "thread 2", (waiting, during, waiting))
        told.append(f"With {name}, thread 2 {during[2]} while thread 1 is in C.")
        y += 118
    return canvas.picture(y - 14, "The GIL during a call", " ".join(told))


def _thread(canvas: Canvas, y: float, name: str, parts: tuple[tuple[str, float, str], ...]) -> None:
    canvas.text(0, y + 15, name, size=SMALL)
    x = 66.0
    for accent, width, label in parts:
        if accent == "pad":
            canvas.box(x, y, width, 30, accent, dashed=True, strength=0.08)
        else:
            canvas.box(x, y, width, 30, accent)
        canvas.text(
            x + width / 2, y + 15, label, size=SMALL, anchor="middle", faint=accent == "pad"
        )
        x += width + 4


def _type_sizes() -> ModuleType:
    spec = importlib.util.spec_from_file_location("type_sizes", EXAMPLES / _SLUG / "type_sizes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
