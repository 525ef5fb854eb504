"""Draws what lies in memory: the bytes of a struct, and what crosses from Python to C.

    layout(Point)                    a ctypes class
    layout(ffi, "struct point")      a type that CFFI knows

    picture = Boundary("cmult(6, 2.3)")
    six = picture.python("int_param", "6", owner="Python")
    box = picture.c("int_param", "int", data=bytes(c_int(6)), owner="C")
    picture.arrow(six, box, "converted")
    picture.draw()

Every picture is a `Picture`: SVG text, which a notebook displays and a page includes. Its
description says in words what it shows.
"""

import textwrap
from dataclasses import KW_ONLY, dataclass, replace
from typing import Any, Literal

from workbook.drawing import structs
from workbook.drawing.svg import (
    ACCENTS,
    MONO_WIDTH,
    NORMAL,
    PAPER,
    SMALL,
    Canvas,
    Picture,
    mono_width,
)

__all__ = ["Boundary", "Picture", "layout"]

# --- a struct ---------------------------------------------------------------------------------

WIDTH = 380.0
CELL, ROW, LEFT, PER_ROW = 41.0, 40.0, 40.0, 8
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_ROWS = 4  # of one field; the middle of a longer one is left out


def layout(what: Any, name: str | None = None) -> Picture:
    """Draw a struct or union, eight bytes to a row: fields, offsets, padding.

    Args:
        what: A ctypes Structure or Union class, a CFFI type, or a CFFI `ffi`.
        name: With an `ffi`: the type's name, "struct point".

    Raises:
        TypeError: `what` is nothing of the kind.
    """
    struct = structs.read(what, name)
    canvas = Canvas(WIDTH)
    words = "union" if struct.union else "struct"
    title = struct.name if " " in struct.name else f"{words} {struct.name}"
    size = f"{struct.size} bytes, aligned to {struct.align}"
    canvas.text(0, 12, title, bold=True, mono=True)
    canvas.text(WIDTH, 12, size, size=SMALL, anchor="end")
    y = 30.0
    keys = _Keys(struct)
    for option in sorted({field.option for field in struct.fields}) if struct.union else [None]:
        shown = [field for field in struct.fields if option is None or field.option == option]
        y = _bytes(canvas, y, struct, shown, keys) + (12 if struct.union else 6)
    for unit in sorted({(field.offset, field.size) for field in struct.fields if field.bits}):
        y = _bits(canvas, y + 4, struct, unit, keys)
    y = _table(canvas, y + 6, struct, keys)
    return canvas.picture(y, f"{title}: {size}", _describe(struct))


def _describe(struct: structs.Struct) -> str:
    parts = [f"{field.name}: {field.type}, {_place(field)}." for field in struct.fields]
    if not struct.union:
        parts += [f"Padding: {_bytes_of(size)} at offset {at}." for at, size in struct.padding]
    return " ".join(parts) or "No fields."


def _bytes_of(size: int) -> str:
    return "1 byte" if size == 1 else f"{size} bytes"


def _place(field: structs.Field) -> str:
    if field.bit is None:
        return f"{_bytes_of(field.size)} at offset {field.offset}"
    first, last = field.bit, field.bit + field.bits - 1
    bits = f"bit {first}" if first == last else f"bits {first} to {last}"
    return f"{bits} of the {_bytes_of(field.size)} at offset {field.offset}"


@dataclass(frozen=True)
class _Run:
    """Part of a row: a field, or padding (None), from one bit to another."""

    field: structs.Field | None
    first: int
    end: int
    shared: bool = False
    """Whether another field, of a union inside, lies there too."""


