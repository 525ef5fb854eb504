"""Wrong and Right beside each other: the lines that make the difference, and a diff to unfold."""

import difflib
import re
from typing import NamedTuple

from workbook.catalog.paths import ROOT
from workbook.site.listings import FENCE, SNIPPET, end_of, range_of

MARK = re.compile(r'^<p class="verdict is-(wrong|right)">|^## ', re.MULTILINE)
ALIKE = 0.35
"""Two listings are compared when so much of their text is the same."""
SAYS_SO = re.compile(r"(?:#|//) [Ww]rong\b")
"""A comment in a wrong listing that names the line."""


class Listing(NamedTuple):
    """A listing of a page, and the lines that it shows."""

    fence: re.Match[str]
    lines: list[str]


def prepare(markdown: str) -> str:
    """Mark in each pair of a wrong and a right listing what differs, and put a diff below it."""
    edits: list[tuple[int, str]] = []
    wrong: Listing | None = None
    for mark in MARK.finditer(markdown):
        if mark[1] is None:
            wrong = None
            continue
        listing = first_listing(markdown, mark.end())
        if mark[1] == "wrong":
            wrong = listing
            said = [
                n for n, line in enumerate(wrong.lines if wrong else [], 1) if SAYS_SO.search(line)
            ]
            edits += mark_lines(wrong, said)
        elif wrong and listing and alike(wrong.lines, listing.lines):
            edits += compare(wrong, listing, end_of_output(markdown, listing))
            wrong = None
    for at, more in sorted(edits, reverse=True):
        markdown = markdown[:at] + more + markdown[at:]
    return markdown


def first_listing(markdown: str, start: int) -> Listing | None:
    """The program below a verdict, if one comes before the next verdict or heading."""
    after = MARK.search(markdown, start)
    fence = FENCE.search(markdown, start, after.start() if after else len(markdown))
    snippet = SNIPPET.fullmatch(fence["body"]) if fence else None
    if not fence or not snippet or "output" in fence["head"] or fence["indent"]:
        return None
    file = ROOT / snippet["path"]
    first, count = range_of(file, snippet["section"] or "")
    skipped = 1 if snippet["section"] == "2:" else 0
    lines = file.read_text("utf-8").splitlines()[first - 1 + skipped :][:count] if count > 0 else []
    return Listing(fence, lines) if lines and "hl_lines" not in fence["head"] else None


def alike(wrong: list[str], right: list[str]) -> bool:
    """Whether a diff of the two tells more than the two themselves."""
    matcher = difflib.SequenceMatcher(None, "\n".join(wrong), "\n".join(right), autojunk=False)
    return ALIKE <= matcher.ratio() < 1


def end_of_output(markdown: str, listing: Listing) -> int:
    """Where a listing ends, with what it printed."""
    end = listing.fence.end()
    below = FENCE.match(markdown, end + 1)
    return below.end() if below and "output" in below["head"] else end


def compare(wrong: Listing, right: Listing, below: int) -> list[tuple[int, str]]:
    """What to insert, and where: marks for lines that differ, and the diff."""
    matcher = difflib.SequenceMatcher(None, wrong.lines, right.lines, autojunk=False)
    changed = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    old = [n + 1 for _, first, end, _, _ in changed for n in range(first, end)]
    new = [n + 1 for _, _, _, first, end in changed for n in range(first, end)]
    diff = list(difflib.unified_diff(wrong.lines, right.lines, n=1, lineterm=""))[2:]
    text = "\n".join(f"    {line}" for line in diff if not line.startswith("@@"))
    diff_block = (
        f'\n\n??? info "From wrong to right, line by line"\n\n    ```diff\n{text}\n    ```\n'
    )
    known = any(SAYS_SO.search(line) for line in wrong.lines)
    marks = mark_lines(right, new) + ([] if known else mark_lines(wrong, old))
    return [*marks, (below, diff_block)]


def mark_lines(listing: Listing | None, lines: list[int]) -> list[tuple[int, str]]:
    """The option that highlights lines, if they are few: what is all marked is not marked."""
    if not listing or not 0 < len(lines) <= len(listing.lines) // 2:
        return []
    return [(end_of(listing.fence), f' hl_lines="{" ".join(map(str, lines))}"')]
