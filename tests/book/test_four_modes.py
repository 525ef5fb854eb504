"""The table of CFFI's four modes: its changes fit the library, its words follow the figures."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbook.bench import groups
from workbook.bench.groups import Figures, Spread
from workbook.catalog import bindings
from workbook.catalog.paths import CHAPTERS, EXAMPLES
from workbook.sandbox import build
from workbook.site.chapter_programs import load

four_modes: Any = load(CHAPTERS / "tables" / "08_cffi_api.py")
FOLDER = EXAMPLES / four_modes.SLUG
CHANGES = four_modes.CHANGES
pytestmark = pytest.mark.chapter("08")


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.title)
def test_each_change_makes_a_library_that_compiles(change: Any, tmp_path: Path) -> None:
    chapter = tmp_path / "c_examples" / FOLDER.name
    chapter.mkdir(parents=True)
    for name in ("matrix.h", "matrix.c", "Makefile"):
        shutil.copy(FOLDER / name, chapter)
    shutil.copy(EXAMPLES / "common.mk", chapter.parent)
    four_modes.edit(chapter, change)
    build.make(chapter, "libmatrix.so")


def test_a_change_that_does_not_fit_is_named(tmp_path: Path) -> None:
    (tmp_path / "matrix.h").write_text("")
    with pytest.raises(build.BuildError, match=r"gets another name: matrix\.h has no"):
        four_modes.edit(tmp_path, CHANGES[0])


def figures() -> Figures:
    return Figures.read(groups.file_of(four_modes.SLUG))


def test_each_mode_has_its_figures() -> None:
    modes = bindings.read(FOLDER)
    rows = four_modes.costs(modes)
    assert [len(row) for row in rows] == [len(modes) + 1] * 2
    assert rows[1][-1] == "1.0 times"


def test_the_words_follow_the_figures() -> None:
    found = figures()
    told = four_modes.words(found)
    assert "API out-of-line is the fastest" in told
    group = found.group("call")
    names = {"API out-of-line": "ABI in-line", "ABI in-line": "API out-of-line"}
    swapped = tuple(replace(row, name=names.get(row.name, row.name)) for row in group.cases)
    groups = tuple(
        replace(one, cases=swapped) if one.name == "call" else one for one in found.groups
    )
    assert "**Each call:** ABI in-line is the fastest" in four_modes.words(
        replace(found, groups=groups)
    )


@pytest.mark.parametrize(("more", "words"), [(0.2, "too little to measure"), (30, "30 ms")])
def test_what_a_mode_adds_is_told_apart_from_what_all_share(more: float, words: str) -> None:
    found = figures()
    group = found.group("start")
    shared = next(row for row in group.cases if row.name == four_modes.SHARED)
    rows = tuple(
        replace(row, time=Spread([shared.time.median + more]))
        if row.name == "API out-of-line"
        else row
        for row in group.cases
    )
    groups = tuple(replace(one, cases=rows) if one.name == "start" else one for one in found.groups)
    told = four_modes.words(replace(found, groups=groups))
    assert f"API out-of-line itself adds {words} to that" in told
