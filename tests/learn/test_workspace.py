"""What somebody wrote in work/ is never lost."""

import itertools
import json
import multiprocessing
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import exercise_tree as trees
from tests.needs import need
from workbook.catalog.exercises import Exercise
from workbook.learn.workspace import STATE, Workspace, WorkspaceError


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    return trees.python_exercise(tmp_path)


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "work")


def test_start_gives_out_the_files(work: Workspace, exercise: Exercise) -> None:
    assert not work.is_started(exercise)
    place = work.start(exercise)
    assert sorted(file.name for file in place.iterdir()) == [
        "README.md",
        "answer.py",
        "test_answer.py",
    ]
    assert work.is_started(exercise)
    assert work.diff(exercise) == ""


def test_start_again_keeps_what_was_written(work: Workspace, exercise: Exercise) -> None:
    mine = work.start(exercise) / "answer.py"
    mine.write_text("mine")
    (mine.parent / "README.md").unlink()
    work.start(exercise)
    assert mine.read_text() == "mine"
    assert (mine.parent / "README.md").exists()


def test_diff(work: Workspace, exercise: Exercise) -> None:
    (work.start(exercise) / "answer.py").write_text(trees.PYTHON_RIGHT)
    assert "+    return a + b" in work.diff(exercise)
    (work.place(exercise) / "answer.py").unlink()
    assert "-def add(a, b):" in work.diff(exercise)


def test_reset_keeps_a_backup(work: Workspace, exercise: Exercise) -> None:
    place = work.start(exercise)
    (place / "answer.py").write_text("first")
    (place / "notes.txt").write_text("notes")
    first = work.reset(exercise)
    (place / "answer.py").write_text("second")
    second = work.reset(exercise)
    assert first
    assert second
    assert first != second
    assert (first / "answer.py").read_text() == "first"
    assert (first / "notes.txt").read_text() == "notes"
    assert (second / "answer.py").read_text() == "second"
    assert (place / "answer.py").read_text() == trees.PYTHON_STARTER


def test_reset_of_nothing(work: Workspace, exercise: Exercise) -> None:
    assert work.reset(exercise) is None
    assert work.is_started(exercise)


def test_update_never_overwrites(work: Workspace, exercise: Exercise) -> None:
    place = work.start(exercise)
    (place / "answer.py").write_text("mine")
    (exercise.folder / "answer.py").write_text("new starter")
    (exercise.folder / "README.md").write_text("# New\n")
    (exercise.folder / "extra.h").write_text("int x;\n")
    change = work.update(exercise)
    assert change.written == ("README.md", "extra.h")
    assert change.kept == ("answer.py",)
    assert (place / "answer.py").read_text() == "mine"
    assert (place / "README.md").read_text() == "# New\n"
    assert work.update(exercise).written == ()


def test_update_replaces_an_untouched_starter(work: Workspace, exercise: Exercise) -> None:
    place = work.start(exercise)
    (exercise.folder / "answer.py").write_text("new starter")
    assert work.update(exercise).written == ("answer.py",)
    assert (place / "answer.py").read_text() == "new starter"


def test_update_without_memory_overwrites_nothing(work: Workspace, exercise: Exercise) -> None:
    place = work.start(exercise)
    (work.folder / STATE).unlink()
    (exercise.folder / "answer.py").write_text("new starter")
    assert work.update(exercise).kept == ("answer.py",)
    assert (place / "answer.py").read_text() == trees.PYTHON_STARTER


def test_update_keeps_a_file_that_nobody_changed_upstream(
    work: Workspace, exercise: Exercise
) -> None:
    (work.start(exercise) / "answer.py").write_text("mine")
    change = work.update(exercise)
    assert (change.written, change.kept) == ((), ())


def test_update_of_what_is_not_started(work: Workspace, exercise: Exercise) -> None:
    assert work.update(exercise).written == ()
    assert not work.folder.exists()


def test_progress_and_hints(work: Workspace, exercise: Exercise) -> None:
    assert work.first_open((exercise,)) == exercise
    work.set_passed(exercise, True)
    assert work.passed(exercise)
    assert work.first_open((exercise,)) is None
    hints = "".join(work.next_hints(exercise) for _ in range(4))
    assert hints == "".join(
        f"Hint {one}" for one in ("1 of 3: gentle", "2 of 3: closer", *["3 of 3: nearly"] * 2)
    )


