"""Draws the measured figures as SVG that stands in a page: text is text, colours are the page's.

Matplotlib draws; `for_page` then makes the drawing fit to be inlined: no style sheet that would
reach the rest of the page, no id that another picture may have, no metadata, colours and font of
the page, and a title and a description that tell the figures to whoever cannot see them.
"""

import html
import io
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any, TypeAlias

import matplotlib
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from workbook.bench.measured import BindingStart, Measured, Spread

Draw: TypeAlias = Callable[[Measured], str]

# Colours: what matplotlib is told, and what the page makes of it.
INK, C, PYTHON, PAD, PAPER = "#010203", "#1d5560", "#8a4f0c", "#6b6b6b", "#fdfefd"
COLOURS = {
    INK: "currentColor",
    C: f"var(--cc-c, {C})",
    PYTHON: f"var(--cc-python, {PYTHON})",
    PAD: f"var(--cc-pad, {PAD})",
    PAPER: "var(--md-default-bg-color, Canvas)",
}
FONT = "var(--md-text-font, system-ui), 'DejaVu Sans', sans-serif"

# Sizes in pixels of the picture. 540 fit a phone at two thirds, so that 18 are read as 12.
WIDTH, TYPE, NOTE, SMALL = 540, 18, 17, 15.5
NOTE_LINE = 21  # from one line of notes to the next
LEFT, RIGHT = 196, 474  # where bars begin, and where the longest ends
BAR, SLIM = 17, 13


class Canvas:
    """A drawing in pixels, from the top down."""

    def __init__(self, height: int) -> None:
        settings = {
            "svg.fonttype": "none",
            "svg.hashsalt": "calling-c",
            "font.family": "DejaVu Sans",
        }
        self._settings: Any = settings
        self._figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        self._axes.set_axis_off()

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled bar, its middle at height y."""
        self._axes.add_patch(
            Rectangle((x, y - height / 2), max(width, 1), height, facecolor=colour, linewidth=0)
        )

    def hollow(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A bar of which only the edge and a tint are drawn."""
        box = ((x, y - height / 2 + 0.75), max(width, 1), height - 1.5)
        self._axes.add_patch(Rectangle(*box, facecolor=colour, alpha=0.22, linewidth=0))
        self._axes.add_patch(Rectangle(*box, facecolor="none", edgecolor=colour, linewidth=1.5))

    def line(self, xs: Sequence[float], ys: Sequence[float], colour: str, width: float) -> None:
        """A line through points."""
        self._axes.plot(xs, ys, color=colour, linewidth=width, solid_capstyle="butt")

    def spread(self, low: float, high: float, y: float) -> None:
        """A line with two ends, over a bar."""
        wide = high - low > 6
        if wide:  # a seam in the colour of the page, so that the line is seen on every bar
            self.line((low - 1.4, high + 1.4), (y, y), PAPER, 5)
        self.line((low, high), (y, y), INK, 1.6)
        for x in (low, high) if wide else ():
            self.line((x, x), (y - 4.5, y + 4.5), INK, 1.6)

    def text(self, x: float, y: float, text: str, size: float = TYPE, align: str = "left") -> None:
        """A line of text, its middle at height y."""
        self._axes.text(
            x, y, text, size=size, color=INK, ha=align, va="center_baseline", parse_math=False
        )

    def notes(self, y: float, lines: Sequence[str]) -> None:
        """Lines of text below each other, the middle of the first at height y."""
        for number, line in enumerate(lines):
            self.text(0, y + NOTE_LINE * number, line, NOTE)

    def svg(self) -> str:
        """The drawing, as matplotlib writes it."""
        file = io.StringIO()
        with matplotlib.rc_context(self._settings):
            self._figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
        return file.getvalue()


