"""What only a newer Python prints is what the tree holds, under each such Python that is here."""

from pathlib import Path

import pytest

from tests.book.test_pythons import base_of
from workbook.setup.pythons import pythons
from workbook.site import outputs, recorded

CASES = [
    (demo, version)
    for demo in recorded.demos()
    for version in pythons()
    if int(version.partition(".")[2]) >= outputs.needs(demo.read_text("utf-8"))
]


@pytest.mark.parametrize("demo", recorded.demos(), ids=lambda demo: demo.parent.parent.name)
def test_it_says_which_python_it_was(demo: Path) -> None:
    said = outputs.recorded(demo).read_text("utf-8")
    stamp = said.rstrip().splitlines()[-1]
    least = outputs.needs(demo.read_text("utf-8"))
    assert int(stamp.removeprefix("[recorded with CPython 3.").partition(".")[0]) >= least


@pytest.mark.parametrize(
    ("demo", "version"), CASES, ids=[f"{demo.parent.parent.name}-{v}" for demo, v in CASES]
)
def test_it_is_so_today(demo: Path, version: str) -> None:
    said = recorded.output(demo, base_of(version))
    kept = outputs.recorded(demo).read_text("utf-8")
    assert said.splitlines()[:-1] == kept.splitlines()[:-1]
