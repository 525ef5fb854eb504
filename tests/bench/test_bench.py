"""The measurement does what its pages say it does; how long anything takes is not tested here."""

import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from workbook.bench import bench, call_cost, gil, measured, plots, words
from workbook.bench.measured import Measured, Settings, Spread
from workbook.catalog import bindings
from workbook.catalog.paths import CHAPTERS, EXAMPLES
from workbook.cli.tools import app
from workbook.sandbox import build

FOLDER = EXAMPLES / "01_first_call"
TINY = Settings(processes=2, rounds=2, least_ms=0.01, first_runs=1, later_runs=2)
PUBLISHED = CHAPTERS / "measured" / "01_first_call.json"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A quick run on two bindings, as a file."""
    file = tmp_path_factory.mktemp("bench") / "tiny.json"
    only = frozenset({"ctypes", "C extension"})
    measured.write(bench.measure(FOLDER, TINY, only=only), file)
    return file


@pytest.fixture(scope="module")
def chapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy of the chapter, which Python can import from."""
    copy = build.copy(FOLDER, tmp_path_factory.mktemp("chapter"))
    build.make(copy)
    return copy


@pytest.fixture
def listed(chapter: Path, monkeypatch: pytest.MonkeyPatch) -> list[call_cost.Method]:
    """What is measured for ctypes and the C extension."""
    monkeypatch.syspath_prepend(str(chapter))
    for name in ("cmult_ctypes", "cmult_extension"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    found = bindings.read(chapter)
    return call_cost.methods(tuple(b for b in found if b.name in ("ctypes", "C extension")))


@pytest.fixture(params=["tiny", "published"])
def figures(request: pytest.FixtureRequest) -> Measured:
    """The figures of the quick run, and those that the book shows."""
    return measured.read(request.getfixturevalue("tiny") if request.param == "tiny" else PUBLISHED)


# --- The figures -----------------------------------------------------------------------


def test_a_quick_run_fills_every_field(tiny: Path) -> None:
    found = json.loads(tiny.read_text())
    assert list(found) == list(Measured.__dataclass_fields__)
    assert found["call"] == "cmult(6, 2.3)"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["date"])
    assert found["machine"]["cpu"]
    assert found["machine"]["cores"] >= 1
    assert {"CFFI", "Cython", "pyperf"} <= found["versions"].keys()
    assert [(call["name"], call["kind"], call["releases_gil"]) for call in found["calls"]] == [
        ("operator.mul", "reference", None),
        ("a Python function", "reference", None),
        ("ctypes", "binding", True),
        ("ctypes", "raw", True),
        ("C extension", "binding", False),
    ]
    for call in found["calls"]:
        assert len(call["ratio"]["values"]) == len(call["ns"]["values"]) == TINY.processes
        assert call["ns"]["low"] <= call["ns"]["median"] <= call["ns"]["high"]
    start = found["start"]
    assert [row["name"] for row in start["bindings"]] == ["ctypes", "C extension"]
    for row in (start["reference"], *start["bindings"]):
        assert len(row["first_ms"]["values"]) == TINY.first_runs
        assert len(row["later_ms"]["values"]) == TINY.later_runs