def test_passed_once_is_passed(work: Workspace, exercise: Exercise) -> None:
    assert work.stands(exercise) == ""
    work.start(exercise)
    work.set_passed(exercise, False)
    assert work.stands(exercise) == "started"
    work.set_passed(exercise, True)
    since = json.loads((work.folder / STATE).read_text())["passed"]
    work.set_passed(exercise, False)
    assert work.stands(exercise) == "failing"
    assert work.passed(exercise)
    assert work.first_open((exercise,)) is None
    work.reset(exercise)
    assert work.passed(exercise)
    work.set_passed(exercise, True)
    assert work.stands(exercise) == "passed"
    assert json.loads((work.folder / STATE).read_text())["passed"] == since


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"passed": 3}', '{"hints": {"a": "x"}}', "\x00", "[" * 9999]
)
def test_damaged_progress_is_kept_and_told_once(
    work: Workspace, exercise: Exercise, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    work.start(exercise)
    for name in (".progress.damaged.json", ".progress.damaged-2.json"):
        (work.folder / STATE).write_text(damage)
        assert not work.passed(exercise)
        assert work.hints_seen(exercise) == 0
        assert (work.folder / name).read_text() == damage
        said = capsys.readouterr().err
        assert "was damaged" in said
        assert said.count(str(work.folder / name)) == 1
        work.set_passed(exercise, True)
        assert work.passed(exercise)
        assert not capsys.readouterr().err


def test_what_can_be_read_of_a_damaged_file_is_kept(
    work: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = trees.python_exercise(tmp_path), trees.c_exercise(tmp_path)
    for exercise in (two, one):
        work.set_passed(exercise, True)
        work.next_hints(exercise)
    whole = (work.folder / STATE).read_text()
    at = whole.index(two.id, whole.index('"passed"'))
    (work.folder / STATE).write_text(whole[: at + 5])
    assert (work.passed(one), work.passed(two)) == (True, False)
    assert work.hints_seen(two) == 1
    assert "1 passed" in capsys.readouterr().err
    (work.folder / STATE).write_text(whole.replace('"hints": {', '"hints": [3], "old": {'))
    assert (work.passed(one), work.passed(two)) == (True, True)
    assert work.hints_seen(two) == 0


def test_unreadable_progress_is_kept(work: Workspace, exercise: Exercise) -> None:
    (work.folder / STATE).mkdir(parents=True)
    (work.folder / STATE / "mine").touch()
    assert not work.passed(exercise)
    work.set_passed(exercise, True)
    assert work.passed(exercise)
    assert (work.folder / ".progress.damaged.json" / "mine").exists()


def pass_many(folder: Path, exercise: Exercise, times: int) -> None:
    for _ in range(times):
        Workspace(folder).set_passed(exercise, True)
        Workspace(folder).next_hints(exercise)


def test_two_at_once_lose_nothing(work: Workspace, tmp_path: Path) -> None:
    one, two = trees.python_exercise(tmp_path), trees.c_exercise(tmp_path)
    context = multiprocessing.get_context("spawn")
    runs = [
        context.Process(target=pass_many, args=(work.folder, exercise, 20))
        for exercise in (one, two)
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
    assert json.loads((work.folder / STATE).read_text())["passed"].keys() == {one.id, two.id}
    assert work.hints_seen(one) == work.hints_seen(two) == 3


@pytest.fixture
def read_only(work: Workspace) -> Iterator[Path]:
    """A work folder that cannot be written; root may write where the mode forbids it."""
    work.folder.mkdir()
    if os.geteuid() != 0:
        work.folder.chmod(0o555)
        yield work.folder
        work.folder.chmod(0o755)
        return
    command = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", "ro", "tmpfs"]
    need("mount", subprocess.run([*command, str(work.folder)], check=False).returncode == 0)
    yield work.folder
    subprocess.run(["umount", "-l", str(work.folder)], check=True)


def test_read_only_folder(work: Workspace, exercise: Exercise, read_only: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be written"):
        work.start(exercise)
    assert not any(read_only.iterdir())


def test_work_that_is_a_file(work: Workspace, exercise: Exercise) -> None:
    work.folder.write_text("")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        work.start(exercise)


def test_reset_without_room_changes_nothing(
    work: Workspace, exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file it is that cannot be written, or put in place."""
    mine = work.start(exercise) / "answer.py"
    mine.write_text("mine")

    def failing(original: Callable[..., object], after: int) -> Callable[..., object]:
        calls = itertools.count()

        def call(*arguments: object) -> object:
            if next(calls) >= after:
                raise OSError(28, "No space left on device")
            return original(*arguments)

        return call

    for name, original, times in (("os.fsync", os.fsync, 4), ("os.rename", os.rename, 1)):
        for after in range(times):
            with monkeypatch.context() as patch:
                patch.setattr(name, failing(original, after))
                with pytest.raises(WorkspaceError, match="Your files are where they were"):
                    work.reset(exercise)
            assert mine.read_text() == "mine"
            assert not list(work.folder.glob(".new-*"))
    assert work.reset(exercise)
    assert mine.read_text() == trees.PYTHON_STARTER


def test_failed_write_leaves_the_old_file(
    work: Workspace,
    exercise: Exercise,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    work.set_passed(exercise, True)
    before = (work.folder / STATE).read_text()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    work.set_passed(exercise, False)
    assert "not noted down" in (said := capsys.readouterr().err)
    assert "No space left" in said
    assert (work.folder / STATE).read_text() == before
    assert not list(work.folder.glob(".new-*"))
