"""Listings of a page: how to run them, and numbers of lines where an output names one.

A program is a listing with the name of a Python file above it and its output right below it. All
other listings are parts of larger files.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from workbook.catalog.paths import ROOT

PLACE = "<!-- how to run -->"
FENCE = re.compile(
    r"^(?P<indent> *)(?P<ticks>```+) *(?P<head>[^\n`]+)\n(?P<body>.*?)^(?P=indent)(?P=ticks) *$",
    re.MULTILINE | re.DOTALL,
)
SNIPPET = re.compile(r'\s*--8<-- "(?P<path>[^":]+)(?::(?P<section>[\w:]+))?"\s*')
MARKER = re.compile(r"--8<-- \[(start|end):(\w+)\]")


def how_to_run(slug: str) -> str:
    """How a reader comes by the folder in which the programs of a chapter run."""
    return f"""!!! tip "To run the programs of this page"

    In the [book's folder](setup.md), with its Python switched on (`source .venv/bin/activate`,
    once in each terminal):

    ```console
    $ cd c_examples/{slug}
    $ make
    ```

    Then copy a program into this folder, under the name that stands above it, and run it:
    `python NAME.py`. Or without copying: `make run DEMO=NAME`. Listings with no output below
    them are parts of files that are in the folder already.
"""


def prepare(markdown: str) -> str:
    """Give programs their names, and lines their numbers where the next output names one."""
    edits: list[tuple[int, str]] = []  # what comes at which place in the text
    waiting: list[tuple[re.Match[str], re.Match[str]]] = []
    for fence in FENCE.finditer(markdown):
        snippet = SNIPPET.fullmatch(fence["body"])
        if not snippet:
            continue
        path = ROOT / snippet["path"]
        if path.parent.parent.name == "outputs":
            said = path.read_text("utf-8") if path.exists() else ""
            edits += [(end_of(head), numbers(head, listed, said)) for head, listed in waiting]
            waiting = []
        else:
            waiting.append((fence, snippet))
            if path.parent.name == "demos" and "title=" not in fence["head"]:
                edits.append((end_of(fence), f' title="{path.name}"'))
    for at, more in sorted(edits, reverse=True):
        markdown = markdown[:at] + more + markdown[at:]
    return markdown


def end_of(fence: re.Match[str]) -> int:
    """Where more can be said at the end of a fence's first line."""
    head = fence["head"].rstrip()
    return fence.start("head") + len(head.removesuffix("}").rstrip())


def numbers(fence: re.Match[str], snippet: re.Match[str], said: str) -> str:
    """The option that shows numbers of lines, if an output names one of this listing."""
    first, lines = range_of(ROOT / snippet["path"], snippet["section"] or "")
    if "linenums=" in fence["head"] or not lines:
        return ""
    named = any(first <= line < first + lines for line in named_lines(snippet["path"], said))
    return f' linenums="{first}"' if named else ""


def named_lines(path: str, said: str) -> Iterator[int]:
    """Lines of a file that an output names, as Python or as a compiler does."""
    name = re.escape(Path(path).name)
    for found in re.finditer(rf"(?<![\w.-]){name}(?:\", line |:)(\d+)", said):
        yield int(found[1])


def range_of(file: Path, section: str) -> tuple[int, int]:
    """First line of a listing in the reader's own file, and how many: 0 where some are left out."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    if section == "2:":  # a demo, without its first line
        return 1, len(lines) - 1
    marks = {found[0]: at for at, line in enumerate(lines, 1) if (found := MARKER.search(line))}
    if section:
        first = marks.get(f"--8<-- [start:{section}]", 0) + 1
        last = marks.get(f"--8<-- [end:{section}]", 0) - 1
    else:
        first, last = 1, len(lines)
    whole = not any(first <= at <= last for at in marks.values())
    return first, last - first + 1 if whole else 0