def test_what_is_written_is_read(tiny: Path, tmp_path: Path) -> None:
    found = measured.read(tiny)
    measured.write(found, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == tiny.read_bytes()


def test_the_command_writes_where_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = measured.read(PUBLISHED)
    monkeypatch.setattr(bench, "measure", lambda *_, **__: found)
    before = PUBLISHED.read_bytes()
    result = CliRunner().invoke(app, ["bench", "--quick", "--chapter", "01", "--to", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert measured.read(tmp_path / "01_first_call.json") == found
    assert PUBLISHED.read_bytes() == before
    for call in found.calls:
        assert f"{call.ratio.median:.2f}" in result.output


def test_the_published_figures_are_complete() -> None:
    found = measured.read(PUBLISHED)
    names = [binding.name for binding in bindings.read(FOLDER)]
    assert [call.name for call in found.calls if call.kind == "binding"] == names
    assert [one.name for one in found.start.bindings] == names
    assert found.settings == bench.FULL
    text = PUBLISHED.read_text()
    assert "/" not in text.replace("Debian GNU/Linux", ""), "a path"


def test_a_spread_is_what_it_says() -> None:
    assert Spread.of([4, 1, 2, 3, 5], 1) == Spread(3, 1, 2, 4, 5, (4, 1, 2, 3, 5))
    assert Spread.of([0.26], 1) == Spread(0.3, 0.3, 0.3, 0.3, 0.3, (0.3,))


# --- What would spoil a measurement -----------------------------------------------------


def test_every_method_has_a_loop_of_its_own(listed: list[call_cost.Method]) -> None:
    loops = [one.loop for one in listed]
    codes = [loop.__code__ for loop in loops]
    assert len({id(code) for code in codes}) == len(listed)
    empty, *others = codes
    assert all(code.co_code == others[0].co_code for code in others), "the same text for all"
    assert empty.co_code != others[0].co_code
    for code in codes:
        assert code.co_names == (), "no name is looked up in the loop"


def test_the_methods_take_turns(
    listed: list[call_cost.Method], monkeypatch: pytest.MonkeyPatch
) -> None:
    measured_now: list[str] = []
    real = call_cost.time

    def spy(one: call_cost.Method, loops: int) -> float:
        measured_now.append(one.label)
        return real(one, loops)

    monkeypatch.setattr(call_cost, "calibrate", lambda one, least: 3)
    monkeypatch.setattr(call_cost, "time", spy)
    call_cost.work(listed, rounds=4, least=0, seed=1)
    size = len(listed)
    rounds = [measured_now[at : at + size] for at in range(0, len(measured_now), size)]
    assert len(rounds) == 4
    assert all(set(one) == {method.label for method in listed} for one in rounds)
    assert len({tuple(one) for one in rounds}) > 1, "in another order each time"


def test_a_wrong_answer_is_not_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = bindings.read(FOLDER)[-1:]
    module = type(sys)("cmult_extension")
    module.cmult = lambda i, f: 13.8  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "cmult_extension", module)
    with pytest.raises(ValueError, match="C extension gives a wrong answer"):
        call_cost.methods(found)


def test_the_loop_is_subtracted_and_a_round_compared_with_itself() -> None:
    """The machine is twice as slow in the second round: the ratio does not see it."""
    import pyperf

    def suite(values: dict[str, list[float]]) -> pyperf.BenchmarkSuite:
        runs = {
            name: pyperf.Run(seconds, metadata={"name": name}, collect_metadata=False)
            for name, seconds in values.items()
        }
        return pyperf.BenchmarkSuite([pyperf.Benchmark([run]) for run in runs.values()])

    one = suite(
        {
            "reference: empty loop": [1e-8, 2e-8],
            "reference: operator.mul": [3e-8, 6e-8],
            "binding: ctypes": [11e-8, 22e-8],
        }
    )
    found = {
        name: (ratio, ns)
        for name, _, ratio, ns in call_cost.summary([one], "reference: operator.mul")
    }
    assert found["operator.mul"][0].median == 1
    assert found["ctypes"][0].median == 5
    assert found["ctypes"][1].median == 150


def test_who_releases_the_gil() -> None:
    found = bindings.read(FOLDER)
    released = gil.releases(FOLDER, found, bench.CALL)
    assert released == {b.name: b.name not in ("Cython", "C extension") for b in found}


# --- What the page shows ----------------------------------------------------------------


@pytest.mark.parametrize("draw", [plots.cost, plots.startup])
def test_a_plot_fits_into_a_page(figures: Measured, draw: plots.Draw) -> None:
    svg = draw(figures)
    assert draw(figures) == svg, "drawn again, the same"
    tree = ElementTree.fromstring(svg)
    assert tree.get("role") == "img"
    described = [
        "".join(found.itertext())
        for name in (tree.get("aria-labelledby") or "").split()
        if (found := tree.find(f".//*[@id='{name}']")) is not None
    ]
    assert len(described) == 2
    assert str(figures.versions["CFFI"]) in described[1]
    text = " ".join(
        "".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")
    )
    for binding in figures.start.bindings:
        assert binding.name in text
        assert binding.name in described[1]
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]
    assert "<style" not in svg, "it would reach the whole page"
    assert "\n\n" not in svg, "it would end the block of HTML in Markdown"
    assert not re.search("#010203|#fdfefd", svg), "a colour that is not the page's"


def test_two_plots_share_no_id(figures: Measured) -> None:
    ids = [
        set(re.findall(r'\bid="([^"]+)"', draw(figures))) for draw in (plots.cost, plots.startup)
    ]
    assert not ids[0] & ids[1]
    for draw, own in zip((plots.cost, plots.startup), ids, strict=True):
        used = re.findall(r"url\(#([^)]+)\)|href=\"#([^\"]+)\"", draw(figures))
        assert {first or second for first, second in used} <= own


def test_a_bar_is_broken_only_where_it_must_be() -> None:
    """The first run of `verify` compiles: it is the one bar that is not to scale."""
    svg = plots.startup(measured.read(PUBLISHED))
    assert svg.count("stroke-width: 9") == 1


def test_the_tables_show_what_was_measured(figures: Measured) -> None:
    rows = {
        cells[0].strip("`"): cells[1:]
        for line in words.calls(figures).splitlines()
        if line.startswith("|") and (cells := [cell.strip() for cell in line.strip("|").split("|")])
    }
    for call in figures.calls:
        if call.kind != "raw":
            assert rows[call.name][0] == plots.times(call.ratio.median)
            assert rows[call.name][3] == f"{call.ns.median:.0f}"
    for call in figures.calls:
        if call.kind == "raw":
            assert rows[call.name][2] == plots.times(call.ratio.median)
    starts = words.starts(figures)
    for one in figures.start.bindings:
        first, later = (plots.milliseconds(s.median) for s in (one.first_ms, one.later_ms))
        line = next(line for line in starts.splitlines() if line.startswith(f"| {one.name} |"))
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert (cells[1], cells[3]) == (first, later)
    assert figures.where() in words.cost(figures)


def test_other_figures_give_other_pages() -> None:
    found = measured.read(PUBLISHED)
    dear = tuple(
        replace(call, ratio=Spread.of([99.0], 1)) if call.name == "Cython" else call
        for call in found.calls
    )
    other = replace(found, calls=dear)
    assert "Cython 99" in plots.cost(other)
    assert "| Cython | 99 |" in words.calls(other)


def test_the_words_are_true_of_the_figures() -> None:
    """Each sentence of `words.words`, as an inequality between published figures."""
    published = measured.read(CHAPTERS / "measured" / "01_first_call.json")
    call = {row.name: (published.raw(row.name) or row).ratio.median for row in published.calls}
    start = {row.name: row for row in published.start.bindings}
    later = {name: row.later_ms.median for name, row in start.items()}
    tools = {row.name for row in published.calls if row.kind == "binding"}
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
    assert start["CFFI API in-line"].first_ms.median > 5 * later["CFFI API in-line"]
    assert later["CFFI API out-of-line"] < 5
    assert published.start.reference.later_ms.median > 0.6 * later["ctypes"]
