"""The few shapes that the pictures of this book are made of.

A picture takes its text colour from what surrounds it, and its two accents from the page
(`--cc-python`, `--cc-c`, `--cc-pad`), so it reads in light and dark, on the site and in a notebook.
It is a `str`, ready to be written to a file; a notebook displays it. Nothing in it is random.
"""

import hashlib
from html import escape
from typing import Any

INK = "var(--md-default-fg-color, var(--jp-content-font-color1, CanvasText))"
PAPER = "var(--md-default-bg-color, var(--jp-layout-color0, Canvas))"
ACCENTS = {
    "python": "var(--cc-python, #b8741a)",
    "c": "var(--cc-c, #2b8a9b)",
    "pad": "var(--cc-pad, #858585)",
    "wrong": "var(--cc-wrong, #d04437)",
}
MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
SANS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
SMALL, NORMAL = 12.5, 14.0  # at full width; a phone shows them at nine tenths
MONO_WIDTH = 0.605  # of the font size, for each character


class Picture(str):
    """SVG text that a notebook shows as a picture."""

    __slots__ = ("description",)
    description: str

    def _repr_html_(self) -> str:
        return str(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(self.description)


class Canvas:
    """Collects shapes; `picture` makes the SVG of them."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.shapes: list[str] = []

    def add(self, element: str, body: str = "", /, **attributes: object) -> None:
        """Add any element; an underscore in an attribute's name stands for a hyphen."""
        words = " ".join(
            f'{name.replace("_", "-")}="{_number(value)}"' for name, value in attributes.items()
        )
        end = "/>" if not body else f">{body}</{element}>"
        self.shapes.append(f"<{element} {words}{end}")

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = NORMAL,
        anchor: str = "start",
        mono: bool = False,
        bold: bool = False,
        faint: bool = False,
    ) -> None:
        """Write one line; y is its middle."""
        more: dict[str, object] = {"font_family": MONO} if mono else {}
        if bold:
            more["font_weight"] = "600"
        if faint:
            more["fill_opacity"] = 0.8
        # A baseline that browsers agree on, instead of dominant-baseline.
        self.add(
            "text", escape(text, quote=False), x=x, y=y + size * 0.36, font_size=size,
            text_anchor=anchor, fill="currentColor", xml__space="preserve", **more,
        )  # fmt: skip

    def box(
        self, x: float, y: float, width: float, height: float, accent: str, *, dashed: bool = False,
        strength: float = 0.2,
    ) -> None:  # fmt: skip
        """Draw a box in one of the accents."""
        more: dict[str, object] = {"stroke_dasharray": "4 3"} if dashed else {}
        self.add(
            "rect", x=x, y=y, width=width, height=height, rx=3,
            style=f"fill:{ACCENTS[accent]};fill-opacity:{strength};stroke:{ACCENTS[accent]}",
            stroke_width=1.5, **more,
        )  # fmt: skip

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, width: float = 1, opacity: float = 1,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """Draw a line in the colour of the text."""
        more: dict[str, object] = {"stroke_dasharray": "5 4"} if dashed else {}
        self.add(
            "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke="currentColor", stroke_width=width,
            stroke_opacity=opacity, **more,
        )  # fmt: skip

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Draw bytes that nobody uses: a dashed box with strokes across it."""
        self.box(x, y, width, height, "pad", dashed=True, strength=0.1)
        step, strokes = 8.0, []
        offset = step
        while offset < width + height:
            x1, y1 = (x + offset, y) if offset <= width else (x + width, y + offset - width)
            x2, y2 = (x, y + offset) if offset <= height else (x + offset - height, y + height)
            strokes.append(f"M{x1:g} {y1:g}L{x2:g} {y2:g}")
            offset += step
        self.add(
            "path",
            d="".join(strokes),
            style=f"stroke:{ACCENTS['pad']};stroke-opacity:.55;fill:none",
        )

    def picture(self, height: float, title: str, description: str) -> Picture:
        """Put it together."""
        body = "\n".join(self.shapes).replace("xml--space", "xml:space")
        return picture(body, self.width, height, title, description)


def picture(body: str, width: float, height: float, title: str, description: str) -> Picture:
    """Shapes as a whole picture, with what tells it to whoever cannot see it."""
    seed = f"{title}\0{description}\0{body}"
    key = "cc-" + hashlib.sha256(seed.encode()).hexdigest()[:10]
    made = Picture(
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} '
        f'{height:g}" width="{width:g}" height="{height:g}" '
        f'aria-labelledby="{key}-title" aria-describedby="{key}-desc" '
        f'font-family="{escape(SANS)}" '
        f'style="max-width:100%;height:auto;color:{INK}">\n'
        f'<title id="{key}-title">{escape(title)}</title>\n'
        f'<desc id="{key}-desc">{escape(description)}</desc>\n{body}\n</svg>\n'
    )
    made.description = f"{title}\n{description}"
    return made


def _number(value: object) -> str:
    if isinstance(value, float):
        return f"{round(value, 2):g}"
    return escape(str(value))


def mono_width(text: str, size: float = SMALL) -> float:
    """Width of a text in the font for code."""
    return len(text) * size * MONO_WIDTH
