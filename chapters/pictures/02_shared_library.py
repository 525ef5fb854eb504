"""The pictures of chapter 02. Each public function without parameters returns one, as SVG."""

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

from workbook.bench import show
from workbook.catalog.paths import EXAMPLES
from workbook.drawing.draw import Boundary
from workbook.drawing.svg import NORMAL, SMALL, Canvas
from workbook.sandbox import compilers

_SLUG = "02_shared_library"
_LINE = 19.0


def cost() -> str:
    """What a lookup costs."""
    return show.picture(_SLUG, "calls")


def steps() -> str:
    """The names in two object files and in the library, as nm prints them."""
    found = _names()
    columns = (
        ("dice.o", "object file", found["dice.o"], 0),
        ("generator.o", "object file", found["generator.o"], 1),
        ("libdice.so", "shared library", found["libdice.so"], 2),
    )
    wide, gap, top = 152.0, 26.0, 66.0
    canvas = Canvas(3 * wide + 2 * gap)
    canvas.text(0, 10, "gcc -c", size=SMALL, mono=True, faint=True)
    canvas.text(2 * (wide + gap), 10, "gcc -shared", size=SMALL, mono=True, faint=True)
    tall = 14 + _LINE * max(len(names) for _, _, names, _ in columns)
    told = []
    for name, kind, symbols, column in columns:
        x = column * (wide + gap)
        canvas.text(x, 32, name, size=NORMAL, mono=True, bold=True)
        canvas.text(x, 50, kind, size=SMALL, faint=True)
        canvas.box(x + 1, top, wide - 2, tall, "c", strength=0.12)
        for line, (letter, symbol) in enumerate(symbols):
            y = top + 16 + line * _LINE
            if letter == "U":
                canvas.box(x + 5, y - 9, wide - 10, 18, "wrong", strength=0.2, dashed=True)
            canvas.text(x + 10, y, letter, size=SMALL, mono=True, bold=True)
            canvas.text(x + 26, y, symbol, size=SMALL, mono=True)
        told.append(f"{name}: " + ", ".join(f"{letter} {symbol}" for letter, symbol in symbols))
    y = top + tall + 20
    for line in ("T  exported or for other files   b  a variable for this file alone",
                 "U  used here, defined elsewhere: the linker connects it"):  # fmt: skip
        canvas.text(0, y, line, size=SMALL)
        y += _LINE
    return canvas.picture(y, "Symbols from the object files to the library", ". ".join(told) + ".")


def _names() -> dict[str, list[tuple[str, str]]]:
    """Letter and name of each symbol of the library's own, per file."""
    cc = compilers.find()
    flags = ["-std=c11", "-O2", "-fPIC", "-fvisibility=hidden"]
    names = {}
    with tempfile.TemporaryDirectory() as place:
        for file in EXAMPLES.joinpath(_SLUG).glob("*.[ch]"):
            shutil.copy(file, place)
        for command in ([cc, *flags, "-c", "dice.c", "generator.c"],
                        [cc, "-shared", "-o", "libdice.so", "dice.o", "generator.o"]):  # fmt: skip
            subprocess.run(command, cwd=place, check=True)
        for name in ("dice.o", "generator.o", "libdice.so"):
            options = ["-D"] if name.endswith(".so") else []
            listed = subprocess.run(
                ["nm", *options, str(Path(place, name))], capture_output=True, text=True, check=True
            ).stdout
            rows = [line.split()[-2:] for line in listed.splitlines()]
            own = [(letter, symbol) for letter, symbol in rows if not symbol.startswith("_")]
            names[name] = [row for row in own if row[0] in "TUtb"]
    return names


def boundary() -> str:
    """What crosses in lib.dice_roll(6)."""
    picture = Boundary("lib.dice_roll(6)")
    function = picture.c("dice_roll", "machine code", owner="the library", row=0)
    name = picture.python("lib.dice_roll", "its address", owner="Python", row=0)
    picture.arrow(name, function, "borrowed", "found by name")
    box = picture.c("sides", "int", data=bytes(ctypes.c_int(6)), owner="C", row=1)
    six = picture.python("6", "int", owner="Python", row=1)
    picture.arrow(six, box, "converted")
    picture.c("state, rolled", "16 bytes", owner="the library", row=2)
    return picture.draw()


def order() -> str:
    """Who is asked for a name when a library calls a function, in which order."""
    rows = (
        ("python", "the program", False, "python"),
        ("libc.so.6", "needed by the program: has hcreate", True, "wrong"),
        ("loaded with RTLD_GLOBAL", "a library that somebody opened for all", False, "pad"),
        ("libbest.so", "the library itself: has hcreate, and is not asked", False, "c"),
    )  # fmt: skip
    canvas = Canvas(430)
    y, told = 4.0, []
    for number, (name, words, answers, accent) in enumerate(rows, 1):
        canvas.box(1, y, 428, 44, accent, strength=0.3 if answers else 0.12, dashed=accent == "pad")
        canvas.text(12, y + 14, f"{number}  {name}", size=NORMAL - 1, mono=True, bold=True)
        canvas.text(32, y + 32, words, size=SMALL)
        if answers:
            canvas.text(418, y + 14, "answers", size=SMALL, anchor="end", bold=True)
        told.append(f"{number}: {name}, {words}")
        y += 52
    return canvas.picture(y, "Who is asked for a name, in order", ". ".join(told) + ".")


class _Old(ctypes.Structure):
    _fields_ = (("count", ctypes.c_int), ("sides", ctypes.c_int))


class _New(ctypes.Structure):
    _fields_ = (("count", ctypes.c_int), ("bonus", ctypes.c_int), ("sides", ctypes.c_int))


def struct() -> str:
    """Twelve bytes as the old program wrote them, and as the new library reads them."""
    data = bytes(_Old(2, 6)) + bytes(ctypes.c_int(1000))
    new = _New.from_buffer_copy(data)
    cell, left = 32.0, 2.0
    canvas = Canvas(12 * cell + 4)
    old_names = [(n, getattr(_Old, n).offset) for n in ("count", "sides")] + [("money", 8)]
    new_names = [(n, getattr(_New, n).offset) for n in ("count", "bonus", "sides")]
    values = {"count": new.count, "bonus": new.bonus, "sides": new.sides}
    canvas.text(0, 10, "the old program wrote", size=SMALL, bold=True)
    for name, at in old_names:
        number = int.from_bytes(data[at : at + 4], "little")
        _field(canvas, left + at * cell, 22, 4 * cell, f"{name} = {number}", "python")
    for at, byte in enumerate(data):
        canvas.box(left + at * cell, 60, cell, 26, "pad", strength=0.06)
        middle = left + (at + 0.5) * cell
        canvas.text(middle, 73, f"{byte:02x}", size=SMALL, anchor="middle", mono=True)
    for name, at in new_names:
        accent = "wrong" if name != "count" else "c"
        _field(canvas, left + at * cell, 94, 4 * cell, f"{name} = {values[name]}", accent)
    canvas.text(0, 140, "the new library reads", size=SMALL, bold=True)
    told = "Old: count 2, sides 6, and money 1000 behind them. New: " + ", ".join(
        f"{name} {value}" for name, value in values.items()
    )
    return canvas.picture(152, "One struct, two headers", f"{told}.")


def _field(canvas: Canvas, x: float, y: float, width: float, label: str, accent: str) -> None:
    canvas.box(x + 1, y, width - 2, 32, accent)
    canvas.text(x + width / 2, y + 16, label, size=SMALL, anchor="middle", mono=True)