def for_page(svg: str, name: str, title: str, description: str) -> str:
    """Make a drawing of matplotlib's fit to stand in a page, beside others."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r"url\(#", f"url(#{name}-", svg)
    svg = re.sub(r'(?:xlink:)?href="#', f'href="#{name}-', svg)
    svg = svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    svg = re.sub(r"font: (\S+) [^;\"]+", r"font-size: \1", svg)
    for colour, use in COLOURS.items():
        svg = svg.replace(colour, use)
    view = re.search(r'viewBox="[^"]+"', svg)
    assert view is not None
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {view[0]} width="{WIDTH}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" '
        f'style="font-family: {FONT}; stroke-linejoin: round; '
        f'min-width: 0; max-width: 100%; height: auto">\n'
        f'<title id="{name}-title">{html.escape(title)}</title>\n'
        f'<desc id="{name}-desc">{html.escape(description)}</desc>'
    )
    svg = re.sub(r"<svg[^>]*>", lambda _: head, svg, count=1)
    svg = re.sub(r"\n(?=[LCQz\"])", " ", svg)  # a path in one line
    return "\n".join(line.strip() for line in svg.splitlines() if line.strip()) + "\n"


def foot(measured: Measured, meaning: str) -> list[str]:
    """The lines below a plot: what the thin lines mean, and where was measured."""
    return [*wrap(meaning), *wrap(measured.where())]


def wrap(text: str) -> list[str]:
    """Text in lines that are no wider than a picture, in the size of a note."""
    return textwrap.wrap(text, 54, break_on_hyphens=False)


def cost(measured: Measured) -> str:
    """What a call costs, as a multiple of the reference; the Python function around it apart."""
    rows = measured.bindings()
    scale = (RIGHT - LEFT) / max(row.ratio.high for row in rows)
    runs = measured.settings
    notes = foot(
        measured,
        f"Thin line: from the lowest to the highest of {runs.processes} processes. "
        f"Each bar is their median.",
    )
    legend, step = ("the tool", "the Python function around it", "no binding"), 33
    top = 84
    canvas = Canvas(top + step * len(rows) + 20 + NOTE_LINE * len(notes))
    canvas.text(0, 14, f"The cost of a call, where {measured.reference} is 1")
    canvas.bar(0, 44, 18, BAR, C)
    canvas.text(26, 44, legend[0], SMALL)
    canvas.hollow(112, 44, 18, BAR, PYTHON)
    canvas.text(138, 44, legend[1], SMALL)
    canvas.bar(390, 44, 18, BAR, PAD)
    canvas.text(416, 44, legend[2], SMALL)
    told = []
    for number, row in enumerate(rows):
        y = top + step * number + step / 2 - 8
        below = measured.raw(row.name)
        whole = row.ratio.median * scale
        tool = below.ratio.median * scale if below else whole
        canvas.text(LEFT - 10, y, row.name, align="right")
        if row.kind == "reference":
            canvas.bar(LEFT, y, whole, BAR, PAD)
        else:
            canvas.bar(LEFT, y, tool, BAR, C)
        if below:
            canvas.hollow(LEFT + tool, y, whole - tool, BAR, PYTHON)
        if row.name != measured.reference:
            canvas.spread(LEFT + row.ratio.low * scale, LEFT + row.ratio.high * scale, y)
        end = LEFT + max(row.ratio.high * scale, whole) + 10
        canvas.text(end, y, times(row.ratio.median))
        part = f", {times(below.ratio.median)} of it the tool's own call" if below else ""
        told.append(f"{row.name} {times(row.ratio.median)}{part}")
    canvas.line((LEFT, LEFT), (top - 8, top + step * len(rows) - 8), INK, 1)
    canvas.notes(top + step * len(rows) + 20, notes)
    description = f"In times of {measured.reference}: {'; '.join(told)}. {' '.join(notes)}"
    title = f"What one call of {measured.call} costs"
    return for_page(canvas.svg(), "cost", title, description)


@dataclass(frozen=True)
class Bar:
    """One bar of a plain plot: a figure and how far it spreads."""

    name: str
    value: float
    low: float
    high: float


def bars(name: str, title: str, rows: Sequence[Bar], meaning: str) -> str:
    """Bars below their names, from zero.

    Args:
        name: Tells the ids of this picture from those of others on a page.
        title: Above the bars.
        rows: The bars, from the top down.
        meaning: Below them: what the thin lines mean, where was measured.
    """
    heading, notes = wrap(title), wrap(meaning)
    scale = (WIDTH - 70) / max([row.high for row in rows] + [row.value for row in rows])
    step, top = 52, 22 * len(heading) + 14
    canvas = Canvas(top + step * len(rows) + 14 + NOTE_LINE * len(notes))
    for number, line in enumerate(heading):
        canvas.text(0, 14 + 22 * number, line)
    told = []
    for number, row in enumerate(rows):
        y = top + step * number
        canvas.text(0, y + 10, row.name, NOTE)
        canvas.bar(0, y + 31, row.value * scale, BAR, C)
        low, high = max(row.low, 0) * scale, max(row.high, 0) * scale
        if high - low > 3:
            canvas.spread(low, high, y + 31)
        canvas.text(max(high, row.value * scale) + 10, y + 31, times(row.value))
        told.append(f"{row.name} {times(row.value)}")
    canvas.notes(top + step * len(rows) + 14, notes)
    return for_page(canvas.svg(), name, title, f"{'; '.join(told)}. {meaning}")


def times(ratio: float) -> str:
    """A ratio as a reader wants it: two digits."""
    return f"{ratio:.0f}" if ratio >= 9.95 else f"{ratio:.1f}"


def startup(measured: Measured) -> str:
    """What a binding adds to the start of Python; a bar far beyond all others is broken."""
    start = measured.start
    rows = [start.reference, *sorted(start.bindings, key=lambda one: one.later_ms.median)]
    medians = sorted(spread.median for row in rows for spread in (row.first_ms, row.later_ms))
    # Bars up to here are drawn to scale. Only what is more than three times the next is broken.
    jumps = [low for low, high in pairwise(medians) if high > 3 * low > 60]
    limit = jumps[-1] if jumps else medians[-1]
    longest = max(
        spread.q3
        for row in rows
        for spread in (row.first_ms, row.later_ms)
        if spread.median <= limit
    )
    scale = (RIGHT - 20 - LEFT) / longest
    notes = foot(
        measured,
        "Thin line: the middle half of the runs. Broken bar: not to scale. "
        f"python -c pass itself takes {start.plain_ms.median:.0f} ms.",
    )
    top, step = 84, 46
    canvas = Canvas(top + step * len(rows) + 20 + NOTE_LINE * len(notes))
    canvas.text(0, 14, "Milliseconds added to the start of Python")
    canvas.hollow(0, 44, 18, SLIM, C)
    canvas.text(26, 44, "first run, nothing cached", SMALL)
    canvas.bar(246, 44, 18, SLIM, C)
    canvas.text(272, 44, "later runs", SMALL)
    canvas.bar(390, 44, 18, SLIM, PAD)
    canvas.text(416, 44, "no binding", SMALL)
    told = []
    for number, row in enumerate(rows):
        y = top + step * number + step / 2 - 8
        canvas.text(LEFT - 10, y, row.name, align="right")
        colour = PAD if row is start.reference else C
        both = ((row.first_ms, y - 8, canvas.hollow), (row.later_ms, y + 8, canvas.bar))
        for spread, at, draw in both:
            bar = partial(draw, height=SLIM, colour=colour)
            end = start_bar(canvas, bar, spread, at, scale if spread.median <= limit else None)
            canvas.text(end + 10, at, milliseconds(spread.median), SMALL)
        told.append(row_told(row))
    canvas.line((LEFT, LEFT), (top - 8, top + step * len(rows) - 8), INK, 1)
    canvas.notes(top + step * len(rows) + 20, notes)
    description = f"Milliseconds above python -c pass: {'; '.join(told)}. {' '.join(notes)}"
    title = "What each binding adds to the start of Python"
    return for_page(canvas.svg(), "startup", title, description)


def start_bar(
    canvas: Canvas, bar: Callable[..., None], spread: Spread, y: float, scale: float | None
) -> float:
    """Draw one bar, broken if it has no scale, and return where it ends."""
    if scale is None:
        end = float(RIGHT - 10)
        bar(LEFT, y, end - LEFT)
        middle = end - 22
        for shift, ink, width in ((0, PAPER, 9.0), (-5, INK, 1.4), (5, INK, 1.4)):
            xs = (middle + shift - 4, middle + shift + 4)
            canvas.line(xs, (y + SLIM / 2 + 1, y - SLIM / 2 - 1), ink, width)
        return end
    if spread.median > 0:
        bar(LEFT, y, spread.median * scale)
    low, high = (LEFT + max(value, 0) * scale for value in (spread.q1, spread.q3))
    if high - low > 3:
        canvas.spread(low, high, y)
    return max(high, LEFT + spread.median * scale)


def milliseconds(value: float) -> str:
    """Milliseconds without digits that mean nothing; what is lost in the noise is called 0."""
    return f"{max(round(value), 0):,}"


def row_told(row: BindingStart) -> str:
    """A row in words."""
    return (
        f"{row.name} {milliseconds(row.first_ms.median)} at the first run, "
        f"{milliseconds(row.later_ms.median)} later"
    )
