"""Measures the checker as a learner meets it: from a save to its verdict.

`python -m workbook.bench.checker` (and `make bench`) drives the real `workbook watch` through a
terminal, on two exercises of a tree made for it: one of Python alone, one of C with the
sanitizers. A save is a change of the file; the clock stops when the mark of a stage, or the last
line of the verdict, has come out of the terminal. Files differ with each save, so that nothing is
compiled already.
"""

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.catalog.paths import ROOT

TOML = """\
title = "{title}"
minutes = 1
edit = ["{edit}"]
build = "{build}"
stages = {stages}
hints = ["a", "b", "c"]
read = "01_first_call#first-call"
fails_with = {{ stage = "answers", match = "expected" }}
"""
PYTHON = "def add(a, b):\n    return a + b  # {number}\n"
PYTHON_TEST = """\
import importlib


def test_add():
    assert importlib.import_module("answer").add(1, 2) == 3, "expected 3"
"""
HEADER = "int fill(int n);\n"
C = """\
#include "fill.h"
#include <stdlib.h>
#include <string.h>
__attribute__((visibility("default"))) int fill(int n) {{
    char *text = malloc((size_t)n);
    if (text == NULL) {{
        return -1;
    }}
    memset(text, {letter}, (size_t)n);
    int last = text[n - 1] == {letter} ? n : 0;
    free(text);
    return last; // {number}
}}
"""
C_TEST = """\
import ctypes
from pathlib import Path


def fill(n):
    lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libfill.so"))
    lib.fill.argtypes, lib.fill.restype = [ctypes.c_int], ctypes.c_int
    return lib.fill(n)


def test_fill():
    assert fill(16) == 16, "expected 16"
"""
BEGUN = time.time_ns()
WANTED = {  # seconds; megabytes
    "Python: save to verdict": 0.06,
    "C: save to answers": 0.10,
    "C: save to verdict": 0.24,
    "workbook check, Python, cold": 0.35,
    "workbook check, C, cold": 0.60,
    "workbook --help": 0.3,
    "workbook check --solutions": 20.0,
    "memory of the watcher, MB": 150.0,
}


@dataclass(frozen=True)
class Figure:
    """What was measured, again and again."""

    name: str
    values: tuple[float, ...]

    @property
    def line(self) -> str:
        """Median, quartiles, how many, what is wanted."""
        median = statistics.median(self.values)
        spread = statistics.quantiles(self.values, n=4) if len(self.values) > 1 else [median] * 3
        wanted = WANTED[self.name]
        mark = "✓" if median <= wanted else "✗"
        quartiles = f"{spread[0]:.2f}-{spread[2]:.2f}"
        return (
            f"{self.name:32}{median:8.2f}{quartiles:>16}{len(self.values):6}{wanted:10.2f}  {mark}"
        )


def make_tree(tree: Path) -> None:
    """Two exercises, and no solutions."""
    for name, build, edit, stages, files in (
        ("01_python", "none", "answer.py", '["answers"]',
         {"answer.py": PYTHON.format(number=0), "test_answer.py": PYTHON_TEST}),
        ("02_c", "cc", "fill.c", '["answers", "memory"]',
         {"fill.c": source(0), "fill.h": HEADER, "test_fill.py": C_TEST}),
    ):  # fmt: skip
        folder = tree / "exercises" / "01_bench" / name
        folder.mkdir(parents=True)
        toml = TOML.format(title=name, edit=edit, build=build, stages=stages)
        (folder / "exercise.toml").write_text(toml)
        (folder / "README.md").write_text("# Bench\n")
        for file, text in files.items():
            (folder / file).write_text(text)


def source(number: int) -> str:
    """The C file of a save: it differs each time, also from those of an earlier run."""
    return C.format(number=BEGUN + number, letter=33 + number % 90)


@dataclass(frozen=True)
class Side:
    """One revision of the program, and the exercises that it is tried on."""

    name: str
    code: Path
    tree: Path

    @property
    def environment(self) -> dict[str, str]:
        """What its commands see: this code before any that is installed."""
        own = {"WORKBOOK_TREE": str(self.tree), "TERM": "xterm", "NO_COLOR": "1"}
        return os.environ | own | {"PYTHONPATH": str(self.code), "PYTHONSAFEPATH": "1"}

    def check(self, *words: str) -> float:
        """Seconds that a command takes, from its start to its end."""
        return self.timed(self.environment, *words)

    def solutions(self) -> float:
        """Seconds that all solutions of the book take, when nothing is compiled yet."""
        shutil.rmtree(self.code / "build" / "exercises", ignore_errors=True)
        book = self.environment | {"WORKBOOK_TREE": str(self.code)}
        return self.timed(book, "check", "--solutions")

    @staticmethod
    def timed(environment: dict[str, str], *words: str) -> float:
        """Seconds of one command."""
        started = time.perf_counter()
        command = [sys.executable, "-m", "workbook", *words]
        subprocess.run(command, env=environment, capture_output=True, check=False)
        return time.perf_counter() - started


