"""Chapter 01 says of its figures what is true of them; how long anything takes is not tested."""

from dataclasses import replace

import pytest

from workbook.bench import groups
from workbook.bench.groups import Figures, Spread
from workbook.catalog import bindings
from workbook.catalog.paths import CHAPTERS, EXAMPLES
from workbook.site.chapter_programs import load

SLUG = "01_first_call"
FOLDER = EXAMPLES / SLUG
PUBLISHED = Figures.read(groups.file_of(SLUG))
cost = load(CHAPTERS / "tables" / f"{SLUG}.py")
pictures = load(CHAPTERS / "pictures" / f"{SLUG}.py")


def test_the_published_figures_are_complete() -> None:
    names = [binding.name for binding in bindings.read(FOLDER)]
    calls = [case.name for case in PUBLISHED.group("calls").cases]
    assert [name for name in calls if name in names] == names
    assert {name.removesuffix(cost.BELOW) for name in calls[2:]} == set(names)
    for group in ("start", "first_start"):
        assert [case.name for case in PUBLISHED.group(group).cases] == ["import pathlib", *names]


def test_who_releases_the_gil() -> None:
    found = bindings.read(FOLDER)
    released = cost.releases(FOLDER, found)
    assert released == {b.name: b.name not in ("Cython", "C extension") for b in found}


def test_the_tables_show_what_was_measured() -> None:
    def rows(table: str) -> dict[str, list[str]]:
        lines = (line.strip("|").split("|") for line in table.splitlines() if line[:1] == "|")
        return {cells[0].strip(" `"): [cell.strip() for cell in cells[1:]] for cells in lines}

    shown = rows(cost.calls(PUBLISHED, {"ctypes": True, "Cython": False}))
    tools = cost.tool_alone(PUBLISHED)
    for case in PUBLISHED.group("calls").cases:
        if not case.name.endswith(cost.BELOW):
            assert shown[case.name][0] == cost.times(case.ratio.median)
            assert shown[case.name][3] == f"{case.time.median:.0f}"
    assert shown["ctypes"][2] == cost.times(tools["ctypes"])
    assert [shown[name][4] for name in ("ctypes", "Cython", "operator.mul")] == ["yes", "no", "-"]
    shown = rows(cost.starts(PUBLISHED))
    for group, column in (("first_start", 0), ("start", 2)):
        for case in PUBLISHED.group(group).cases:
            assert shown[case.name][column] == cost.milliseconds(case.time.median)


def test_other_figures_give_other_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = PUBLISHED.group("calls")
    cases = tuple(
        replace(case, ratio=Spread([99.0])) if case.name == "Cython" else case
        for case in calls.cases
    )
    changed = (replace(calls, cases=cases), *PUBLISHED.groups[1:])
    other = replace(PUBLISHED, groups=changed)
    monkeypatch.setattr(pictures, "_FIGURES", other)
    assert "Cython 99" in pictures.cost()
    assert "| Cython | 99 |" in cost.calls(other, {})
    assert "(99 times)" in cost.words(other)


def test_a_bar_is_broken_only_where_it_must_be() -> None:
    """The first run of `verify` compiles: it is the one bar that is not to scale."""
    assert pictures.startup().count("stroke-width: 9") == 1
    assert pictures.cost().count("stroke-width: 9") == 0


def test_the_words_are_true_of_the_figures() -> None:
    """Each sentence of `words`, as an inequality between published figures."""
    call = cost.tool_alone(PUBLISHED)
    first, later = (
        {case.name: case.time.median for case in PUBLISHED.group(group).cases}
        for group in ("first_start", "start")
    )
    tools = {binding.name for binding in bindings.read(FOLDER)}
    api_out, api_in = call["CFFI API out-of-line"], call["CFFI API in-line"]
    abi_out, abi_in = call["CFFI ABI out-of-line"], call["CFFI ABI in-line"]
    assert call["Cython"] == pytest.approx(1, abs=0.15)
    assert call["Cython"] < call["a Python function"]
    assert max(tools, key=call.__getitem__) == "ctypes"
    assert max(abi_out, abi_in) / min(abi_out, abi_in) < 1.1
    assert max(api_out, api_in) / min(api_out, api_in) < 1.25
    assert 1.8 < abi_out / api_out < 2.7
    assert min(api_out, api_in, abi_out, abi_in) == api_out
    assert {name for name in tools if call[name] < api_out} == {"Cython", "C extension"}
    assert [name for name in tools if call[name] < call["a Python function"]] == ["Cython"]
    assert later["CFFI ABI in-line"] > 3 * later["CFFI ABI out-of-line"]
    assert first["CFFI API in-line"] > 5 * later["CFFI API in-line"]
    assert later["CFFI API out-of-line"] < 5
    assert later["import pathlib"] > 0.6 * later["ctypes"]
