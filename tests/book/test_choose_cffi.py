"""The tables of part 3's Choose: what is right is no mistake, and what is measured has its case."""

from typing import Any

import pytest

from workbook.bench import groups
from workbook.catalog import bindings
from workbook.catalog.paths import CHAPTERS, EXAMPLES
from workbook.site.chapter_programs import load

choose: Any = load(CHAPTERS / "tables" / "10_cffi_callbacks.py")
pytestmark = pytest.mark.chapter("10")


@pytest.mark.parametrize("tool", choose.TOOLS)
def test_a_right_program_is_no_mistake(tool: str) -> None:
    for answer, right in ((1, "1"), (0, "0")):
        program = choose._visits(f"lambda events, count, user: {answer}")
        assert choose.attempt(choose.Mistake("", program, right), tool) == "the right answer"


@pytest.mark.parametrize("tool", choose.TOOLS)
def test_each_end_has_its_words(tool: str) -> None:
    for program, words in (
        ("print(2)", "**nobody:** a wrong answer"),
        ("raise KeyError", "**call:** `KeyError`"),
        ("import os; os.abort()", "**nobody:** a crash, SIGABRT"),
        ("import sys; print(1); print('no', file=sys.stderr)", "a message, and C stops"),
        ("import sys; print(0); print('no', file=sys.stderr)", "a message, and C goes on"),
    ):
        assert choose.attempt(choose.Mistake("", program), tool) == words


def test_what_is_compared_was_measured() -> None:
    for slug, (name, cases) in choose.CALLS.items():
        group = groups.Figures.read(groups.file_of(slug)).group(name)
        for tool, case in cases.items():
            assert group.case(case).time.median > 0
            assert tool in {one.name for one in bindings.read(EXAMPLES / slug)}
