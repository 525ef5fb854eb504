"""The watch mode, driven through a real terminal: saves, keys, resizing, and every way out."""

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import psutil
import pytest

from tests.exercise_tree import C_RIGHT, PYTHON_RIGHT, c_exercise, python_exercise

COMMAND = [sys.executable, "-m", "workbook", "watch"]
WRONG = PYTHON_RIGHT.replace("+", "-")
ENDLESS = "while True:\n    pass\n"
PASSED = r"answers ✓[^\n]*passed"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    python_exercise(tmp_path)
    c_exercise(tmp_path, stages=("answers", "memory"))
    return tmp_path


@pytest.fixture
def answer(tree: Path) -> Path:
    return tree / "work" / "01_topic" / "01_python" / "answer.py"


def environment(tree: Path) -> dict[str, str]:
    return os.environ | {"WORKBOOK_TREE": str(tree), "TERM": "xterm", "NO_COLOR": "1"}


@pytest.fixture
def terminal(tree: Path) -> Iterator[pexpect.spawn]:
    """`workbook watch` in a terminal; the first check has ended."""
    child = start(tree)
    child.expect("Next: edit work/01_topic/01_python/answer.py")
    child.expect("0 of 2 passed")
    yield child
    child.close(force=True)


class Terminal(pexpect.spawn):  # type: ignore[misc]
    """A terminal in which a blank stands for any blanks, folded lines, bold and not bold."""

    def expect(self, pattern: object, *rest: object, **more: object) -> int:
        if isinstance(pattern, str):
            pattern = pattern.replace(" ", r"(?:\s|\x1b\[[0-9;]*m)+")
        return int(super().expect(pattern, *rest, **more))


def start(tree: Path, *words: str) -> pexpect.spawn:
    return Terminal(
        COMMAND[0], [*COMMAND[1:], *words], env=environment(tree), encoding="utf-8",
        timeout=20, dimensions=(40, 100), echo=True,
    )  # fmt: skip


def ends(child: pexpect.spawn, status: int) -> None:
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == status, child.before


def test_first_words(tree: Path) -> None:
    child = start(tree)
    child.expect("01/01 Python")
    child.expect("Edit:     work/01_topic/01_python/answer.py")
    child.expect("q quit")
    child.expect(r"answers ✗[^\n]*not changed yet")
    child.expect(r"add\(1, 2\) is not 3")
    child.expect("press h for a hint")
    child.expect(r"░\] 0 of 2 passed")
    child.send("q")
    child.expect("Everything is saved")
    ends(child, 0)


def test_saves_are_answered(terminal: pexpect.spawn, answer: Path) -> None:
    answer.write_text(WRONG)
    terminal.expect(r"add\(1, 2\) is not 3")
    terminal.expect("0 of 2 passed")
    answer.write_text(PYTHON_RIGHT)
    terminal.expect(PASSED)
    terminal.expect("press n to go on to 01/02 C")
    terminal.expect("1 of 2 passed")


def test_save_by_rename(terminal: pexpect.spawn, answer: Path) -> None:
    """As vim and many editors save: write beside it, then rename."""
    beside = answer.with_suffix(".tmp")
    beside.write_text(PYTHON_RIGHT)
    beside.replace(answer)
    terminal.expect(PASSED)


def test_deleted_and_written_anew(terminal: pexpect.spawn, answer: Path) -> None:
    answer.unlink()
    terminal.expect("answer.py is missing")
    answer.write_text(PYTHON_RIGHT)
    terminal.expect(PASSED)


def test_deleted_for_a_moment_is_no_verdict(terminal: pexpect.spawn, answer: Path) -> None:
    answer.unlink()
    time.sleep(0.1)
    answer.write_text(PYTHON_RIGHT)
    terminal.expect(PASSED)
    assert "missing" not in terminal.before


def test_save_while_a_check_runs(terminal: pexpect.spawn, answer: Path) -> None:
    """The running check is ended, and its endless loop with it."""
    answer.write_text(ENDLESS)
    watcher = psutil.Process(terminal.pid)
    wait_for(lambda: any(is_test(child) for child in watcher.children(recursive=True)))
    loops = [child for child in watcher.children(recursive=True) if is_test(child)]
    started = time.monotonic()
    answer.write_text(PYTHON_RIGHT)
    terminal.expect("saved again")
    terminal.expect(PASSED)
    assert time.monotonic() - started < 8, "it waited for the endless loop"
    wait_for(lambda: not any(loop.is_running() for loop in loops), 3)  # its limit is 10 s


