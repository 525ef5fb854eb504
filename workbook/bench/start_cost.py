"""Measures what a binding adds to the start of a program: a whole process, first run and later.

Each round starts `python -c pass` and a program for each binding, in a new order; what a binding
adds is its time minus that of `python -c pass` in the same round. Before a first run all that
an earlier one has left is deleted: byte code, and what CFFI's `verify` has compiled. Some later
runs follow at once, then the next first run, so that a machine that grows slower does so for both.

The programs run in a new virtual environment that finds our packages by PYTHONPATH. Our own
environment would not do: the hook that makes the workbook editable imports half of what a binding
imports, at every start, so that bindings would look cheaper than they are.
"""

import os
import random
import shutil
import subprocess
import tempfile
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path

import pyperf

from workbook.bench.measured import BindingStart, Settings, Spread, Start
from workbook.catalog.bindings import Binding

PLAIN = "pass"
# What most bindings use to find their library. Its cost is no tool's, and is told apart.
REFERENCE = "import pathlib"
# Variables that would move the caches, or keep Python from writing them.
UNWANTED = {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "CFFI_TMPDIR"}


def run(
    chapter: Path,
    found: tuple[Binding, ...],
    call: str,
    settings: Settings,
    say: Callable[[str], None],
) -> Start:
    """Measure all bindings of a built chapter folder. Its caches are deleted and made anew."""
    with bare_python() as python:
        return rounds(chapter, found, call, settings, say, python)


@contextmanager
def bare_python() -> Iterator[Path]:
    """The Python of a new virtual environment."""
    with tempfile.TemporaryDirectory() as place:
        venv.create(place, symlinks=os.name != "nt")
        yield Path(place) / ("Scripts" if os.name == "nt" else "bin") / "python"


def rounds(
    chapter: Path,
    found: tuple[Binding, ...],
    call: str,
    settings: Settings,
    say: Callable[[str], None],
    python: Path,
) -> Start:
    """Measure with this Python."""
    programs = {PLAIN: PLAIN, REFERENCE: REFERENCE} | {
        one.name: f"import {one.module}; {one.module}.{call}" for one in found
    }
    order = random.Random(0)

    def one_round() -> dict[str, float]:
        names = order.sample(list(programs), len(programs))
        return {name: milliseconds(chapter, python, programs[name]) for name in names}

    one_round()  # so that everything on the disk has been read once
    first: list[dict[str, float]] = []
    later: list[dict[str, float]] = []
    for number in range(settings.first_runs):
        say(f"start-up: first run {number + 1} of {settings.first_runs}, and later runs")
        shutil.rmtree(chapter / "__pycache__", ignore_errors=True)
        first.append(one_round())
        while len(later) * settings.first_runs < (number + 1) * settings.later_runs:
            later.append(one_round())

    def above(name: str) -> BindingStart:
        spreads = [
            Spread.of((took[name] - took[PLAIN] for took in kept), 2) for kept in (first, later)
        ]
        return BindingStart(name, *spreads)

    return Start(
        Spread.of((took[PLAIN] for took in later), 2),
        above(REFERENCE),
        tuple(above(one.name) for one in found),
    )


def milliseconds(chapter: Path, python: Path, program: str) -> float:
    """How long a Python takes that runs this program and ends."""
    environment = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    environment["PYTHONPATH"] = str(distribution("cffi").locate_file(""))
    start = pyperf.perf_counter()
    subprocess.run(
        [str(python), "-c", program],
        cwd=chapter,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return 1000 * float(pyperf.perf_counter() - start)
