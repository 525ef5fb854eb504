"""The translator for anybody's own program: runs a command and explains how it ended, or a report.

The command runs in the sandbox, in the current folder, with wide limits. What it prints is passed
on while it runs; the explanation comes after it. Nothing is changed, and nothing is kept.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from workbook.explain.explanation import Explanation
from workbook.explain.translate import explain_own
from workbook.judge.verdict import Outcome, StageVerdict
from workbook.learn.say import fold
from workbook.learn.show import explanation_lines
from workbook.sandbox.commands import Job, Limits

LIMITS = Limits(seconds=600, memory=None, file_size=None, processes=1024, output=8 << 20)
NOT_FOUND, NOT_STARTED = 127, 126  # as in a shell
WIDTH = 80
CRASHES = ("SIGSEGV", "SIGBUS", "SIGABRT", "SIGILL", "SIGFPE", "SIGTRAP")


def run_command(argv: list[str], limits: Limits = LIMITS) -> int:
    """Run a command here, pass its output on, explain how it ended.

    Returns:
        Its exit status; 128 and the number of the signal that killed it, as in a shell.
    """
    stdin = subprocess.DEVNULL if sys.stdin is None or sys.stdin.isatty() else sys.stdin.fileno()
    env = os.environ | {"PYTHONFAULTHANDLER": "1"}
    try:
        order = {"argv": [os.fsencode(word) for word in argv]}
        with Job(order, env=env, limits=limits, stdin=stdin, merge=True, sink=pass_on) as job:
            result = job.wait()
    except FileNotFoundError:
        print(f"There is no command {argv[0]} here.", file=sys.stderr)
        return NOT_FOUND
    except OSError as error:
        print(f"{argv[0]} cannot be started: {error.strerror}.", file=sys.stderr)
        return NOT_STARTED
    if result.ok:
        return 0
    said = explain_own(
        f"{result.stdout}\n{result.fate}\n", Path.cwd(),
        signal=result.signal, timed_out=result.timed_out, command=shlex.join(argv),
    )  # fmt: skip
    print(f"\n{shlex.join(argv)}: {result.fate}")
    if said is None:
        print("Its output holds nothing that this translator knows.")
    else:
        tell(said)
        python = Path(argv[0]).name.startswith("python")
        if python and result.signal in CRASHES and "Sanitizer" not in result.stdout:
            print("\n".join(f"  {line}" for line in fold(look_closer(Path.cwd()), WIDTH - 2)))
    return result.returncode if result.returncode >= 0 else 128 - result.returncode


def explain_text(raw: str) -> int:
    """Explain what somebody pasted. Returns 0, or 1 when nothing in it was recognised."""
    said = explain_own(raw, Path.cwd())
    if said is None:
        print("Nothing in this text is known to this translator: paste all that was printed.")
        return 1
    tell(said)
    return 0


def look_closer(folder: Path) -> str:
    """Which build names the line in C after a crash."""
    makefiles = (path.read_text("utf-8", "replace") for path in folder.glob("Makefile"))
    if any("SANITIZE" in text or "common.mk" in text for text in makefiles):
        build = "`make SANITIZE=1` builds it"
    else:
        build = (
            "`-g -fsanitize=address,undefined` are its compiler flags, and Python starts with "
            "`LD_PRELOAD=$(gcc -print-file-name=libasan.so) ASAN_OPTIONS=detect_leaks=0`"
        )
    return f"Next: a build with the sanitizers names the line in C: {build}"


def tell(said: Explanation) -> None:
    """Print an explanation."""
    stage = StageVerdict("own", Outcome.FAILED, explanation=said)
    print("\n".join(f"  {line.plain}" for line in explanation_lines(stage, WIDTH - 2)))


def pass_on(data: bytes) -> None:
    """Show what the command prints, as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
