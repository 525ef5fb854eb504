"""No pattern of the translator is lost in a learner's file: each comes to an end in any of them."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from workbook import explain
from workbook.catalog import exercises
from workbook.catalog.paths import SOLUTIONS
from workbook.explain.rows import Row

DEEP = "class Pose(ctypes.Structure):\n" + '    """A pose."""\n\n        x = 1\n' * 20


def patterns() -> Iterator[str]:
    """All that are looked for in whole files."""
    for module in pkgutil.iter_modules(explain.__path__):
        for table in vars(importlib.import_module(f"{explain.__name__}.{module.name}")).values():
            if isinstance(table, tuple):
                yield from (row.file for row in table if isinstance(row, Row) and row.file)
    for exercise in exercises.all_exercises():
        yield from (entry.pattern for entry in exercise.feedback if "{" not in entry.pattern)


def texts() -> Iterator[str]:
    """All solutions: as they are, far to the right, and four times over."""
    yield DEEP
    for file in sorted(SOLUTIONS.glob("*/*/*")):
        if file.suffix in (".py", ".pyx", ".c"):
            text = file.read_text("utf-8")
            yield from (text, "".join(" " * 24 + line for line in text.splitlines(True)), text * 4)


@pytest.mark.timeout(120)  # it takes some seconds; what is lost takes longer than a life
def test_each_pattern_comes_to_an_end() -> None:
    wanted, files = sorted(set(patterns())), list(texts())
    assert len(wanted) > 200
    for pattern in wanted:
        for text in files:
            re.search(pattern, text, re.M)
