"""Measures the groups of a chapter's bench.toml. What they are, groups.py says.

Calls are measured by worker processes, each of which is this file run as a program; starts are
measured by starting programs. Every case takes its turn in each round.
"""

import ast
import datetime
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pyperf

from workbook.bench import call_cost, machine, start_cost
from workbook.bench.call_cost import EMPTY, Method
from workbook.bench.groups import Figures, Group, Row, Say, Table, listed
from workbook.bench.measured import Settings, Spread
from workbook.catalog.paths import ROOT
from workbook.sandbox import build


def measure(folder: Path, settings: Settings, say: Say = lambda text: None) -> Figures:
    """Measure all groups of a chapter, in a copy built for it."""
    tables, plain = [], None
    with tempfile.TemporaryDirectory() as place:
        chapter = build.copy(folder, Path(place))
        build.make(chapter)
        for number, group in enumerate(listed(folder)):
            say(f"{folder.name}: {group.title}")
            if group.prepare:
                program, *words = group.prepare
                command = [sys.executable if program == "python" else program, *words]
                subprocess.run(command, cwd=chapter, check=True, stdout=subprocess.DEVNULL)
            if group.kind == "call":
                rows = calls(chapter, number, group, settings)
            else:
                plain, rows = starts(chapter, group, settings)
            tables.append(Table(group.name, group.title, group.kind, group.reference, rows))
    return Figures(
        slug=folder.name,
        date=datetime.date.today().isoformat(),
        machine=machine.machine(),
        versions=machine.versions("CFFI", "Cython", "NumPy", "pyperf"),
        python_build=machine.python_build(),
        settings=settings,
        plain_ms=plain,
        groups=tuple(tables),
    )


def calls(chapter: Path, number: int, group: Group, settings: Settings) -> tuple[Row, ...]:
    """Measure statements in worker processes, all of them in turns."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    suites = []
    for seed in range(settings.processes):
        numbers = (str(number), str(settings.rounds), str(settings.least_ms / 1000), str(seed))
        done = subprocess.run(
            [sys.executable, "-m", "workbook.bench.group_run", *numbers],
            cwd=chapter,
            env=os.environ | {"PYTHONPATH": path},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        suites.append(pyperf.BenchmarkSuite.loads(done.stdout))
    found = call_cost.summary(suites, f"binding: {group.reference}")
    times = {name: (ratio, ns) for name, _, ratio, ns in found}
    return tuple(Row(case.name, case.timed, *times[case.name]) for case in group.cases)


def methods(group: Group) -> list[Method]:
    """The cases of a group with their loops, and an empty loop."""
    found = [Method(EMPTY, "reference", len, call_cost.make_loop(EMPTY, "pass"))]
    for case in group.cases:
        space: dict[str, Any] = {}
        exec(compile(case.setup, f"<setup of {case.name}>", "exec"), space)
        names = {node.id for node in ast.walk(ast.parse(case.timed)) if isinstance(node, ast.Name)}
        local = {name: space[name] for name in sorted(names & space.keys())}
        loop = call_cost.make_loop(case.name, case.timed, local)
        found.append(Method(case.name, "binding", len, loop))
    return found


def starts(chapter: Path, group: Group, settings: Settings) -> tuple[Spread, tuple[Row, ...]]:
    """Measure whole processes, all of them in turns; the time of `python -c pass` comes first."""
    programs = {"": "pass"} | {case.name: case.timed for case in group.cases}
    order = random.Random(0)
    with start_cost.bare_python() as python:

        def one_round() -> dict[str, float]:
            names = order.sample(list(programs), len(programs))
            return {
                name: start_cost.milliseconds(chapter, python, programs[name]) for name in names
            }

        one_round()  # fills the caches
        kept = [one_round() for _ in range(settings.later_runs)]
    rows = tuple(
        Row(case.name, case.timed, None, Spread.of((t[case.name] - t[""] for t in kept), 2))
        for case in group.cases
    )
    return Spread.of((took[""] for took in kept), 2), rows


def main() -> None:
    """The work of one process: number of the group, rounds, seconds, seed; values on stdout."""
    number, rounds, least, seed = sys.argv[1:]
    sys.path.insert(0, str(Path.cwd()))
    group = listed(Path.cwd())[int(number)]
    suite = call_cost.work(methods(group), int(rounds), float(least), int(seed))
    suite.dump(sys.stdout)


if __name__ == "__main__":
    main()
