"""What `make test` leaves to `make test-all`, and why: all of it is said here, and nowhere else.

The first chapter that runs is proved in every way there is; each further chapter takes its turn.
Chapter 01 binds with every kind of build, so each kind meets each compiler, watched and not, in
every `make test`; and `make test CHAPTER=03` leaves almost nothing of chapter 03.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

COMPILERS = ("gcc", "clang")


@dataclass(frozen=True)
class Case:
    """One test with its parameters, and the chapter that it belongs to ("" for none)."""

    chapter: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class Rule:
    """Which cases of a test stay in `make test`, what the others are called, why they can wait."""

    test: str
    stays: Callable[[Sequence[Case]], Iterator[bool]]
    left: str
    why: str


def chapter_in(name: str) -> str:
    """The chapter that a test's name tells: `[03_ctypes_functions-gcc]` and `[03/02]` say 03."""
    found = re.search(r"(?<![\w.])(\d\d)(?=_[a-z]|/\d\d\b)", name.partition("[")[2])
    return found[1] if found else ""


def turns(cases: Sequence[Case]) -> Iterator[tuple[Case, int]]:
    """Each case, and the place of its chapter among those that run."""
    chapters = sorted({case.chapter for case in cases if case.chapter})
    for case in cases:
        yield case, chapters.index(case.chapter) if case.chapter else 0


def compiler_of(turn: int, *, sanitize: bool = False) -> str:
    """The compiler whose turn it is: one for the plain run, the other for the watched one."""
    return COMPILERS[(turn + sanitize) % 2]


def suites(cases: Sequence[Case]) -> Iterator[bool]:
    for case, turn in turns(cases):
        wanted = compiler_of(turn, sanitize=case.parameters["sanitize"])
        yield turn == 0 or case.parameters["compiler"] == wanted


def solutions(cases: Sequence[Case]) -> Iterator[bool]:
    seen: dict[str, list[str]] = {}  # each kind of build: its exercises, so that it meets both
    for case, turn in turns(cases):
        exercise = case.parameters["exercise"]
        alike = seen.setdefault(exercise.build, [])
        if exercise.number not in alike:
            alike.append(exercise.number)
        yield turn == 0 or case.parameters["cc"] == compiler_of(alike.index(exercise.number))


def pages(cases: Sequence[Case]) -> Iterator[bool]:
    for case, turn in turns(cases):
        of_chapter = "/" not in case.parameters["page"] and case.parameters["colours"] == "light"
        yield turn == 0 or of_chapter


def first(cases: Sequence[Case]) -> Iterator[bool]:
    return (turn == 0 for _, turn in turns(cases))


def newest_with_first(cases: Sequence[Case]) -> Iterator[bool]:
    """The first chapter, under the newest Python that there is besides our own."""
    versions = [case.parameters["version"] for case in cases]
    newest = max(versions, key=lambda version: int(version.partition(".")[2] or 0), default="")
    for case, turn in turns(cases):
        yield turn == 0 and case.parameters["version"] == newest


def none(cases: Sequence[Case]) -> Iterator[bool]:
    return (False for _ in cases)


RULES = (
    Rule(
        "tests/book/test_libraries.py::test_suite",
        suites,
        "suites of libraries",
        "a further chapter runs plain with one compiler and watched with the other",
    ),
    Rule(
        "tests/book/test_exercises.py::test_solution_passes",
        solutions,
        "solutions",
        "exercises of a further chapter that build alike take the compilers in turns",
    ),
    Rule(
        "tests/site/test_browser.py::test_no_barrier",
        pages,
        "pages before axe",
        "pages of a kind are made by one template; of a further chapter, its page in light",
    ),
    Rule(
        "tests/site/test_as_copied.py::test_a_page_as_copied",
        first,
        "pages as copied",
        "the build ran each program in the same way, and that the page shows it is tested",
    ),
    Rule(
        "tests/book/test_pythons.py::test_suite_under",
        newest_with_first,
        "suites under other Pythons",
        "chapter 01 has every kind of build, and the newest Python differs most from ours",
    ),
    Rule(
        "tests/book/test_debian.py::test_make_test",
        none,
        "newer Debians",
        "each is a system of its own, and a whole `make test` in it",
    ),
    Rule(
        "tests/site/test_site.py::test_a_clone_in_a_path_with_space_and_accent",
        none,
        "clones in a strange path",
        "it sets up and builds the whole book a second time",
    ),
    Rule(
        "tests/setup/test_setup.py::test_a_compiler_that_pip_brings",
        none,
        "compilers that pip brings",
        "it fetches 100 MB",
    ),
    Rule(
        "tests/setup/test_setup.py::test_interrupted_set_up_is_mended",
        lambda cases: (case.parameters["damage"] == "no pip" for case in cases),
        "damaged set-ups",
        "each makes a virtual environment; all are mended by the same lines",
    ),
)
