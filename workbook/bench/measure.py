"""Measures the groups of a chapter's bench.toml. What they are, groups.py says.

What would spoil the figures of calls, and what is done about it:
- Python adapts a call to the function that it meets there. So every case has a timing loop of its
  own, compiled anew by `timeit`, in which the names of its statement are local.
- A machine changes its speed while it works. So all cases take turns, in a new order each round,
  and a case is compared with the reference of the same round.
- Processes differ in where things lie in memory. So there are several: this file, run as a program.
- The loop itself costs something. An empty one is measured along, and subtracted.

For starts, each round starts `python -c pass` and every program, in a new order; what a program
adds is its time minus that of `python -c pass` in the same round. They run in a new virtual
environment that finds our packages by PYTHONPATH. Our own environment would not do: the hook that
makes the workbook editable imports half of what a binding imports, at every start.
"""

import ast
import datetime
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path
from timeit import Timer
from typing import Any, TypeAlias

from workbook.bench import machine
from workbook.bench.groups import Case, Figures, Group, Settings, Spread, listed
from workbook.catalog.paths import ROOT
from workbook.sandbox import build

Seconds: TypeAlias = dict[str, list[float]]
"""For each name, a value a round."""

EMPTY = ""  # the name of the empty loop, and of the program that does nothing
# Variables that would move the caches, or keep Python from writing them.
UNWANTED = {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "CFFI_TMPDIR"}


def measure(folder: Path, settings: Settings) -> Figures:
    """Measure all groups of a chapter, in a copy built for it, and print what goes on."""
    here, measured = machine.machine(), []
    with tempfile.TemporaryDirectory() as place:
        chapter = build.copy(folder, Path(place))
        build.make(chapter)
        for number, group in enumerate(listed(folder)):
            print(f"{folder.name}: {group.title}", flush=True)
            if group.prepare:
                program, *words = group.prepare
                command = [sys.executable if program == "python" else program, *words]
                subprocess.run(command, cwd=chapter, check=True, stdout=subprocess.DEVNULL)
            if group.kind == "call":
                suites = [calls(chapter, number, settings, s) for s in range(settings.processes)]
                measured.append(with_calls(group, suites))
            else:
                measured.append(with_starts(group, starts(chapter, group, settings)))
    return Figures(
        slug=folder.name,
        date=datetime.date.today().isoformat(),
        machine=here,
        versions=machine.versions(),
        python_build=machine.python_build(),
        settings=settings,
        groups=tuple(measured),
    )


# --- calls ------------------------------------------------------------------------------------


def calls(chapter: Path, number: int, settings: Settings, seed: int) -> Seconds:
    """Measure a group's statements in a process of their own."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    numbers = (number, settings.rounds, settings.least_ms / 1000, seed)
    done = subprocess.run(
        [sys.executable, "-m", "workbook.bench.measure", *map(str, numbers)],
        cwd=chapter,
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: Seconds = json.loads(done.stdout)
    return found


def timers(group: Group) -> dict[str, Timer]:
    """The loop of each case, and an empty one.

    Raises:
        ValueError: A case does not do what it should, so its time means nothing.
    """
    found = {EMPTY: timer("pass", {})}
    for case in group.cases:
        space: dict[str, Any] = {}
        exec(case.setup, space)
        if group.check and not eval(group.check, space):
            raise ValueError(f"{case.name} gives a wrong answer")
        found[case.name] = timer(case.timed, space)
    return found


def timer(statement: str, space: dict[str, Any]) -> Timer:
    """A new loop around a statement; what it names is looked up in `space` before the loop."""
    names = {node.id for node in ast.walk(ast.parse(statement)) if isinstance(node, ast.Name)}
    local = [f"{name} = space[{name!r}]" for name in sorted(names & space.keys())]
    # timeit turns the garbage collector off; in a program it is on.
    setup = "\n".join(["import gc", "gc.enable()", *local])
    return Timer(statement, setup, globals={"space": space})


def seconds(timer: Timer, loops: int) -> float:
    """How long so many turns take."""
    return timer.timeit(loops)


def calibrate(timer: Timer, least: float) -> int:
    """How many turns take at least so many seconds."""
    loops = 1
    while seconds(timer, loops) < least:
        loops *= 2
    return loops


def work(listed: dict[str, Timer], rounds: int, least: float, seed: int) -> Seconds:
    """Measure in turns: one value a round for each, in seconds for one turn of its loop."""
    loops = {name: calibrate(timer, least) for name, timer in listed.items()}
    values: Seconds = {name: [] for name in listed}
    order = random.Random(seed)
    for _ in range(rounds):
        for name in order.sample(list(listed), len(listed)):
            values[name].append(seconds(listed[name], loops[name]) / loops[name])
    return values


def with_calls(group: Group, suites: Sequence[Seconds]) -> Group:
    """A group with what its processes found, the cost of the empty loop subtracted."""

    def of_process(name: str, suite: Seconds) -> tuple[float, float]:
        own, reference = (
            [value - loop for value, loop in zip(suite[key], suite[EMPTY], strict=True)]
            for key in (name, group.reference)
        )
        ratio = statistics.median(a / b for a, b in zip(own, reference, strict=True))
        return ratio, 1e9 * statistics.median(own)

    def found(case: Case) -> Case:
        ratios, ns = zip(*(of_process(case.name, suite) for suite in suites), strict=True)
        return replace(case, ratio=Spread.of(ratios, 3), time=Spread.of(ns, 2))

    return replace(group, cases=tuple(map(found, group.cases)))


# --- starts -----------------------------------------------------------------------------------


def starts(chapter: Path, group: Group, settings: Settings) -> Seconds:
    """Measure whole processes, all of them in turns."""
    programs = {EMPTY: "pass"} | {case.name: case.timed for case in group.cases}
    values: Seconds = {name: [] for name in programs}
    order = random.Random(0)
    first = group.kind == "first start"
    with tempfile.TemporaryDirectory() as place:
        venv.create(place, symlinks=True)
        python = Path(place, "bin", "python")
        for number in range(1 + (settings.first_runs if first else settings.later_runs)):
            if first:
                shutil.rmtree(chapter / "__pycache__", ignore_errors=True)
            for name in order.sample(list(programs), len(programs)):
                took = seconds_of_start(chapter, python, programs[name])
                if number:  # the first round fills the caches
                    values[name].append(took)
    return values


def with_starts(group: Group, values: Seconds) -> Group:
    """A group with what its starts took."""

    def found(case: Case) -> Case:
        pairs = zip(values[case.name], values[EMPTY], strict=True)
        return replace(case, time=Spread.of((1000 * (own - plain) for own, plain in pairs), 2))

    plain = Spread.of((1000 * value for value in values[EMPTY]), 2)
    return replace(group, cases=tuple(map(found, group.cases)), plain_ms=plain)


def seconds_of_start(chapter: Path, python: Path, program: str) -> float:
    """How long a Python takes that runs this program and ends."""
    environment = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    environment["PYTHONPATH"] = str(distribution("cffi").locate_file(""))
    command = [str(python), "-c", program]
    null = subprocess.DEVNULL
    start = time.perf_counter()
    subprocess.run(command, cwd=chapter, env=environment, stdin=null, stdout=null, check=True)
    return time.perf_counter() - start


def main() -> None:
    """The work of one process: number of the group, rounds, seconds, seed; values on stdout."""
    number, rounds, least, seed = sys.argv[1:]
    sys.path.insert(0, str(Path.cwd()))
    loops = timers(listed(Path.cwd())[int(number)])
    json.dump(work(loops, int(rounds), float(least), int(seed)), sys.stdout)


if __name__ == "__main__":
    main()
