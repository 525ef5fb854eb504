"""An exercise's own words: when they are taken, and which line they name."""

from pathlib import Path

import pytest

from workbook.catalog.exercises import Feedback
from workbook.explain.explanation import Explanation
from workbook.explain.feedback import own_words
from workbook.explain.report import Report

GENERAL = Explanation("Two is not three.", "answer.py:3", "a rule", "01_topic#start")
CODE = "import ctypes\n# f.restype = c_int\nf.restype = c_long\nf.argtypes = []\n"


@pytest.fixture
def report(tmp_path: Path) -> Report:
    (tmp_path / "answer.py").write_text(CODE)
    (tmp_path / "answer.c").write_text("// int x;\n#include <x.h>\nint x;\n")
    raw = "E   AssertionError: f(2) gave 2, expected 3\n"
    return Report(raw, "answers", tmp_path, ("answer.py", "answer.c"), "01_topic#start")


def entry(stage: str = "answers", **facts: str) -> Feedback:
    default = {"report": "", "file": "answer.py", "pattern": "", "say": "Said."}
    return Feedback((stage, "memory"), **(default | facts), rule="own rule", read="01_topic#own")


@pytest.mark.parametrize(
    ("when", "where"),
    [
        ({"report": r"gave 2, expected"}, "answer.py:3"),  # the line that was found without it
        ({"report": r"^Two is"}, "answer.py:3"),  # what would be said without it counts too
        ({"pattern": r"\.argtypes\s*=\s*\[\]"}, "answer.py:4"),
        ({"pattern": r"^f\.restype = (c_long|c_int)$"}, "answer.py:3"),
        ({"pattern": r"\A(?![\s\S]*errcheck)"}, "answer.py:3"),  # what is missing has no line
        ({"report": r"(?P<name>\w)\(2\)", "pattern": r"\b{name}\.argtypes.{3}"}, "answer.py:4"),
        ({"file": "answer.c", "pattern": r"^int x"}, "answer.c:3"),
        ({"file": "answer.c", "pattern": r"^#include"}, "answer.c:2"),  # a comment in Python only
    ],
)
def test_an_entry_fits(report: Report, when: dict[str, str], where: str) -> None:
    said = own_words([entry(**when)], report, GENERAL)
    assert said == Explanation("Said.", where, "own rule", "01_topic#own")


@pytest.mark.parametrize(
    "when",
    [
        {"stage": "leaks", "report": "gave"},
        {"report": "gave 4"},
        {"report": "gave 2", "pattern": "c_double"},
        {"pattern": r"c_int\b"},  # only in a comment
        {"file": "missing.py", "pattern": "c_long"},
    ],
)
def test_an_entry_does_not_fit(report: Report, when: dict[str, str]) -> None:
    assert own_words([entry(**when)], report, GENERAL) is GENERAL


def test_the_first_that_fits_is_taken(report: Report) -> None:
    entries = [entry(report="nothing"), entry(report="gave", say="one"), entry(report="gave")]
    assert own_words(entries, report, GENERAL).message == "one"


def test_words_of_the_report_and_of_the_file(report: Report) -> None:
    say = "{message}: it gave {got}, as a {kind}; {a brace} stays."
    one = entry(report=r"gave (?P<got>\d)", pattern=r"restype = c_(?P<kind>\w+)", say=say)
    expected = "Two is not three: it gave 2, as a long; {a brace} stays."
    assert own_words([one], report, GENERAL).message == expected


def test_only_the_first_failure_counts(report: Report) -> None:
    raw = "_____ test_a _____\nE   one\n_____ test_b _____\nE   two\n"
    two = Report(raw, "answers", report.folder, report.edit, report.read)
    assert own_words([entry(report="^E +two")], two, GENERAL) is GENERAL
    assert own_words([entry(report="^E +one")], two, GENERAL).message == "Said."


COMPILED = (
    "answer.c:5:12: error: 'minute' undeclared\n    5 | return minute;\n"
    "answer.c:4:15: error: unused parameter 'minutes' [-Werror=unused-parameter]\n"
)


@pytest.mark.parametrize(
    ("when", "taken"),
    [
        ({"report": "undeclared"}, True),
        ({"report": "unused parameter"}, False),  # another error than the one that is explained
        ({"pattern": "^return minute"}, True),
        ({"pattern": "^int x"}, False),  # the compiler complains of other lines
        ({"pattern": "^int x", "report": "undeclared"}, True),  # the entry says which complaint
    ],
)
def test_an_entry_is_about_the_error_that_is_explained(
    report: Report, when: dict[str, str], taken: bool
) -> None:
    (report.folder / "answer.c").write_text("int x;\n\n\nint f(int minutes) {\nreturn minute;\n}\n")
    build = Report(COMPILED, "build", report.folder, report.edit, report.read)
    general = Explanation("Unknown.", "answer.c:5", "a rule", "01_topic#start")
    said = own_words([entry("build", file="answer.c", **when)], build, general)
    assert (said.message == "Said.") is taken
