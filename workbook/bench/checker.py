"""Measures the checker as a learner meets it: from a save to its verdict.

`python -m workbook.checker_bench` (and `make bench`) drives the real `workbook watch` through a
terminal, on two exercises of a tree made for it: one of Python alone, one of C with the
sanitizers. A save is a change of the file; the clock stops when the mark of a stage, or the last
line of the verdict, has come out of the terminal. Files differ with each save, so that nothing is
compiled already.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
WANTED = {  # seconds; megabytes
    "Python: save to verdict": 0.4,
    "C: save to answers": 0.6,
    "C: save to verdict": 1.5,
    "workbook check, Python, cold": 1.0,
    "workbook check, C, cold": 2.0,
    "workbook --help": 0.3,
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
    """The C file of a save: its machine code differs each time."""
    return C.format(number=number, letter=33 + number % 90)


def environment(tree: Path) -> dict[str, str]:
    """What the watcher sees."""
    return os.environ | {"WORKBOOK_TREE": str(tree), "TERM": "xterm", "NO_COLOR": "1"}


def saves(
    tree: Path,
    name: str,
    file: str,
    text: Callable[[int], str],
    marks: list[str],
    count: int,
    pause: float = 1.5,
) -> tuple[list[list[float]], float]:
    """Save again and again; seconds until each mark, and the watcher's memory in megabytes.

    Nobody saves the moment that a verdict comes: `pause` is the time from a verdict to a save.
    """
    import pexpect
    import psutil

    child: Any = pexpect.spawn(
        sys.executable, ["-m", "workbook", "watch", name], env=environment(tree),
        encoding="utf-8", timeout=60, dimensions=(40, 100),
    )  # fmt: skip
    child.delaybeforesend = None
    child.expect("of 2 passed")
    target = tree / "work" / "01_bench" / file
    seconds: list[list[float]] = [[] for _ in marks]
    most = 0
    for number in range(1, count + 1):
        time.sleep(pause)
        started = time.perf_counter()
        target.write_text(text(number))
        for at, mark in enumerate(marks):
            child.expect_exact(mark)
            seconds[at].append(time.perf_counter() - started)
        watcher = psutil.Process(child.pid)
        most = max(most, watcher.memory_info().rss)
    child.close(force=True)
    return seconds, most / (1 << 20)


def timed(*words: str, tree: Path, count: int) -> tuple[float, ...]:
    """Seconds that a command takes, from its start to its end."""
    found = []
    for _ in range(count):
        started = time.perf_counter()
        command = [sys.executable, "-m", "workbook", *words]
        subprocess.run(command, env=environment(tree), capture_output=True, check=False)
        found.append(time.perf_counter() - started)
    return tuple(found)


def measure(*, quick: bool = False, say: Callable[[str], None] = print) -> list[Figure]:
    """All figures."""
    count, long, runs = (5, 10, 2) if quick else (50, 200, 10)
    figures = []
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place).resolve()
        make_tree(tree)
        say(f"Python exercise: {count} saves")
        end = "of 2 passed"
        (python,), _ = saves(
            tree, "01/01", "01_python/answer.py", lambda n: PYTHON.format(number=n), [end], count
        )
        figures.append(Figure("Python: save to verdict", tuple(python)))
        say(f"C exercise: {count} saves")
        (answers, whole), _ = saves(tree, "01/02", "02_c/fill.c", source, ["answers ✓", end], count)
        figures.append(Figure("C: save to answers", tuple(answers)))
        figures.append(Figure("C: save to verdict", tuple(whole)))
        say(f"Commands: {runs} times each")
        cold = tuple(cold_check(tree, number) for number in range(runs))
        figures.append(
            Figure("workbook check, Python, cold", timed("check", "01/01", tree=tree, count=runs))
        )
        figures.append(Figure("workbook check, C, cold", cold))
        figures.append(Figure("workbook --help", timed("--help", tree=tree, count=runs)))
        say(f"Memory: {long} saves")
        _, most = saves(
            tree, "01/01", "01_python/answer.py", lambda n: PYTHON.format(number=-n), [end], long,
            pause=0.15,
        )  # fmt: skip
        figures.append(Figure("memory of the watcher, MB", (most,)))
    return figures


def cold_check(tree: Path, number: int) -> float:
    """Seconds of one check of a C file that was never compiled."""
    (tree / "work" / "01_bench" / "02_c" / "fill.c").write_text(source(1000 + number))
    return timed("check", "01/02", tree=tree, count=1)[0]


def table(figures: list[Figure]) -> str:
    """The figures, for a terminal."""
    head = f"{'seconds':32}{'median':>8}{'quartiles':>16}{'times':>6}{'wanted':>10}"
    return "\n".join([head, *(figure.line for figure in figures)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how quickly exercises are checked.")
    parser.add_argument("--quick", action="store_true", help="a few times each")
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if busy > 0.5:
        print(f"This machine is busy (load {busy:.1f}): expect a wide spread.", flush=True)
    figures = measure(quick=parser.parse_args().quick, say=lambda text: print(text, flush=True))
    print(f"\n{table(figures)}")


if __name__ == "__main__":
    main()
