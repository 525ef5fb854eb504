"""The measurement does what its pages say it does; how long anything takes is not tested here."""

import gc
import re
from dataclasses import replace
from pathlib import Path
from timeit import Timer
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from workbook.bench import bench, groups, measure
from workbook.bench.groups import Case, Figures, Group, Spread
from workbook.bench.plots import times
from workbook.catalog.paths import CHAPTERS
from workbook.cli.tools import app
from workbook.site.chapter_programs import load

CASES = tuple(Case(name, f"from operator import {name} as f", "f(6, 2)") for name in ("mul", "add"))
PLOTTED = ("01_first_call", "08_cffi_api")
GROUP = Group("calls", "Calls", "call", CASES, reference="mul")


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[Timer]:
    """Each loop as its turn comes; nothing is really timed."""
    taken: list[Timer] = []

    def seconds(timer: Timer, loops: int) -> float:
        taken.append(timer)
        return float(loops)

    monkeypatch.setattr(measure, "seconds", seconds)
    return taken


def test_the_command_writes_where_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = groups.file_of("01_first_call")
    found, before = Figures.read(published), published.read_bytes()
    monkeypatch.setattr(measure, "measure", lambda *_: found)
    result = CliRunner().invoke(app, ["bench", "--quick", "--chapter", "01", "--to", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert Figures.read(tmp_path / "01_first_call.json") == found
    assert published.read_bytes() == before
    for case in found.group("calls").cases:
        assert f"| {case.name} | {times(case.ratio.median)} |" in result.output


def test_the_command_refuses_a_chapter_that_has_nothing() -> None:
    result = CliRunner().invoke(app, ["bench", "--chapter", "99"])
    assert "No chapter 99" in str(result.exception)


def test_a_spread_is_what_it_says() -> None:
    spread = Spread.of([4, 1, 2, 3, 5.04], 1)
    assert spread == (4, 1, 2, 3, 5)
    assert spread.quartiles == [2, 3, 4]
    assert spread.median == 3
    assert Spread.of([0.26], 1).quartiles == [0.3, 0.3, 0.3]


# --- What would spoil a measurement -----------------------------------------------------


def test_every_case_has_a_loop_of_its_own() -> None:
    same = (CASES[0], replace(CASES[0], name="mul again"))
    timers = measure.timers(replace(GROUP, cases=same)).values()
    empty, *codes = (vars(timer)["inner"].__code__ for timer in timers)
    assert codes[0] is not codes[1]
    assert codes[0].co_code == codes[1].co_code, "the same text for all"
    assert empty.co_code != codes[0].co_code
    for code in codes:
        assert "f" in code.co_varnames, "looked up before the loop"
        assert "f" not in code.co_names


def test_the_garbage_collector_is_on_while_a_case_runs() -> None:
    seen: list[bool] = []
    measure.timer("seen.append(enabled())", {"seen": seen, "enabled": gc.isenabled}).timeit(1)
    assert seen == [True]


def test_the_cases_take_turns(turns: list[Timer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "calibrate", lambda timer, least: 3)
    listed = measure.timers(GROUP)
    found = measure.work(listed, rounds=8, least=0, seed=1)
    rounds = [turns[at : at + 3] for at in range(0, len(turns), 3)]
    assert len(rounds) == 8
    assert all(set(one) == set(listed.values()) for one in rounds)
    assert len({tuple(one) for one in rounds}) > 1, "in another order each time"
    assert found == {name: [1.0] * 8 for name in ("", "mul", "add")}


def test_a_loop_is_repeated_until_it_takes_long_enough(turns: list[Timer]) -> None:
    assert measure.calibrate(Timer(), least=5) == 8
    assert len(turns) == 4


def test_a_wrong_answer_is_not_timed() -> None:
    with pytest.raises(ValueError, match="add gives a wrong answer"):
        measure.timers(replace(GROUP, check="f(6, 2) == 12"))


def test_the_loop_is_subtracted_and_a_round_compared_with_itself() -> None:
    """The machine is twice as slow in the second round: the ratio does not see it."""
    process = {"": [1e-8, 2e-8], "mul": [3e-8, 6e-8], "add": [11e-8, 22e-8]}
    mul, add = measure.with_calls(GROUP, [process, process]).cases
    assert mul.ratio == (1, 1)
    assert add.ratio == (5, 5)
    assert add.time == (150, 150)


def test_an_empty_program_is_subtracted_in_each_round() -> None:
    group = replace(GROUP, kind="start", reference="", cases=CASES[:1])
    found = measure.with_starts(group, {"": [0.010, 0.020], "mul": [0.012, 0.023]})
    assert found.cases[0].time == (2, 3)
    assert found.plain_ms == (10, 20)


@pytest.mark.parametrize("kind", ["start", "first start"])
def test_a_first_start_finds_no_cache(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.py").write_text("")
    cached = []

    def start(chapter: Path, python: Path, program: str) -> float:
        if program == "import mine":
            cached.append((tmp_path / "__pycache__").exists())
            (tmp_path / "__pycache__").mkdir(exist_ok=True)
        return 1.0

    monkeypatch.setattr(measure, "seconds_of_start", start)
    group = Group("s", "S", kind, (Case("mine", "", "import mine"),))  # type: ignore[arg-type]
    measure.starts(tmp_path, group, bench.QUICK)
    again = kind == "start"
    assert cached == [False, *[again] * (bench.QUICK.later_runs if again else 1)]


# --- What a page shows ------------------------------------------------------------------


def drawn() -> dict[str, str]:
    """Pictures of figures, of both kinds."""
    first, modes = (load(CHAPTERS / "pictures" / f"{name}.py") for name in PLOTTED)
    plots = (first.cost, first.startup, modes.call, modes.start)
    return {f"{plot.__module__} {plot.__name__}": plot() for plot in plots}


def test_a_plot_fits_into_a_page() -> None:
    first = drawn()
    assert drawn() == first, "drawn again, the same"
    for svg in first.values():
        tree = ElementTree.fromstring(svg)
        assert tree.get("role") == "img"
        described = [
            "".join(found.itertext())
            for name in (tree.get("aria-labelledby"), tree.get("aria-describedby"))
            if (found := tree.find(f".//*[@id='{name}']")) is not None
        ]
        assert len(described) == 2
        text = " ".join(
            "".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")
        )
        for name in ("API out-of-line", "ABI in-line"):
            assert name in text
            assert name in described[1]
        assert "CFFI 2." in described[1]
        assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]
        assert "<style" not in svg, "it would reach the whole page"
        assert "\n\n" not in svg, "it would end the block of HTML in Markdown"
        assert not re.search("#010203|#fdfefd", svg), "a colour that is not the page's"
        ids = re.findall(r'\bid="([^"]+)"', svg)
        assert {one or two for one, two in re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', svg)} <= {
            *ids
        }


def test_two_plots_share_no_id() -> None:
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in drawn().values()]
    assert len({name for each in ids for name in each}) == sum(map(len, ids))