class _Keys:
    """Names for narrow boxes: the whole name, its last part, or a letter of the table."""

    def __init__(self, struct: structs.Struct) -> None:
        self.letters = {
            id(field): LETTERS[number % len(LETTERS)] for number, field in enumerate(struct.fields)
        }
        self.used: dict[int, str] = {}

    def fit(
        self, field: structs.Field, room: float, *, begun: bool = False, shared: bool = False
    ) -> str:
        """The longest that fits, or nothing."""
        names = [field.name, field.name.rpartition(".")[2]]
        wanted = [
            f"{name} or ..." if shared else f"... {name}" if begun else name for name in names
        ]
        for text in [*wanted, *names]:
            if mono_width(text, NORMAL - 1) <= room:
                return text
        if mono_width("x", NORMAL - 1) > room:
            return ""
        letter = self.used[id(field)] = self.letters[id(field)]
        return letter


def _runs(struct: structs.Struct, fields: list[structs.Field]) -> list[_Run]:
    """The fields in order, with the gaps between them. A zero-length array has none."""
    runs: list[_Run] = []
    at = 0
    for field in sorted(fields, key=lambda field: field.first_bit):
        if field.end_bit == field.first_bit:
            continue
        if field.first_bit < at and runs:
            runs[-1] = replace(runs[-1], shared=True)
        if field.end_bit <= at:
            continue
        if field.first_bit > at:
            runs.append(_Run(None, at, field.first_bit))
        runs.append(_Run(field, max(at, field.first_bit), field.end_bit))
        at = field.end_bit
    if at < struct.size * 8:
        runs.append(_Run(None, at, struct.size * 8))
    return runs


