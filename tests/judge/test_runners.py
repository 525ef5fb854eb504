"""Runners are shared and stay; what a judgement started goes with its turn, however that ends."""

import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from tests import exercise_tree as trees
from workbook.catalog.exercises import Exercise
from workbook.judge.judge import judge
from workbook.judge.runners import LIMITS, EndedError, Runners
from workbook.sandbox.sanitizers import MissingSanitizerError

ENDLESS = "while True:\n    pass\n"


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    return trees.python_exercise(tmp_path, ("answers", "leaks"))


def below(runners: Runners) -> list[psutil.Process]:
    """All that the fork servers have forked."""
    servers = [psutil.Process(server._process.pid) for server in runners._servers.values()]
    children = [child for server in servers for child in server.children(recursive=True)]
    return [child for child in children if child.status() != psutil.STATUS_ZOMBIE]


def test_time_is_limited(exercise: Exercise, tmp_path: Path, runners: Runners) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py=ENDLESS)
    verdict = judge(exercise, mine, limits=replace(LIMITS, seconds=1.0), turn=runners.turn())
    assert not verdict.passed
    explanation = verdict.stages[1].explanation
    assert explanation
    assert "1 s" in explanation.message


def test_one_server_for_many_judgements(exercise: Exercise) -> None:
    with Runners() as runners:
        for _ in range(3):
            assert judge(exercise, exercise.solution, turn=runners.turn()).passed
        assert len(runners._servers) == 1


def test_a_dead_server_is_replaced(exercise: Exercise) -> None:
    with Runners() as runners:
        for _ in range(2):
            assert judge(exercise, exercise.solution, turn=runners.turn()).passed
            server = runners.server()
            server._process.kill()
            server._process.wait()


def test_nothing_stays_behind(exercise: Exercise) -> None:
    with Runners() as runners:
        assert judge(exercise, exercise.solution, turn=runners.turn()).passed
        assert [file.name for file in runners.place.iterdir()] == [".lock"]
        servers = [psutil.Process(server._process.pid) for server in runners._servers.values()]
    assert servers
    assert not any(server.is_running() for server in servers)
    assert not runners.place.exists()


def test_who_ends_a_turn_ends_what_it_started(
    exercise: Exercise, tmp_path: Path, runners: Runners
) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py=ENDLESS)
    ended = threading.Event()
    turn = runners.turn()

    def run() -> None:
        with pytest.raises(EndedError):
            judge(exercise, mine, turn=turn)
        ended.set()

    thread = threading.Thread(target=run)
    thread.start()
    until = time.monotonic() + 20
    while len(below(runners)) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    assert len(below(runners)) == 2
    turn.end()
    assert ended.wait(5)
    thread.join()
    assert below(runners) == []


def test_after_the_end_nothing_begins(exercise: Exercise) -> None:
    with Runners() as runners:
        runners.end_turns()
        with pytest.raises(EndedError):
            runners.turn()


def test_a_missing_sanitizer_is_named(runners: Runners) -> None:
    with pytest.raises(MissingSanitizerError, match="no-such-cc"):
        runners.server("no-such-cc")