class Watched(contextlib.AbstractContextManager["Watched"]):
    """`workbook watch` in a terminal."""

    def __init__(self, side: Side, name: str, file: str) -> None:
        import pexpect

        self.target = side.tree / "work" / "01_bench" / file
        self.child: Any = pexpect.spawn(
            sys.executable, ["-m", "workbook", "watch", name], env=side.environment,
            encoding="utf-8", timeout=60, dimensions=(40, 100),
        )  # fmt: skip
        self.child.delaybeforesend = None
        self.child.expect("of 2 passed")

    def save(self, text: str, marks: list[str]) -> list[float]:
        """Seconds from a save until each mark."""
        started = time.perf_counter()
        self.target.write_text(text)
        seconds = []
        for mark in marks:
            self.child.expect_exact(mark)
            seconds.append(time.perf_counter() - started)
        return seconds

    def memory(self) -> float:
        """Megabytes that the watcher takes."""
        import psutil

        return float(psutil.Process(self.child.pid).memory_info().rss) / (1 << 20)

    def __exit__(self, *_: object) -> None:
        self.child.close(force=True)


END = "of 2 passed"
EXERCISES: dict[str, tuple[str, str, Callable[[int], str], list[str], list[str]]] = {
    "01/01": ("Python", "01_python/answer.py", lambda n: PYTHON.format(number=n), [END],
              ["Python: save to verdict"]),
    "01/02": ("C", "02_c/fill.c", lambda n: source(n), ["answers ✓", END],
              ["C: save to answers", "C: save to verdict"]),
}  # fmt: skip


def measure(
    sides: list[Side], *, quick: bool = False, say: Callable[[str], None] = print
) -> dict[str, list[Figure]]:
    """All figures of each side, measured in turn.

    Nobody saves the moment that a verdict comes: there is a pause from a verdict to a save.
    """
    count, long, runs = (5, 10, 2) if quick else (50, 200, 10)
    found: dict[str, dict[str, list[float]]] = {side.name: defaultdict(list) for side in sides}
    for name, (kind, file, text, marks, figures) in EXERCISES.items():
        say(f"{kind} exercise: {count} saves")
        with contextlib.ExitStack() as stack:
            watched = {s.name: stack.enter_context(Watched(s, name, file)) for s in sides}
            for number in range(1, count + 1):
                for side, watcher in watched.items():
                    time.sleep(1.5 / len(sides))
                    for figure, taken in zip(
                        figures, watcher.save(text(number), marks), strict=True
                    ):
                        found[side][figure].append(taken)
            if name == "01/01":
                say(f"Memory: {long} saves")
                for side, watcher in watched.items():
                    for number in range(long):
                        watcher.save(text(-number - 1), marks)
                    found[side]["memory of the watcher, MB"].append(watcher.memory())
    say(f"Commands: {runs} times each")
    for number in range(runs):
        for one in sides:
            target = one.tree / "work" / "01_bench" / "02_c" / "fill.c"
            target.write_text(source(1000 + number))  # never compiled before
            told = found[one.name]
            told["workbook check, Python, cold"].append(one.check("check", "01/01"))
            told["workbook check, C, cold"].append(one.check("check", "01/02"))
            told["workbook --help"].append(one.check("--help"))
            told["workbook check --solutions"].append(one.solutions())
    return {
        side: [Figure(name, tuple(told[name])) for name in WANTED] for side, told in found.items()
    }


@contextlib.contextmanager
def sides(against: str) -> Iterator[list[Side]]:
    """This tree, and if wanted another revision of it, each with exercises of its own."""
    with tempfile.TemporaryDirectory() as place:
        found = [Side("now", ROOT, Path(place, "now"))]
        if against:
            code = Path(place, "code")
            code.mkdir()
            wanted = ("workbook", "exercises", "solutions", "c_examples/common.mk")
            command = ["git", "archive", against, *wanted]
            packed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
            subprocess.run(["tar", "-x", "-C", str(code)], input=packed.stdout, check=True)
            found.insert(0, Side(against, code, Path(place, "before")))
        for side in found:
            make_tree(side.tree.resolve())
        yield found


def table(figures: list[Figure]) -> str:
    """The figures, for a terminal."""
    head = f"{'seconds':32}{'median':>8}{'quartiles':>16}{'times':>6}{'wanted':>10}"
    return "\n".join([head, *(figure.line for figure in figures)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how quickly exercises are checked.")
    parser.add_argument("--quick", action="store_true", help="a few times each")
    parser.add_argument("--against", default="", metavar="REV", help="another revision, too")
    words = parser.parse_args()
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if busy > 0.5:
        print(f"This machine is busy (load {busy:.1f}): expect a wide spread.", flush=True)
    with sides(words.against) as tried:
        found = measure(tried, quick=words.quick, say=lambda text: print(text, flush=True))
    for name, figures in found.items():
        print(f"\n{name}\n{table(figures)}")


if __name__ == "__main__":
    main()
