"""Draws bars as SVG that stands in a page: text is text, colours are the page's.

Matplotlib draws; `shapes` then makes the drawing fit to be inlined: no style sheet that would
reach the rest of the page, no id that another picture may have, no metadata, colours of the page.
drawing/svg.py makes a picture of it, as of all others.
"""

import io
import math
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from workbook.drawing import svg
from workbook.drawing.svg import Picture

# Colours: what matplotlib is told, and what the page makes of it.
INK, C, PYTHON, PAD, PAPER = "#010203", "#1d5560", "#8a4f0c", "#6b6b6b", "#fdfefd"
COLOURS = {
    INK: "currentColor",
    C: svg.ACCENTS["c"],
    PYTHON: svg.ACCENTS["python"],
    PAD: svg.ACCENTS["pad"],
    PAPER: svg.PAPER,
}
SETTINGS: Any = {
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "text.color": INK,
    "text.parse_math": False,
}

# Sizes in pixels of the picture. 540 fit a phone at two thirds, so that 18 are read as 12.
WIDTH, TYPE, NOTE, SMALL = 540, 18, 17, 15.5
LINE = 22  # from one line of text to the next
END = 470  # where the longest bar ends; its figure stands behind
THICK = 17


@dataclass(frozen=True)
class Part:
    """A piece of a bar."""

    size: float
    colour: str = C
    hollow: bool = False
    """Whether only its edge and a tint are drawn."""

    def style(self) -> dict[str, Any]:
        """How matplotlib is to draw it."""
        if self.hollow:
            return {"facecolor": (self.colour, 0.22), "edgecolor": self.colour, "linewidth": 1.5}
        return {"facecolor": self.colour, "linewidth": 0}


@dataclass(frozen=True)
class Bar:
    """A figure, and how far it spreads."""

    label: str
    parts: Sequence[Part]
    low: float
    high: float

    @property
    def size(self) -> float:
        """All parts together."""
        return sum(part.size for part in self.parts)


def bars(
    title: str,
    rows: Mapping[str, Sequence[Bar]],
    meaning: str,
    *,
    left: float = 0,
    breaks: bool = False,
    legend: Mapping[str, Part] = {},
    told: Mapping[str, str] = {},
) -> Picture:
    """Rows of bars, from zero.

    Args:
        title: Above the bars.
        rows: The bars of each row, from the top down.
        meaning: Below them: what the thin lines mean, where was measured.
        left: Where the bars begin, to the right of their names; at 0, they stand below them.
        breaks: Draw a bar broken if it is more than three times as long as all others.
        legend: What the kinds of bars mean.
        told: How a row is told to whoever cannot see it, where its labels do not do.
    """
    heading, notes = wrap(title), wrap(meaning)
    top = LINE * len(heading) + (48 if legend else 12)
    above = 0 if left else LINE + 1
    steps = [above + 14 + THICK * len(row) for row in rows.values()]
    bottom = top + sum(steps)
    height = bottom + 20 + LINE * len(notes)
    sizes = sorted(bar.size for row in rows.values() for bar in row)
    limit = sizes[-2] if breaks and sizes[-1] > 3 * sizes[-2] else sizes[-1]
    reach = max(bar.high for row in rows.values() for bar in row if bar.size <= limit)
    scale = (END - left) / max(reach, limit)
    with matplotlib.rc_context(SETTINGS | {"svg.hashsalt": title}):  # ids that no other has
        figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        lines(axes, 0, heading, TYPE)
        if legend:
            where = (0, 1 - (LINE * len(heading) + 14) / height)
            axes.legend(
                [Patch(**part.style()) for part in legend.values()], [*legend], loc="upper left",
                bbox_to_anchor=where, ncols=len(legend), frameon=False, fontsize=SMALL,
                borderpad=0, borderaxespad=0,
                handlelength=1.1, handleheight=1, columnspacing=1.4,
            )  # fmt: skip
        y: float = top
        for (row, drawn), step in zip(rows.items(), steps, strict=True):
            if left:
                text(axes, left - 10, y + step / 2, row, align="right")
            else:
                text(axes, 0, y + 10, row, NOTE)
            for number, bar in enumerate(drawn):
                middle = y + (above or 7) + THICK * (number + 0.5)
                size = NOTE if len(drawn) == 1 else SMALL
                end = one(axes, bar, left, middle, scale if bar.size <= limit else None)
                text(axes, end + 10, middle, bar.label, size)
            y += step
        if left:
            axes.plot((left, left), (top, bottom), color=INK, linewidth=1)
        lines(axes, bottom + 12, notes, NOTE)
        file = io.StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    words = (told.get(row) or f"{row} {drawn[0].label}" for row, drawn in rows.items())
    description = f"{'; '.join(words)}. {meaning}"
    return svg.picture(shapes(file.getvalue()), WIDTH, height, title, description)


