"""What a bench.toml names is measured, written, read and shown; no time is tested."""

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest

from workbook.bench import bench, groups, measure, show
from workbook.bench.groups import Figures, Settings

TINY = Settings(processes=2, rounds=2, least_ms=0.01, first_runs=1, later_runs=2)
TOML = """\
[[group]]
name = "made"
title = "Counting"
kind = "call"
reference = "len"
prepare = ["python", "write.py"]
[[group.case]]
name = "len"
setup = "f = len"
call = "f('')"
[[group.case]]
name = "made | by prepare"
setup = "from made import count as g"
call = "g('')"

[[group]]
name = "start"
title = "Starting"
kind = "start"
[[group.case]]
name = "import made"
program = "import made"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chapter's folder with nothing but something to measure."""
    folder = tmp_path_factory.mktemp("tree") / "02_made"
    folder.mkdir()
    (folder / "Makefile").write_text("all:\n")
    (folder / "bench.toml").write_text(TOML)
    text = 'import pathlib\npathlib.Path("made.py").write_text("count = \'\'.__class__.__len__")\n'
    (folder / "write.py").write_text(text)
    return folder


@pytest.fixture(scope="module")
def found(folder: Path) -> Figures:
    """A quick run."""
    return measure.measure(folder, TINY)


def test_each_case_has_its_figures(found: Figures, folder: Path) -> None:
    made, start = found.groups
    assert [row.name for row in made.cases] == ["len", "made | by prepare"]
    assert all(len(row.time) == TINY.processes for row in made.cases)
    assert made.cases[0].ratio == (1.0, 1.0)
    assert not start.cases[0].ratio
    assert len(start.cases[0].time) == TINY.later_runs
    assert start.plain_ms.median > 0
    assert not (folder / "made.py").exists(), "it was measured in a copy"


def test_what_is_written_is_read(found: Figures, tmp_path: Path) -> None:
    found.write(tmp_path / "a.json")
    assert Figures.read(tmp_path / "a.json") == found
    assert str(tmp_path.parent) not in (tmp_path / "a.json").read_text()


def test_a_table_says_the_figures_and_their_conditions(found: Figures) -> None:
    calls, start = (show.table(found, name) for name in ("made", "start"))
    assert "| len | 1.0 | 1.0-1.0 |" in calls
    rows = markdown.markdown(calls, extensions=["tables"]).split("<tr>")
    assert "made | by prepare</td>" in rows[-1]
    assert "Measured on" in calls
    assert "2 processes" in calls
    assert re.search(r"\| import made \| -?\d+\.\d \| -?\d", start)
    with pytest.raises(KeyError, match="make bench"):
        show.table(found, "nothing")


def test_a_picture_is_svg_with_words(
    found: Figures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show, "file_of", lambda slug: tmp_path / f"{slug}.json")
    found.write(tmp_path / "02_made.json")
    for name in ("made", "start"):
        picture = ElementTree.fromstring(show.picture("02_made", name))
        words = " ".join(picture.itertext())
        assert "Measured on" in words


@pytest.mark.parametrize("folder", groups.chapters(), ids=lambda folder: folder.name)
def test_published_figures_are_of_the_groups_as_they_are(folder: Path) -> None:
    """A bench.toml that was changed must be measured again."""
    published = Figures.read(groups.file_of(folder.name))
    nothing = groups.NOTHING
    asked = tuple(
        replace(
            group,
            cases=tuple(replace(case, ratio=nothing, time=nothing) for case in group.cases),
            plain_ms=nothing,
        )
        for group in published.groups
    )
    assert asked == groups.listed(folder)
    assert published.settings == bench.FULL
    text = json.dumps(published.versions) + published.machine.system
    assert "/" not in text.replace("Debian GNU/Linux", "")
