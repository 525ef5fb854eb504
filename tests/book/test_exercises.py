"""The exercises of the book: each starter fails as declared, each solution passes."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.needs import need
from workbook.author.scaffold import lint, proves
from workbook.author.wrong import apply
from workbook.catalog.exercises import (
    Exercise,
    ExerciseError,
    WrongAnswer,
    all_exercises,
    find,
    read,
    read_wrong,
)
from workbook.explain.explanation import Explanation
from workbook.explain.report import sentence
from workbook.judge.judge import judge
from workbook.judge.runners import Runners
from workbook.judge.verdict import Outcome, Verdict

Judged = Callable[..., Verdict]
BOOK = all_exercises()
WRONG = [(exercise, wrong) for exercise in BOOK for wrong in exercise.wrong_answers]


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory, worker_id: str, runners: Runners) -> Judged:
    """The judge, with what was compiled by any worker of this run, never by an earlier one."""
    base = tmp_path_factory.getbasetemp()
    cache = (base if worker_id == "master" else base.parent) / "compiled"

    def ask(exercise: Exercise, folder: Path, cc: str | None = None) -> Verdict:
        with runners.turn() as turn:
            return judge(exercise, folder, cc=cc, cache=cache, turn=turn)

    return ask


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


def line_of(where: str, folder: Path) -> str:
    """The learner's line that a verdict names."""
    file, _, number = where.rpartition(":")
    return (folder / file).read_text("utf-8").splitlines()[int(number) - 1] if file else ""


def test_there_are_exercises() -> None:
    assert len(BOOK) >= 4
    assert WRONG


@pytest.mark.parametrize("exercise", BOOK, ids=lambda exercise: exercise.number)
def test_starter_fails_as_declared(exercise: Exercise, judged: Judged) -> None:
    shorter = up_to(exercise, exercise.fails_with.stage[-1])
    verdict = judged(shorter, exercise.folder)
    assert verdict.outcome is Outcome.NOT_STARTED
    stage, said = failure(verdict)
    assert stage in exercise.fails_with.stage, said
    assert exercise.fails_with.match in said.message


@pytest.mark.parametrize("cc", ["gcc", "clang"])
@pytest.mark.parametrize("exercise", BOOK, ids=lambda exercise: exercise.number)
def test_solution_passes(exercise: Exercise, cc: str, judged: Judged) -> None:
    need(cc, shutil.which(cc))
    verdict = judged(exercise, exercise.solution, cc)
    assert verdict.passed, verdict
    assert [stage.stage for stage in verdict.stages] == ["build", *exercise.stages]
    assert {stage.outcome for stage in verdict.stages} == {Outcome.PASSED}, verdict


@pytest.mark.parametrize(
    ("exercise", "wrong"), WRONG, ids=[f"{one.number}-{wrong.name}" for one, wrong in WRONG]
)
def test_wrong_answer_is_rejected_as_declared(
    exercise: Exercise, wrong: WrongAnswer, judged: Judged, tmp_path: Path
) -> None:
    folder = apply(exercise, wrong, tmp_path)
    verdict = judged(up_to(exercise, wrong.stage[-1]), folder)
    assert verdict.outcome is Outcome.FAILED
    stage, said = failure(verdict)
    assert stage in wrong.stage, said
    assert any(words in said.message for words in wrong.match), said
    assert not wrong.rule or any(words in said.rule for words in wrong.rule), said
    assert wrong.line in line_of(said.where, folder), said
    proved = [entry for entry in exercise.feedback if proves(wrong, entry.rule)]
    told = [(sentence(entry.rule), entry.read) for entry in proved]
    assert not told or (said.rule, said.read) in told, said


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
        ("[[feedback]]", "[[feedback]]\ncolour = 1", "feedback 1, says colour: not known"),
        ("\nsay = ", "\nsaid = ", "feedback 1, lacks say"),
        ('when = { stage = "answers"', 'when = { stage = "leaks"', "not among the stages"),
        ('say = "', 'say = "{other}', "names {other}: no group has that name"),
        ("report = '", "report = '(", "report is no regular expression"),
        ("pattern = '", "pattern = '{other}", "names {other}: no group has that name"),
        ("report = '", "colour = '", "when, says colour: not known"),
        ("pattern = '", 'file = "daytime.h", pattern = \'', "file must be one that learners edit"),
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('match = "x"\n\n--- a/x\n+++ b/x\n', "lacks stage"),
        ('stage = "answers"\nmatch = 1\n\n--- a/x\n', "match must be list"),
        ('stage = "magic"\nmatch = "x"\n\n--- a/x\n', "stage must be one of build"),
        ('stage = "answers"\nmatch = "x"\n', "holds no diff"),
        ('stage = "answers"\nmatch = "x"\ncolour = 1\n\n--- a/x\n', "colour: not known"),
        ("stage answers", "cannot be read"),
    ],
)
def test_wrong_head_of_a_wrong_answer_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "mistake.patch"
    file.write_text(text)
    with pytest.raises(ExerciseError, match=message):
        read_wrong(file)


def test_a_diff_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    one = BOOK[0]
    head = 'stage = "answers"\nmatch = "x"\n\n'
    for diff, said in (
        (
            "--- a/daytime.c\n+++ b/daytime.c\n@@ -1 +1 @@\n-nowhere\n+else\n",
            "patch does not apply",
        ),
        ("--- /dev/null\n+++ b/daytime.h\n@@ -0,0 +1 @@\n+int x;\n", "changes more than daytime.c"),
        ("--- /dev/null\n+++ b/../x\n@@ -0,0 +1 @@\n+int x;\n", "invalid path"),
    ):
        file = tmp_path / "mistake.patch"
        file.write_text(head + diff)
        place = tmp_path / "place"
        place.mkdir()
        with pytest.raises(ExerciseError, match=said):
            apply(one, read_wrong(file), place)
        shutil.rmtree(place)
