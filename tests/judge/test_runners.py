"""Runners that are started ahead: they wait, are used once, and nothing of them stays behind."""

import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from tests import exercise_tree as trees
from workbook.catalog.exercises import Exercise
from workbook.judge.judge import judge
from workbook.judge.runners import LIMITS, Runner, Runners


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    return trees.python_exercise(tmp_path, ("answers", "leaks"))


def processes(runner: Runner) -> list[psutil.Process]:
    """The supervisor and what runs below it."""
    supervisor = psutil.Process(runner._command._supervisor.pid)
    return [supervisor, *supervisor.children(recursive=True)]


def test_time_begins_with_the_order(exercise: Exercise) -> None:
    with Runners(exercise, replace(LIMITS, seconds=2.0)) as runners:
        runners.prepare()
        time.sleep(2.5)
        verdict = judge(exercise, exercise.solution, runners=runners)
    assert verdict.passed
    assert verdict.stages[1].seconds < 2


def test_time_is_limited_all_the_same(exercise: Exercise, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py="while True:\n    pass\n")
    with Runners(exercise, replace(LIMITS, seconds=1.0)) as runners:
        runners.prepare()
        verdict = judge(exercise, mine, runners=runners)
    assert not verdict.passed
    explanation = verdict.stages[1].explanation
    assert explanation
    assert "1 s" in explanation.message


def test_each_is_used_once(exercise: Exercise) -> None:
    with Runners(exercise) as runners:
        runners.prepare()
        taken = [runners.take(watched=False) for _ in range(3)]  # two are ready, one is not
        assert len({runner.top for runner in taken}) == 3
        for runner in taken:
            runner.__exit__()


def test_what_has_died_is_not_given_out(exercise: Exercise) -> None:
    with Runners(exercise) as runners:
        runners.prepare()
        for ready in runners._ready[False]:
            dead = processes(ready)
            for process in dead:
                process.kill()
            psutil.wait_procs(dead, timeout=10)
        assert judge(exercise, exercise.solution, runners=runners).passed


def test_nothing_stays_behind(exercise: Exercise) -> None:
    with Runners(exercise) as runners:
        runners.prepare()
        started = [one for ready in runners._ready[False] for one in processes(ready)]
        folders = [ready.top for ready in runners._ready[False]]
        assert len(folders) == 2
        assert all(folder.exists() for folder in folders)
    psutil.wait_procs(started, timeout=10)
    assert not any(process.is_running() for process in started)
    assert not any(folder.exists() for folder in folders)


def test_it_sees_nothing_before_its_order(exercise: Exercise) -> None:
    with Runners(exercise) as runners, runners.take(watched=False) as runner:
        assert list(runner.place.iterdir()) == []
