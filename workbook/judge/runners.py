"""Starts the processes that run an exercise's tests, if possible before they are needed.

A runner is a new Python in the sandbox, in an empty folder of its own. It imports pytest, which
takes longer than most exercises, then waits for its order. So it can be started while the
compiler works, or while the learner thinks. It sees nothing of the learner's before its order
comes, runs one order, and ends.
"""

import contextlib
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from workbook.catalog.exercises import Exercise
from workbook.judge.compile import clean_env
from workbook.sandbox import compilers, sanitizers
from workbook.sandbox.commands import PIPE, Command, Limits, Result
from workbook.sandbox.sanitizers import MissingSanitizerError

CHILD = Path(__file__).with_name("child.py")
MEGABYTE = 1 << 20
LIMITS = Limits(seconds=10, memory=2048 * MEGABYTE, file_size=16 * MEGABYTE, processes=32)
SANITIZER_SLOWER = 2.0


class Runner(contextlib.AbstractContextManager["Runner"]):
    """One process, and the folder it works in."""

    def __init__(self, name: str, limits: Limits, extra: Mapping[str, str]) -> None:
        with contextlib.ExitStack() as stack:
            temporary = tempfile.TemporaryDirectory(prefix="workbook-", ignore_cleanup_errors=True)
            self.top = Path(stack.enter_context(temporary)).resolve()
            self.place = self.top / name
            """Its working folder."""
            home = self.top / "home"
            for folder in (self.place, home):
                folder.mkdir()
            self._command = stack.enter_context(
                Command(
                    [sys.executable, "-P", "-X", "faulthandler", str(CHILD)],
                    cwd=self.place,
                    env=clean_env(home) | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"} | dict(extra),
                    limits=limits,
                    stdin=PIPE,
                    merge=True,
                )
            )
            self._stack = stack.pop_all()

    @property
    def alive(self) -> bool:
        """Whether it still waits."""
        return self._command.alive

    def run(self, order: bytes) -> Result:
        """Run its one order."""
        return self._command.go(order)

    def __exit__(self, *_: object) -> None:
        self._stack.close()


class Runners(contextlib.AbstractContextManager["Runners"]):
    """The runners that one judgement of an exercise needs."""

    def __init__(self, exercise: Exercise, limits: Limits = LIMITS, cc: str | None = None) -> None:
        self.exercise = exercise
        self.limits = limits
        self.cc = cc
        self._ready: dict[bool, list[Runner]] = {False: [], True: []}

    def prepare(self) -> None:
        """Start those that will be needed."""
        for stage in self.exercise.stages:
            with contextlib.suppress(MissingSanitizerError, compilers.MissingCompilerError):
                self._ready[stage == "memory"].append(self._start(stage == "memory"))

    def take(self, *, watched: bool) -> Runner:
        """A runner that has done nothing yet. The caller ends it.

        Args:
            watched: With the sanitizers loaded.

        Raises:
            MissingSanitizerError: They cannot be loaded here.
        """
        ready = self._ready[watched]
        while ready:
            runner = ready.pop()
            if runner.alive:
                return runner
            runner.__exit__()
        return self._start(watched)

    def _start(self, watched: bool) -> Runner:
        if not watched:
            return Runner(self.exercise.name, self.limits, {})
        extra = sanitizers.sanitizer_env(compilers.find(self.cc))
        most = (self.limits.memory or 2048 * MEGABYTE) // MEGABYTE
        extra["ASAN_OPTIONS"] += f":hard_rss_limit_mb={most}"
        seconds = self.limits.seconds * SANITIZER_SLOWER
        return Runner(self.exercise.name, replace(self.limits, seconds=seconds, memory=None), extra)

    def __exit__(self, *_: object) -> None:
        for ready in self._ready.values():
            while ready:
                ready.pop().__exit__()
