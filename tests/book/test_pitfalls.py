"""Each pitfall that the book claims to run is run: the section it names shows a real output."""

import re
from pathlib import Path

import pytest

from workbook.catalog.paths import CHAPTERS

PAGE = CHAPTERS / "pitfalls.md"
pytestmark = pytest.mark.every_chapter
CASES = PAGE.read_text("utf-8").split("\n## ")[1:]
LINK = re.compile(r"\[(\d\d)[^\]]*\]\((\w+)\.md#([\w-]+)\)")


def section(chapter: Path, anchor: str) -> str:
    """The text below the heading with this anchor, up to the next heading of its rank."""
    text = chapter.read_text("utf-8")
    heading = re.search(rf"^(#+) .*\{{: #{re.escape(anchor)} \}}$", text, re.M)
    assert heading, f"{chapter.name} has no heading {anchor}"
    rest = text[heading.end() :]
    end = re.search(rf"^#{{2,{len(heading[1])}}} ", rest, re.M)
    return rest[: end.start()] if end else rest


def test_the_cases_are_numbered() -> None:
    for number, case in enumerate(CASES, 1):
        assert re.match(rf"{number}\. .*{{: #pitfall-{number} }}\n", case)
    assert len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.split(".")[0])
def test_the_case_is_executed(case: str) -> None:
    assert "**Why:**" in case
    assert "**Cure:**" in case
    run, reports = case.split("**Reported in:**")
    linked = LINK.findall(run)
    planned = re.search(r"\*\*Not written yet:\*\* chapter \d\d\.", run)
    assert bool(linked) != bool(planned), case
    for number, slug, anchor in linked:
        assert slug.startswith(number)
        shown = section(CHAPTERS / f"{slug}.md", anchor)
        if "**Explained:**" not in run:
            assert "build/outputs/" in shown, (slug, anchor)
    assert "https://" in reports


def test_a_chapter_that_is_written_is_linked() -> None:
    """A case that waits for a chapter must be looked at when the chapter is there."""
    written = {file.stem[:2] for file in CHAPTERS.glob("[0-9][0-9]_*.md")}
    waiting = set(re.findall(r"yet:\*\* chapter (\d\d)", PAGE.read_text("utf-8")))
    assert waiting
    assert not waiting & written
