"""Troubles of the machine: interrupted, out of processes, left behind by the killed."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from tests import exercise_tree as trees
from workbook.catalog.exercises import Exercise
from workbook.judge.judge import judge
from workbook.judge.runners import Runners
from workbook.judge.verdict import Outcome
from workbook.sandbox import commands, sanitizers
from workbook.sandbox.commands import SandboxError
from workbook.sandbox.places import place, sweep

ENDLESS = "while True:\n    pass\n"


@pytest.fixture
def python(tmp_path: Path) -> Exercise:
    return trees.python_exercise(tmp_path)


def start_check(tmp_path: Path) -> "tuple[subprocess.Popen[str], list[psutil.Process]]":
    """`workbook check` of an endless loop, and all that runs for it."""
    trees.answers(tmp_path / "work" / "01_topic" / "01_python", answer__py=ENDLESS)
    (tmp_path / "tmp").mkdir()
    command = [sys.executable, "-m", "workbook", "check", "01/01"]
    env = os.environ | {"WORKBOOK_TREE": str(tmp_path), "TMPDIR": str(tmp_path / "tmp")}
    checker = subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    until = time.monotonic() + 30
    family: list[psutil.Process] = []
    while not any(one.cpu_times().user > 0.5 for one in family[1:]):
        assert time.monotonic() < until, "no endless loop"
        time.sleep(0.05)
        family = psutil.Process(checker.pid).children(recursive=True)
    return checker, family


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupted_check_ends_at_once(
    number: signal.Signals, python: Exercise, tmp_path: Path
) -> None:
    checker, family = start_check(tmp_path)
    started = time.monotonic()
    checker.send_signal(number)
    assert checker.wait(20) != 0
    assert time.monotonic() - started < 3  # 0.5 s on a quiet machine; it was 8 to 11 s
    assert "Traceback" not in (checker.stdout.read() if checker.stdout else "")
    psutil.wait_procs(family, timeout=5)
    assert not any(one.is_running() for one in family)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_what_a_killed_check_left_is_swept(
    python: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checker, family = start_check(tmp_path)
    checker.kill()
    checker.wait()
    psutil.wait_procs(family, timeout=10)
    assert not any(one.is_running() for one in family)
    (left,) = (tmp_path / "tmp").iterdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    with place() as mine:
        assert not left.exists()
        sweep()
        assert mine.exists(), "a folder in use was swept"
    assert not mine.exists()


def test_long_temporary_folder(
    python: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("long" * 50)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    assert judge(python, python.solution).passed


def test_no_more_processes(python: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(commands.subprocess, "Popen", full)
    with pytest.raises(SandboxError, match="no more processes"):
        judge(python, python.solution)


def test_no_sanitizer_and_a_sanitized_build_of_yesterday(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = trees.c_exercise(tmp_path, ("answers", "memory"))
    cache = tmp_path / "cache"
    assert judge(exercise, exercise.solution, cache=cache).passed
    monkeypatch.setattr(sanitizers, "_file", lambda cc, name: None)
    sanitizers.runtime.cache_clear()
    verdict = judge(exercise, exercise.solution, cache=cache)
    sanitizers.runtime.cache_clear()
    assert verdict.stages[2].outcome is Outcome.SKIPPED
    assert verdict.passed


def test_who_kills_supervisor_and_server_does_not_survive(python: Exercise, tmp_path: Path) -> None:
    program = (
        "import os, time\nparent = os.getppid()\n"
        "above = int(open(f'/proc/{parent}/stat').read().split()[3])\n"
        "if os.fork() == 0:\n    os.setsid()\n    os.kill(parent, 9)\n    os.kill(above, 9)\n"
        "    time.sleep(60)\ntime.sleep(60)\n"
    )
    mine = trees.answers(tmp_path / "mine", answer__py=program)
    with Runners() as runners:
        mark = runners.server().mark
        assert not judge(python, mine, turn=runners.turn()).passed
        assert judge(python, python.solution, turn=runners.turn()).passed
    for process in psutil.process_iter():  # at the latest when the checker ends
        try:
            assert process.environ().get(commands.MARK) != mark
        except psutil.Error:
            continue
