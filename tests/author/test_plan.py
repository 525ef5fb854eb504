"""`make test` leaves out what tests/plan.py names and nothing else, and says so."""

import re
import subprocess
import sys
from functools import cache

from tests import plan
from workbook.catalog import road
from workbook.catalog.exercises import all_exercises
from workbook.catalog.paths import EXAMPLES, ROOT

# What a folder of c_examples/ holds when it builds in this way.
KINDS = {
    "cc": "*.c",
    "cffi": "*_api_build.py",
    "cython": "*.pyx",
    "extension": "*_extension.c",
}
WAYS = {(cc, how) for cc in plan.COMPILERS for how in ("plain", "sanitized")}


LAST = road.chapters()[-1]
ORDERS = ("", "--leave", f"--leave --chapter {LAST.number}", "--chapter 99")
# One process for all: most of the time goes into what the tests import.
PROGRAM = """
import sys, pytest
for order in sys.argv[1:]:
    print(f"\\n#order:{order}#", flush=True)
    status = pytest.main(["--collect-only", "-q", "-n0", "-p", "no:cacheprovider", *order.split()])
    print(f"status {int(status)}")
"""


@cache
def collected() -> dict[str, str]:
    """What pytest says for each order: the tests that would run, and a line about the others."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *ORDERS],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    parts = re.split(r"^#order:(.*)#$", done.stdout, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def names(order: str = "") -> list[str]:
    """The names of the tests that would run."""
    return re.findall(r"^(tests/.*::.*)$", collected()[order], re.M)


def ways(chosen: list[str], test: str) -> dict[str, set[tuple[str, ...]]]:
    """For each chapter or exercise, with which last parameters a test runs."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in chosen:
        if match := re.fullmatch(rf".*::{test}\[([\w/]+)-([\w-]+)\]", name):
            found.setdefault(match[1], set()).add(tuple(match[2].split("-")))
    return found


def test_nothing_is_left_unsaid() -> None:
    """What does not run is what the line at the end counts, and every rule leaves something."""
    everything, stays = names(), names("--leave")
    assert set(stays) < set(everything)
    line = re.search(r"^(\d+) left to make test-all: (.*)\.$", collected()["--leave"], re.M)
    assert line
    assert int(line[1]) == len(everything) - len(stays)
    for rule in plan.RULES:
        gone = [name for name in set(everything) - set(stays) if name.startswith(f"{rule.test}")]
        assert f"{len(gone)} {rule.left}" in line[2].split(", "), rule.test
        assert gone
    assert "left to make test-all" not in collected()[""]


def test_each_kind_of_build_meets_each_compiler() -> None:
    suites = ways(names("--leave"), "test_suite")
    for kind, pattern in KINDS.items():
        folders = [folder for folder in suites if any((EXAMPLES / folder).glob(pattern))]
        assert set().union(*(suites[folder] for folder in folders)) == WAYS, kind
    solutions = ways(names("--leave"), "test_solution_passes")
    for kind in {exercise.build for exercise in all_exercises()}:
        numbers = [exercise.number for exercise in all_exercises() if exercise.build == kind]
        found = set().union(*(solutions[number] for number in numbers))
        assert found == {(cc,) for cc in plan.COMPILERS}, kind


def test_every_chapter_has_its_turn() -> None:
    """Each library runs plain and watched, each solution passes, each page is looked at."""
    stays = names("--leave")
    for chapter in road.chapters():
        assert {how for _, how in ways(stays, "test_suite")[chapter.slug]} == {"plain", "sanitized"}
        assert any(name.endswith(f"test_no_barrier[{chapter.slug}.html-light]") for name in stays)
    assert set(ways(stays, "test_solution_passes")) == {one.number for one in all_exercises()}


def test_one_chapter_is_proved_whole() -> None:
    """All that has the chapter's number runs, but for other Pythons; nothing of another chapter."""
    own = [name for name in names() if re.search(rf"[/\[]({LAST.slug}|{LAST.number}/)", name)]
    assert len(own) > 50
    chosen = names(ORDERS[2])
    assert {name for name in own if "test_pythons" not in name} <= set(chosen)
    others = "|".join(one.slug for one in road.chapters() if one != LAST)
    assert [name for name in chosen if re.search(others, name)] == []


def test_a_chapter_that_is_not_there() -> None:
    assert "There is no chapter '99'. There are: 01, " in collected()["--chapter 99"]
    assert "status 4" in collected()["--chapter 99"]


def test_the_chapter_that_a_name_tells() -> None:
    for name in (
        "t[03_ctypes_functions-gcc]",
        "t[03/02-wrong]",
        "t[notebooks/03_ctypes.html-dark]",
    ):
        assert plan.chapter_in(name) == "03"
    for name in ("t[3.12]", "t[03]", "t_03_x", "t[index.html-light]", "t[x03_a]"):
        assert plan.chapter_in(name) == ""