def _bytes(
    canvas: Canvas,
    y: float,
    struct: structs.Struct,
    fields: list[structs.Field],
    keys: "_Keys",
) -> float:
    runs = _runs(struct, fields)
    hidden = _hidden_rows(runs)
    for column in range(min(PER_ROW, struct.size)):
        canvas.text(LEFT + (column + 0.5) * CELL, y + 4, str(column), size=SMALL, anchor="middle",
                    mono=True, faint=True)  # fmt: skip
    y += 15
    for row in range(-(-struct.size // PER_ROW)):
        first, end = row * PER_ROW * 8, (row + 1) * PER_ROW * 8
        if row in hidden:
            if count := hidden[row]:
                left_out = f"⋮  {_bytes_of(count * PER_ROW)} more"
                canvas.text(LEFT + 4 * CELL, y + 12, left_out, anchor="middle", size=SMALL)
                y += 26
            continue
        canvas.text(LEFT - 8, y + ROW / 2, str(row * PER_ROW), size=SMALL, anchor="end", mono=True,
                    faint=True)  # fmt: skip
        for run in runs:
            if run.first < end and run.end > first:
                _part(canvas, y, first, run, (max(run.first, first), min(run.end, end)), keys)
        y += ROW + 5
    return y


def _hidden_rows(runs: list[_Run]) -> dict[int, int]:
    """Rows in the middle of a field that fills many: how many, at the first; then 0."""
    hidden: dict[int, int] = {}
    size = PER_ROW * 8
    for run in runs:
        first, last = run.first // size, (run.end - 1) // size
        if last - first + 1 > MOST_ROWS:
            hidden |= dict.fromkeys(range(first + 2, last), 0) | {first + 2: last - first - 2}
    return hidden


def _part(
    canvas: Canvas, y: float, origin: int, run: _Run, bits: tuple[int, int], keys: _Keys
) -> None:
    scale = CELL / 8
    x, width = LEFT + (bits[0] - origin) * scale + 1, (bits[1] - bits[0]) * scale - 2
    if run.field is None:
        canvas.hatch(x, y, width, ROW)
        return
    canvas.box(x, y, width, ROW, "c")
    for bit in range(bits[0] // 8 * 8 + 8, bits[1], 8):  # where one byte ends and the next begins
        middle = LEFT + (bit - origin) * scale
        canvas.line(middle, y + ROW - 7, middle, y + ROW - 1, opacity=0.6)
    label = keys.fit(run.field, width - 6, begun=bits[0] > run.first, shared=run.shared)
    canvas.text(x + width / 2, y + ROW / 2 - 2, label, size=NORMAL - 1, anchor="middle", mono=True)


def _bits(
    canvas: Canvas, y: float, struct: structs.Struct, unit: tuple[int, int], keys: _Keys
) -> float:
    """The bits of one unit that holds bit-fields, enlarged."""
    offset, size = unit
    last = f"-{offset + size - 1}" if size > 1 else ""
    caption = f"the bits of byte{'s' * (size > 1)} {offset}{last}, lowest first"
    canvas.text(LEFT, y + 6, caption, size=SMALL, faint=True)
    y += 19
    scale = min(PER_ROW * CELL / (size * 8), 22.0)
    begin, end = offset * 8, (offset + size) * 8
    inside = [field for field in struct.fields if field.first_bit < end and field.end_bit > begin]
    for run in _runs(struct, inside):
        first, stop = max(run.first, begin), min(run.end, end)
        if first >= stop:
            continue
        x, width = LEFT + (first - begin) * scale + 0.5, (stop - first) * scale - 1
        if run.field is None:
            canvas.hatch(x, y, width, 30)
            continue
        canvas.box(x, y, width, 30, "c")
        label = keys.fit(run.field, width - 1, begun=first > run.first)
        canvas.text(x + width / 2, y + 15, label, size=NORMAL - 1, anchor="middle", mono=True)
    return y + 36


def _table(canvas: Canvas, y: float, struct: structs.Struct, keys: _Keys) -> float:
    """What the picture is too narrow to say, in offset's order."""
    canvas.line(0, y - 2, WIDTH, y - 2, opacity=0.35)
    rows: list[tuple[int, int, tuple[str, ...]]] = []
    for order, field in enumerate(struct.fields):
        at, size = str(field.offset), str(field.size)
        if field.bit is not None:
            last = field.bit + field.bits - 1
            span = f"{field.bit}" if field.bits == 1 else f"{field.bit}-{last}"
            size = f"bit {span}"
        declared = _declare(field.type, field.name)
        rows.append((field.first_bit, order, (at, size, keys.used.get(id(field), ""), declared)))
    if not struct.union:
        rows += [(at * 8, -1, (str(at), str(size), "", "")) for at, size in struct.padding]
        rows.sort()
    y += 12
    for text, x, anchor in (("offset", 40, "end"), ("bytes", 110, "end"), ("field", 146, "start")):
        canvas.text(x, y, text, size=SMALL, anchor=anchor, faint=True)
    room = int((WIDTH - 146) / (SMALL * MONO_WIDTH))
    for _, _, (at, size, key, declared) in rows:
        y += 20
        canvas.text(40, y, at, size=SMALL, anchor="end", mono=True)
        canvas.text(110, y, size, size=SMALL, anchor="end", mono=True)
        canvas.text(124, y, key, size=SMALL, mono=True, faint=True)
        lines = textwrap.wrap(declared, room, break_on_hyphens=False) or ["padding"]
        for number, line in enumerate(lines):
            y += 17 if number else 0
            canvas.text(146, y, line, size=SMALL, mono=bool(declared), faint=not declared)
    return y + 14


def _declare(kind: str, name: str) -> str:
    """A field as C declares it: `char name[16]`."""
    if kind.endswith("]"):
        base, bracket, lengths = kind.partition("[")
        return f"{base.rstrip()} {name}{bracket}{lengths}"
    if "(*)" in kind:
        return kind.replace("(*)", f"(*{name})", 1)
    return f"{kind}{name}" if kind.endswith("*") else f"{kind} {name}"


# --- the boundary -----------------------------------------------------------------------------

Side = Literal["python", "c"]
How = Literal["converted", "copied", "borrowed", "moved", "calls", "returns"]
MEANING = {
    "converted": "a new value of another kind",
    "copied": "the same bytes, twice",
    "borrowed": "no copy: both see the same bytes",
    "moved": "the owner changes",
    "calls": "the call goes over",
    "returns": "the result comes back",
}
BOX, CHANNEL = 146.0, 100.0


@dataclass(frozen=True)
class Box:
    """Something in memory, on one side of the boundary."""

    side: Side
    name: str
    """What the program calls it."""
    value: str = ""
    """Its value or type, in words."""
    _: KW_ONLY
    data: bytes | None = None
    """Its bytes, drawn one by one."""
    owner: str = ""
    """Who must free it."""
    dangling: bool = False
    """Whether its memory is no longer valid."""
    row: int = -1
    """Where it stands, from 0; by default, below the last one on its side."""

    @property
    def height(self) -> float:
        """How tall it is drawn."""
        rows = 0 if self.data is None else -(-len(self.data) // 4)
        return 44 + rows * 24 + (4 if rows else 0) + (17 if self.owner else 0)


def fitting(text: str, wide: float) -> float:
    """Size at which code of up to 18 characters stays inside of a box; 12 at least, to be read."""
    return max(12.0, min(NORMAL - 1, (wide - 9 - 4) / mono_width(text or " ", 1.0)))


class Boundary:
    """Two sides, Python and C, boxes on both, and arrows that say what crossed.

    Boxes stand below each other in the order of the calls; an arrow puts its two boxes side by
    side when it can. Give each box its `row` to say it yourself.
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self.boxes: list[Box] = []
        self.arrows: list[tuple[Box, Box, str, str]] = []

    def python(self, name: str, value: str = "", **more: Any) -> Box:
        """Add a box on Python's side; arguments are those of `Box`."""
        return self._add(Box("python", name, value, **more))

    def c(self, name: str, value: str = "", **more: Any) -> Box:
        """Add a box on C's side; arguments are those of `Box`."""
        return self._add(Box("c", name, value, **more))

    def _add(self, box: Box) -> Box:
        if box.row < 0:
            rows = (other.row for other in self.boxes if other.side == box.side)
            box = replace(box, row=1 + max(rows, default=-1))
        self.boxes.append(box)
        return box

    def arrow(self, start: Box, end: Box, how: How, label: str = "") -> None:
        """Draw an arrow between two boxes; `label` is written instead of `how`."""
        self.arrows.append((start, end, how, label or how))

    def draw(self) -> Picture:
        """Make the picture."""
        width = 2 * BOX + CHANNEL
        canvas = Canvas(width)
        rows = range(1 + max((box.row for box in self.boxes), default=0))
        heights = [max((b.height for b in self.boxes if b.row == row), default=0.0) for row in rows]
        tops = [44.0 + sum(heights[:row]) + 14 * row for row in rows]
        bottom = 44 + sum(heights) + 14 * len(heights)
        for name, x, accent in (("Python", BOX / 2, "python"), ("C", width - BOX / 2, "c")):
            canvas.text(x, 13, name, size=NORMAL + 1, anchor="middle", bold=True)
            canvas.add("rect", x=x - BOX / 2, y=26, width=BOX, height=3, rx=1.5,
                       style=f"fill:{ACCENTS[accent]}")  # fmt: skip
        canvas.line(width / 2, 6, width / 2, bottom, opacity=0.45, dashed=True)
        for box in self.boxes:
            self._box(canvas, box, tops[box.row])
        used: dict[tuple[int, int], int] = {}
        for start, end, how, label in self.arrows:
            place = (min(start.row, end.row), max(start.row, end.row))
            nth = used[place] = used.get(place, -1) + 1
            self._arrow(canvas, start, end, how, label, tops, nth)
        return canvas.picture(bottom, self.title, self._describe())

    def _box(self, canvas: Canvas, box: Box, y: float) -> None:
        x = 0.75 if box.side == "python" else BOX + CHANNEL + 0.75
        wide = BOX - 1.5
        owner = box.owner.lower()
        accent: str = owner if owner in ("python", "c") else box.side
        if box.dangling:
            accent = "wrong"
        canvas.box(x, y, wide, box.height, accent, dashed=box.dangling, strength=0.14)
        canvas.text(x + 9, y + 15, box.name, size=fitting(box.name, wide), mono=True, bold=True)
        canvas.text(x + 9, y + 33, box.value, size=fitting(box.value, wide), mono=True)
        below = y + 44
        for number, byte in enumerate(box.data or b""):
            column, row = number % 4, number // 4
            cell = (wide - 18) / 4
            at = x + 9 + column * cell
            canvas.box(at, below + row * 24, cell, 22, accent, strength=0.22)
            canvas.text(at + cell / 2, below + row * 24 + 11, f"{byte:02x}", size=SMALL,
                        anchor="middle", mono=True)  # fmt: skip
        if box.owner:
            words = f"owner: {box.owner}" + (" - freed" if box.dangling else "")
            canvas.text(x + 9, y + box.height - 11, words, size=SMALL)

    def _arrow(
        self,
        canvas: Canvas,
        start: Box,
        end: Box,
        how: str,
        label: str,
        tops: list[float],
        nth: int,
    ) -> None:
        def middle(box: Box) -> float:
            return tops[box.row] + min(box.height, 62) / 2 + 28 * nth + 6

        right, left = BOX + CHANNEL - 5, BOX + 5
        if start.side == end.side:  # round the corner, in the channel
            edge = left if start.side == "python" else right
            out = 24 if start.side == "python" else -24
            y1, y2 = tops[start.row] + start.height / 2, tops[end.row] + end.height / 2
            path = f"M{edge} {y1:g}C{edge + out} {y1:g} {edge + out} {y2:g} {edge} {y2:g}"
            x2, direction, slope = edge, -1 if out > 0 else 1, 0.0
            middle_x, middle_y = (edge + out, (y1 + y2) / 2)
        else:
            x1, x2 = (left, right) if start.side == "python" else (right, left)
            y1, y2 = middle(start), middle(end)
            path = f"M{x1} {y1:g}L{x2} {y2:g}"
            direction, slope = (1 if x2 > x1 else -1), (y2 - y1) / abs(x2 - x1)
            middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
        dash = {"stroke_dasharray": "5 4"} if how == "borrowed" else {}
        strokes = (-2, 2) if how == "copied" else (0,)
        for shift in strokes:
            canvas.add(
                "path", d=path, fill="none", stroke="currentColor",
                stroke_width=1.2 if how == "copied" else 1.8,
                transform=f"translate(0 {shift})", **dash,
            )  # fmt: skip
        tip = f"M{x2} {y2:g}l{-11 * direction} {-6 - 11 * slope:g}l0 12z"
        canvas.add("path", d=tip, fill="currentColor")
        # The label stands on the page's own colour, so that the line of the boundary spares it.
        wide = len(label) * SMALL * 0.56 + 8
        canvas.add("rect", x=middle_x - wide / 2, y=middle_y - 21, width=wide, height=16, rx=3,
                   style=f"fill:{PAPER}")  # fmt: skip
        canvas.text(middle_x, middle_y - 13, label, size=SMALL, anchor="middle")

    def _describe(self) -> str:
        parts = []
        for box in self.boxes:
            side = "Python" if box.side == "python" else "C"
            words = [f"On the side of {side}: {box.name}"]
            if box.value:
                words.append(f" = {box.value}")
            if box.data is not None:
                words.append(f", bytes {box.data.hex(' ')}")
            if box.owner:
                words.append(f", owner {box.owner}")
            if box.dangling:
                words.append(", no longer valid")
            parts.append("".join(words) + ".")
        for start, end, how, label in self.arrows:
            words_for = f"{label}: {MEANING[how]}" if label == how else label
            parts.append(f"From {start.name} to {end.name}, {words_for}.")
        return " ".join(parts)
