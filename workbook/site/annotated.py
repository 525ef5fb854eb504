"""What `cython --annotate` says of a file: how much each line has to do with Python, and its C."""

import html
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbook.drawing.svg import SMALL, Canvas, Picture

_LINE = re.compile(
    r'<pre class="cython line score-(?P<score>\d+)"[^>]*>[^<]*<span class="">(?P<number>\d+)</span>'
    r".*?</pre>\s*(?:<pre class='cython code[^']*'>(?P<code>.*?)\n?</pre>)?",
    re.S,
)


@dataclass(frozen=True)
class Line:
    """A line of a .pyx or .py file."""

    number: int
    text: str
    score: int
    """The more it uses of Python's own C functions, the higher; 0 is bare C."""
    code: str
    """The C that was made of it."""


def read(file: Path) -> list[Line]:
    """Let Cython annotate a file; return its lines, without those that mark sections."""
    with tempfile.TemporaryDirectory() as place:
        target = Path(place, f"{file.stem}.c")
        command = [sys.executable, "-m", "cython", "-3", "--annotate", "-o", str(target), file.name]
        subprocess.run(command, cwd=file.parent, check=True, capture_output=True)
        page = target.with_suffix(".html").read_text("utf-8")
    found = {int(line["number"]): line for line in _LINE.finditer(page)}
    lines = []
    for number, text in enumerate(file.read_text("utf-8").splitlines(), 1):
        line = found[number]
        code = html.unescape(re.sub(r"<[^>]+>", "", line["code"] or ""))
        lines.append(Line(number, text, int(line["score"]), code))
    return lines


def section(lines: Sequence[Line], name: str) -> list[Line]:
    """The lines between `--8<-- [start:name]` and its end."""
    marks = [n for n, line in enumerate(lines) if f":{name}]" in line.text]
    first, end = marks
    return [line for line in lines[first + 1 : end] if "--8<--" not in line.text]


def picture(title: str, lines: Sequence[Line], width: float = 640) -> Picture:
    """Lines in the colours of the book, the darker the more Python there is in them."""
    height = 19.0
    canvas = Canvas(width)
    for row, line in enumerate(lines):
        y = row * height
        if line.score:
            strength = min(0.08 + line.score / 50, 0.6)
            style = f"fill:var(--cc-python, #b8741a);fill-opacity:{strength:.2f}"
            canvas.add("rect", x=36, y=y, width=width - 36, height=height - 1, style=style)
        middle = y + height / 2
        canvas.text(28, middle, str(line.number), size=SMALL, anchor="end", mono=True, faint=True)
        canvas.text(42, middle, line.text, size=SMALL, mono=True)
    words = ", ".join(f"line {line.number}: {line.score}" for line in lines if line.score)
    said = f"Work for Python in each line: {words or 'none'}."
    return canvas.picture(len(lines) * height, title, said)