def curves(
    title: str, sizes: Sequence[float], rows: Mapping[str, Sequence[float]], x: str, meaning: str
) -> Picture:
    """A line for each row: both axes in powers of ten.

    Args:
        title: Above; it says what the height means.
        sizes: Where the points lie.
        rows: The height of each point; a row may have fewer than there are sizes.
        x: What the sizes are.
        meaning: Below: where was measured.
    """
    heading, notes = wrap(title), wrap(meaning)
    top, tall, below = LINE * len(heading) + 12, 400, 66
    height = top + tall + below + LINE * len(notes)
    with matplotlib.rc_context(SETTINGS | {"svg.hashsalt": title}):
        figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        whole = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        whole.set_axis_off()
        lines(whole, 0, heading, TYPE)
        lines(whole, top + tall + below - 12, notes, NOTE)
        place = (64 / WIDTH, 1 - (top + tall) / height, (WIDTH - 64 - 204) / WIDTH, tall / height)
        axes = figure.add_axes(place, xscale="log", yscale="log")
        axes.patch.set_alpha(0)
        axes.spines[["top", "right"]].set_visible(False)
        axes.spines[["left", "bottom"]].set_color(INK)
        axes.set_xticks(sizes, [f"{size:g}" for size in sizes])
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.minorticks_off()
        axes.tick_params(colors=INK, labelsize=SMALL)
        axes.grid(True, color=PAD, alpha=0.3, linewidth=0.8)
        axes.set_xlabel(x, size=SMALL, color=INK)
        pens: dict[str, dict[str, Any]] = {
            row: {"linestyle": ("-", "--", ":", "-.")[n % 4], "color": (C, PYTHON, INK)[n % 3]}
            for n, row in enumerate(rows)
        }
        for row, values in rows.items():
            axes.plot(sizes[: len(values)], values, **pens[row], marker="o", markersize=4)
        low, high = (math.log(limit) for limit in axes.get_ylim())
        # Names stand beside the ends of their lines, none over another, none below the axis, each
        # behind a piece of its line: where many end, the place alone does not say whose it is.
        last = top + tall + 6 + LINE * 0.86
        places = []
        for row, values in sorted(rows.items(), key=lambda item: item[1][-1]):
            end = top + tall * (high - math.log(values[-1])) / (high - low)
            last = min(end, last - LINE * 0.86)
            places.append((last, row))
        for y, row in places:
            whole.plot([WIDTH - 198, WIDTH - 174], [y, y], **pens[row])
            text(whole, WIDTH - 168, y, row, SMALL)
        file = io.StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    words = "; ".join(
        f"{row}: {', '.join(f'{value:.3g}' for value in values)}" for row, values in rows.items()
    )
    said = f"{x} {', '.join(f'{size:g}' for size in sizes)}. {words}. {meaning}"
    return svg.picture(shapes(file.getvalue()), WIDTH, height, title, said)


def one(axes: Axes, bar: Bar, left: float, y: float, scale: float | None) -> float:
    """Draw a bar, broken if it has no scale, and return where it ends."""
    thick = THICK - 3
    x = left
    for part in bar.parts:
        wide = part.size * scale if scale else END - left
        inset = 1.5 if part.hollow else 0  # the edge lies within
        if wide > 0:
            size = max(wide - inset, 1)
            axes.barh(y, size, thick - inset, left=x + inset / 2, **part.style())
            x += wide
    if scale is None:
        for shift, ink, width in ((0, PAPER, 9.0), (-5, INK, 1.4), (5, INK, 1.4)):
            xs = (END - 26 + shift, END - 18 + shift)
            axes.plot(xs, (y + THICK / 2, y - THICK / 2), color=ink, linewidth=width)
        return x
    low, high = (left + max(value, 0) * scale for value in (bar.low, bar.high))
    if high - low > 3:
        if high - low > 6:  # a seam in the colour of the page: the line is seen on every bar
            axes.plot(
                (low - 1.4, high + 1.4), (y, y), color=PAPER, linewidth=5, solid_capstyle="butt"
            )
        axes.plot((low, high), (y, y), color=INK, linewidth=1.6, marker="|", markersize=9)
    return max(high, x)


def text(
    axes: Axes, x: float, y: float, words: str, size: float = TYPE, align: str = "left"
) -> None:
    """A line of text, its middle at height y."""
    axes.text(x, y, words, size=size, ha=align, va="center_baseline")


def lines(axes: Axes, y: float, words: Sequence[str], size: float) -> None:
    """Lines of text below each other, from height y."""
    for number, line in enumerate(words):
        text(axes, 0, y + LINE * (number + 0.6), line, size)


def wrap(text: str) -> list[str]:
    """Text in lines that are no wider than a picture."""
    return textwrap.wrap(text, 54, break_on_hyphens=False)


def times(ratio: float) -> str:
    """A ratio as a reader wants it: two digits."""
    return f"{ratio:.0f}" if ratio >= 9.95 else f"{ratio:.1f}"


def shapes(drawn: str) -> str:
    """What matplotlib has drawn, fit to stand in a page beside other drawings."""
    drawn = drawn[drawn.index(">", drawn.index("<svg")) + 1 : drawn.rindex("</svg>")]
    drawn = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", drawn, flags=re.S)
    drawn = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", drawn, flags=re.S)
    drawn = re.sub(r' id="[a-z0-9]+_\d+"|xlink:(?=href)', "", drawn)
    drawn = re.sub(r"font: (\S+) [^;\"]+", r"font-size: \1", drawn)
    for colour, use in COLOURS.items():
        drawn = drawn.replace(colour, use)
    drawn = re.sub(r"\n(?=[LCQz\"])", " ", drawn)  # a path in one line
    return "\n".join(line.strip() for line in drawn.splitlines() if line.strip())
