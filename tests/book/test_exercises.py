"""The exercises of the book: each starter fails as declared, each solution passes."""

import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.needs import need
from workbook.author.scaffold import lint
from workbook.catalog.exercises import Exercise, ExerciseError, all_exercises, find, read
from workbook.explain.explanation import Explanation
from workbook.judge.judge import judge
from workbook.judge.runners import Runners
from workbook.judge.verdict import Outcome, Verdict

BOOK = all_exercises()
WRONG = [(exercise, folder) for exercise in BOOK for folder in exercise.wrong_answers]


def failure(verdict: Verdict) -> tuple[str, Explanation]:
    """The stage that failed, and what is said of it."""
    for stage in verdict.stages:
        if stage.outcome is Outcome.FAILED:
            assert stage.explanation
            return stage.stage, stage.explanation
    pytest.fail(f"nothing failed: {verdict}")


def up_to(exercise: Exercise, stage: str) -> Exercise:
    """The exercise without the stages that come after the one at which it must fail."""
    if stage == "build":
        return replace(exercise, stages=exercise.stages[:1])
    return replace(exercise, stages=exercise.stages[: exercise.stages.index(stage) + 1])


def test_there_are_exercises() -> None:
    assert len(BOOK) >= 4
    assert WRONG


@pytest.mark.parametrize("exercise", BOOK, ids=lambda exercise: exercise.number)
def test_starter_fails_as_declared(exercise: Exercise, runners: Runners) -> None:
    shorter = up_to(exercise, exercise.fails_with.stage)
    verdict = judge(shorter, exercise.folder, cache=None, turn=runners.turn())
    assert verdict.outcome is Outcome.NOT_STARTED
    stage, said = failure(verdict)
    assert stage == exercise.fails_with.stage, said
    assert exercise.fails_with.match in said.message


@pytest.mark.parametrize("cc", ["gcc", "clang"])
@pytest.mark.parametrize("exercise", BOOK, ids=lambda exercise: exercise.number)
def test_solution_passes(exercise: Exercise, cc: str, runners: Runners) -> None:
    need(cc, shutil.which(cc))
    verdict = judge(exercise, exercise.solution, cc=cc, cache=None, turn=runners.turn())
    assert verdict.passed, verdict
    assert [stage.stage for stage in verdict.stages] == ["build", *exercise.stages]
    assert {stage.outcome for stage in verdict.stages} == {Outcome.PASSED}, verdict


@pytest.mark.parametrize(
    ("exercise", "folder"), WRONG, ids=[f"{one.number}-{folder.name}" for one, folder in WRONG]
)
def test_wrong_answer_is_rejected_as_declared(
    exercise: Exercise, folder: Path, runners: Runners
) -> None:
    expected = tomllib.loads((folder / "expect.toml").read_text("utf-8"))
    verdict = judge(up_to(exercise, expected["stage"]), folder, cache=None, turn=runners.turn())
    assert verdict.outcome is Outcome.FAILED
    stage, said = failure(verdict)
    assert stage == expected["stage"], said
    either = expected["match"]  # a list where the C library decides how a broken program ends
    assert any(words in said.message for words in ([either] if isinstance(either, str) else either))
    assert expected.get("rule", "") in said.rule


@pytest.mark.parametrize("exercise", BOOK, ids=lambda exercise: exercise.number)
def test_nothing_is_missing(exercise: Exercise) -> None:
    assert lint(exercise.folder) == []


def test_found_by_each_name() -> None:
    one = BOOK[0]
    for name in (one.number, one.id, str(one.folder), f"work/{one.id}", f"{one.folder}/"):
        assert find(name) == one


def test_unknown_name_shows_close_ones() -> None:
    with pytest.raises(ExerciseError, match="01/02"):
        find("01/2")
    with pytest.raises(ExerciseError, match="workbook list"):
        find("")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("minutes = 2", "", "lacks minutes"),
        ("minutes = 2", "minutes = 2\ncolour = 1", "colour: not known"),
        ("minutes = 2", 'minutes = "2"', "minutes must be int"),
        ("minutes = 2", "minutes = true", "minutes must be int"),
        ("minutes = 2", "minutes = 0", "1 or more"),
        ('build = "cc"', 'build = "make"', "must be one of none, cc"),
        ('["answers", "memory"]', '["memory", "answers"]', "in this order"),
        ('["answers", "memory"]', '["answers", "magic"]', "in this order"),
        ('["answers", "memory"]', "[]", "not be empty|not empty"),
        ('edit = ["daytime.c"]', 'edit = ["../daytime.c"]', "not a file beside it"),
        ('edit = ["daytime.c"]', 'edit = ["test_daytime.py"]', "do not change"),
        ('stage = "answers"', 'stage = "leaks"', "not among the stages"),
        ("title", "title title", "cannot be read"),
    ],
)
def test_wrong_description_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    copy = tmp_path / "01_first_call" / "01_tool_chain"
    shutil.copytree(BOOK[0].folder, copy)
    file = copy / "exercise.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ExerciseError, match=message):
        read(copy)