def is_test(process: psutil.Process) -> bool:
    """Whether it is a fork that runs tests: below the fork server, and below a supervisor."""
    with contextlib.suppress(psutil.Error):
        above = [one for one in process.parents() if "fork_server" in str(one.cmdline())]
        return len(above) == 2
    return False


def wait_for(condition: object, seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until, "it did not come true"
        time.sleep(0.02)


def test_keys(terminal: pexpect.spawn, answer: Path) -> None:
    for hint in ("1 of 3: gentle", "2 of 3: closer", "3 of 3: nearly", "3 of 3: nearly"):
        terminal.send("h")
        terminal.expect(f"Hint {hint}")
    terminal.send("l")
    terminal.expect(r"… 01/01  Python  \(5 min\)  <- here")
    terminal.expect("01/02  C")
    terminal.send("d")
    terminal.expect("still the starter's")
    terminal.send("?")
    terminal.expect("all that the tools said")
    terminal.send("v")
    terminal.expect("--- answers")
    terminal.expect("AssertionError: add")
    terminal.send("x")
    terminal.expect("'x' is no key here")
    answer.write_text(WRONG)
    terminal.expect("0 of 2 passed")
    terminal.send("d")
    terminal.expect(r"\+    return a - b")


def test_arrows_mean_nothing(terminal: pexpect.spawn) -> None:
    terminal.send("\x1b[A")
    terminal.send("l")
    terminal.expect("<- here")
    assert "is no key" not in terminal.before


def test_reset_asks(terminal: pexpect.spawn, tree: Path, answer: Path) -> None:
    answer.write_text(WRONG)
    terminal.expect("0 of 2 passed")
    terminal.send("r")
    terminal.expect(r"\(y/n\)")
    terminal.send("q")
    terminal.expect("nothing was done")
    assert answer.read_text() == WRONG
    terminal.send("r")
    terminal.expect(r"\(y/n\)")
    terminal.send("y")
    terminal.expect(r"Your files are in (work/\S+)\.\r")
    terminal.expect("not changed yet")
    assert "TODO" in answer.read_text()
    (backup,) = (tree / "work" / ".backups").glob("**/answer.py")
    assert backup.read_text() == WRONG
    answer.write_text(PYTHON_RIGHT)  # the folder is a new one, and still watched
    terminal.expect(PASSED)


def test_solution_asks(terminal: pexpect.spawn) -> None:
    terminal.send("s")
    terminal.expect(r"have not passed yet[^\n]*\(y/n\)")
    terminal.send("n")
    terminal.expect("nothing was done")
    terminal.send("s")
    terminal.expect(r"\(y/n\)")
    terminal.send("y")
    terminal.expect(r"return a \+ b")


def test_next_only_when_asked(terminal: pexpect.spawn, tree: Path, answer: Path) -> None:
    answer.write_text(PYTHON_RIGHT)
    terminal.expect("1 of 2 passed")
    assert not (tree / "work" / "01_topic" / "02_c").exists()
    terminal.send("n")
    terminal.expect("Edit:     work/01_topic/02_c/fill.c")
    terminal.expect(r"fill\(16\) gave 15, expected 16")
    (tree / "work" / "01_topic" / "02_c" / "fill.c").write_text(C_RIGHT)
    terminal.expect("answers ✓")
    terminal.expect(r"memory ✓[^\n]*passed")
    terminal.expect("you have passed every exercise there is")
    terminal.expect(r"█\] 2 of 2 passed")
    terminal.send("n")
    terminal.expect("There is no other exercise")


def test_next_before_it_is_passed(terminal: pexpect.spawn) -> None:
    terminal.send("n")
    terminal.expect(r"To come back: `\S*workbook watch 01/01`")
    terminal.expect("01/02 C")


def test_resize(terminal: pexpect.spawn, answer: Path) -> None:
    terminal.setwinsize(20, 44)
    time.sleep(0.2)
    terminal.logfile_read = io.StringIO()
    answer.write_text("import nothing_of_that_name\n")
    terminal.expect("Next: edit")
    terminal.expect("0 of 2 passed")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", terminal.logfile_read.getvalue())
    verdict = plain[plain.index("answers") :].splitlines()[1:]
    assert len(verdict) > 4
    assert max(map(len, verdict)) <= 44, verdict
    answer.write_text(PYTHON_RIGHT)
    terminal.expect("answers ✓ passed")


def modes(child: pexpect.spawn) -> int:
    return int(termios.tcgetattr(child.child_fd)[3])


@pytest.mark.parametrize(
    ("way", "status"), [("q", 0), ("\x03", 130), (signal.SIGTERM, 130), (signal.SIGHUP, 130)]
)
def test_terminal_is_put_back(
    terminal: pexpect.spawn, answer: Path, way: str | signal.Signals, status: int
) -> None:
    """Also while an endless loop is being checked; nothing of it stays behind."""
    assert not modes(terminal) & termios.ICANON
    answer.write_text(ENDLESS)
    watcher = psutil.Process(terminal.pid)
    wait_for(lambda: any(is_test(child) for child in watcher.children(recursive=True)))
    family = watcher.children(recursive=True)
    if isinstance(way, str):
        terminal.send(way)
    else:
        terminal.kill(way)
    terminal.expect(pexpect.EOF)
    with contextlib.suppress(termios.error):  # macOS: gone with the last process
        assert modes(terminal) & termios.ICANON
        assert modes(terminal) & termios.ECHO
    ends(terminal, status)
    assert "Traceback" not in terminal.before
    wait_for(lambda: not any(process.is_running() for process in family))


def test_after_suspend(terminal: pexpect.spawn) -> None:
    terminal.kill(signal.SIGSTOP)
    state = termios.tcgetattr(terminal.child_fd)
    state[3] |= termios.ICANON | termios.ECHO  # as a shell does when it takes the terminal
    termios.tcsetattr(terminal.child_fd, termios.TCSANOW, state)
    terminal.kill(signal.SIGCONT)
    wait_for(lambda: not modes(terminal) & termios.ICANON)
    terminal.send("l")
    terminal.expect("<- here")


def test_without_a_terminal(tree: Path, answer: Path) -> None:
    """Verdicts and no keys; Ctrl-C ends it."""
    output = tree / "output"
    with output.open("w") as file:
        child = subprocess.Popen(
            COMMAND, env=environment(tree) | {"PYTHONUNBUFFERED": "1"}, stdin=subprocess.DEVNULL,
            stdout=file, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            wait_for(lambda: "0 of 2 passed" in output.read_text(), 30)
            answer.write_text(PYTHON_RIGHT)
            wait_for(lambda: "1 of 2 passed" in output.read_text(), 30)
        finally:
            child.send_signal(signal.SIGINT)
            assert child.wait(20) == 130
    text = output.read_text()
    assert "\x1b" not in text
    assert "press" not in text
    assert "workbook hint 01/01`" in text
    assert "Traceback" not in text


def test_two_watchers_at_once(terminal: pexpect.spawn, tree: Path, answer: Path) -> None:
    other = start(tree, "01/01")
    other.expect("0 of 2 passed")
    answer.write_text(PYTHON_RIGHT)
    for child in (terminal, other):
        child.expect(PASSED)
        child.expect("1 of 2 passed")
    other.close(force=True)


def test_named_exercise_and_unknown_name(tree: Path) -> None:
    child = start(tree, "01/02")
    child.expect("Edit:     work/01_topic/02_c/fill.c")
    child.close(force=True)
    child = start(tree, "07/07")
    child.expect("There is no exercise '07/07'")
    ends(child, 2)


def test_control_characters_do_not_reach_the_terminal(
    terminal: pexpect.spawn, answer: Path
) -> None:
    answer.write_text('raise ValueError("\\x1b[2Jgone\\x07")\n')
    terminal.expect("gone")
    terminal.expect("0 of 2 passed")
    assert "\x1b[2J" not in terminal.before
    terminal.send("v")
    terminal.expect("--- answers")
    terminal.send("l")
    terminal.expect("<- here")
    assert "\x1b[2J" not in terminal.before
