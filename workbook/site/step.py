"""Steps of the build: what each reads, what it does, and a stamp that says it is done.

A step whose inputs have not changed is skipped. The others run at the same time, as many as the
machine has processors, each as soon as the step it needs is done.
"""

import ast
import os
import re
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from workbook.catalog import sources
from workbook.catalog.paths import BUILD, ROOT

STAMPS = BUILD / "stamps"
Job = Callable[[], object]


class StepError(Exception):
    """Steps failed; the message holds what each of them said."""


@dataclass
class Step:
    """One step: it is done when all its jobs are."""

    name: str
    """Also the name of its stamp."""
    jobs: Callable[[], Sequence[Job]]
    """What is to be called, each by whoever is free."""
    reads: Iterable[Path | str] = ()
    """Files, folders and texts."""
    needs: "Step | None" = None
    """The step that must be done before."""

    @cached_property
    def key(self) -> str:
        """Digest of what it reads, when it is asked for the first time."""
        return sources.digest(*self.reads)

    def is_fresh(self) -> bool:
        """Whether it was done with these inputs."""
        stamp = STAMPS / self.name
        return stamp.exists() and stamp.read_text() == self.key

    def done(self) -> None:
        """Remember that it is done with these inputs."""
        STAMPS.mkdir(parents=True, exist_ok=True)
        (STAMPS / self.name).write_text(self.key)


def modules(*files: Path) -> list[Path]:
    """These Python files, the modules of workbook that they use, and all that these use."""
    found: set[Path] = set()
    waiting = {file for file in files if file.exists()}
    while waiting:
        found |= waiting
        waiting = {used for file in waiting for used in uses(file)} - found
    return sorted(found)


@cache
def uses(file: Path) -> frozenset[Path]:
    """The modules of workbook that a Python file imports, wherever it does, or runs by name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names.add(node.value)  # "child.py" beside it, or a module for python -m
    plain = {name for name in names if re.fullmatch(r"[\w.]+", name)}
    beside = {file.with_name(name) for name in plain if name.endswith(".py")}
    modules = {ROOT / f"{name.replace('.', '/')}.py" for name in plain if name[:9] == "workbook."}
    return frozenset(used for used in beside | modules if used.is_file())


def run(steps: Sequence[Step]) -> None:
    """Do the steps, and say which is done. Of those that can begin, the first listed begins first.

    Raises:
        StepError: Some failed. What does not need them was done all the same.
    """
    jobs = {step.name: list(step.jobs()) for step in steps}
    for step in steps:
        assert step.key  # of what is there before the jobs
        if not jobs[step.name]:
            step.done()
    open_jobs = {name: len(own) for name, own in jobs.items() if own}  # of what fails: never 0
    errors: list[BaseException] = []
    began: dict[str, float] = {}
    running: dict[Future[object], Step] = {}
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        while True:
            for step in steps:
                can_begin = step.needs is None or not open_jobs.get(step.needs.name)
                while can_begin and jobs[step.name] and len(running) < workers:
                    began.setdefault(step.name, time.monotonic())
                    running[pool.submit(jobs[step.name].pop(0))] = step
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                step = running.pop(future)
                if error := future.exception():
                    errors.append(error)
                    continue
                open_jobs[step.name] -= 1
                if not open_jobs[step.name]:
                    step.done()
                    count = sum(not left for left in open_jobs.values())
                    seconds = time.monotonic() - began[step.name]
                    print(f"[{count:2}/{len(open_jobs)}] {step.name} ({seconds:.1f} s)", flush=True)
    for error in errors:
        if type(error).__module__.partition(".")[0] != "workbook":
            raise error  # a fault of ours: its traceback is wanted
    if errors:
        raise StepError("\n".join(dict.fromkeys(map(str, errors))))
