"""Each pitfall that the book claims to run is run: the section it names shows a real output."""

import re
from pathlib import Path

import pytest

from workbook.paths import CHAPTERS

PAGE = CHAPTERS / "pitfalls.md"
ROWS = [line for line in PAGE.read_text("utf-8").splitlines() if re.match(r"\| \d+ \|", line)]
RUN = re.compile(r"\[(\d\d)[^\]]*\]\((\w+)\.md#([\w-]+)\)")


def section(chapter: Path, anchor: str) -> str:
    """The text below the heading with this anchor, up to the next heading of its rank."""
    text = chapter.read_text("utf-8")
    heading = re.search(rf"^(#+) .*\{{: #{re.escape(anchor)} \}}$", text, re.M)
    assert heading, f"{chapter.name} has no heading {anchor}"
    rest = text[heading.end() :]
    end = re.search(rf"^#{{2,{len(heading[1])}}} ", rest, re.M)
    return rest[: end.start()] if end else rest


def test_the_rows_are_numbered() -> None:
    assert [int(row.split("|")[1]) for row in ROWS] == list(range(1, 31))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_the_case_is_executed(row: str) -> None:
    run, reports = row.split(" | ")[-2:]
    cases = RUN.findall(run)
    assert cases or "explained in" in run or re.fullmatch(r"chapter \d\d", run), run
    for number, slug, anchor in cases:
        assert slug.startswith(number)
        assert "build/outputs/" in section(CHAPTERS / f"{slug}.md", anchor), (slug, anchor)
    assert "https://" in reports


def test_a_chapter_that_is_written_is_linked() -> None:
    """A row that waits for a chapter must be looked at when the chapter is there."""
    written = {file.stem[:2] for file in CHAPTERS.glob("[0-9][0-9]_*.md")}
    waiting = set(re.findall(r"\| chapter (\d\d) \|", PAGE.read_text("utf-8")))
    assert not waiting & written
