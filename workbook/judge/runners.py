"""What judgements run with: Pythons that fork, and a place for temporary files.

Two fork servers, one plain and one with the sanitizers loaded, have imported child.py and with it
pytest, which takes longer than most exercises. Each run of an exercise's tests is a fork of one of
them, in an empty folder of its own: it sees nothing of the learner's before its order comes, runs
one order, and ends. Compilers start through the plain one, which is quicker than a supervisor's
own start. A third one holds a Cython that is warm.

A `Runners` may be shared by any number of judgements, also at the same time. A `Turn` is what one
judgement has of it: whoever ends the turn ends what runs for it.
"""

import contextlib
import json
import os
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbook.sandbox import sanitizers
from workbook.sandbox.commands import ForkServer, Job, Limits, Result
from workbook.sandbox.compilers import MissingCompilerError, find
from workbook.sandbox.places import place
from workbook.sandbox.sanitizers import MissingSanitizerError

MEGABYTE = 1 << 20
LIMITS = Limits(seconds=10, memory=2048 * MEGABYTE, file_size=16 * MEGABYTE, processes=32)
SANITIZER_SLOWER = 2.0
CHILD = ("workbook.judge.child", "main")
TRANSLATOR = ("workbook.judge.translator", "main")


class EndedError(Exception):
    """The turn was ended by somebody; there is no result."""


class Runners(contextlib.AbstractContextManager["Runners"]):
    """The fork servers, started when they are first wanted."""

    def __init__(self) -> None:
        with contextlib.ExitStack() as stack:
            self.place = stack.enter_context(place())
            """Holds all temporary folders."""
            self._servers: dict[tuple[str | None, tuple[str, str]], ForkServer] = {}
            self._turns: set[Turn] = set()
            self._lock = threading.Lock()
            self._closed = False
            self._stack = stack.pop_all()

    def server(self, watched_by: str | None = None, child: tuple[str, str] = CHILD) -> ForkServer:
        """The fork server that is plain, or has the sanitizers of a compiler loaded.

        Raises:
            MissingSanitizerError: They cannot be loaded here.
        """
        extra = sanitizers.sanitizer_env(watched_by) if watched_by else {}
        with self._lock:
            if self._closed:
                raise EndedError
            server = self._servers.get((watched_by, child))
            if server is None or not server.alive:
                if server:
                    server.close()
                env = clean_env(self.place) | extra | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
                server = self._servers[watched_by, child] = ForkServer(child, env)
            return server

    def warm_up(self, stages: Iterable[str], cc: str | None = None) -> None:
        """Start the Pythons that these stages need, as far as this machine can."""
        for stage in sorted(set(stages)):
            with contextlib.suppress(MissingSanitizerError, MissingCompilerError):
                self.server(find(cc) if stage == "memory" else None)

    def turn(self) -> "Turn":
        """What one judgement runs with."""
        turn = Turn(self)
        with self._lock:
            if self._closed:
                raise EndedError
            self._turns.add(turn)
        return turn

    def end_turns(self) -> None:
        """End what runs; nothing more can begin."""
        with self._lock:
            self._closed = True
            turns = list(self._turns)
        for turn in turns:
            turn.end()

    def forget(self, turn: "Turn") -> None:
        """It is over."""
        with self._lock:
            self._turns.discard(turn)

    def __exit__(self, *_: object) -> None:
        self.end_turns()
        for server in self._servers.values():
            server.close()
        self._stack.close()


class Turn(contextlib.AbstractContextManager["Turn"]):
    """What runs for one judgement; any thread may end it."""

    def __init__(self, runners: Runners) -> None:
        self.runners = runners
        self._jobs: set[Job] = set()
        self._lock = threading.Lock()
        self._ended = False

    @contextlib.contextmanager
    def folder(self, name: str) -> Iterator[Path]:
        """An empty folder of this name, in a temporary one, with a folder `home` beside it."""
        with tempfile.TemporaryDirectory(dir=self.runners.place, ignore_cleanup_errors=True) as top:
            folder, home = Path(top, name), Path(top, "home")
            folder.mkdir()
            home.mkdir()
            yield folder

    def run(self, argv: Sequence[str], **how: Any) -> Result:
        """Run a command, as `commands.run` does.

        Raises:
            EndedError: The turn was ended.
        """
        server = self.runners.server()
        order = {"argv": [os.fsencode(word) for word in argv]}
        return self._wait(Job(order, server=server if server.ready else None, **how))

    def cython(self, arguments: Sequence[str], **how: Any) -> Result:
        """Translate with Cython: `run` would take ten times as long.

        Raises:
            EndedError: The turn was ended.
        """
        order = {"data": json.dumps(arguments).encode()}
        return self._wait(Job(order, server=self.runners.server(child=TRANSLATOR), **how))

    def call(self, data: bytes, folder: Path, limits: Limits, watched_by: str | None) -> Result:
        """Run child.py's main in `folder`.

        Args:
            data: What it is told.
            folder: Where.
            limits: What it may use; under a sanitizer it gets more time.
            watched_by: The compiler whose sanitizers watch it.

        Raises:
            EndedError: The turn was ended.
            MissingSanitizerError: They cannot be loaded here.
        """
        env = clean_env(folder.parent / "home")
        if watched_by:
            env |= sanitizers.sanitizer_env(watched_by)  # for what the tests start themselves
            seconds = limits.seconds * SANITIZER_SLOWER
            limits = replace(
                limits, seconds=seconds, memory=None, resident=limits.memory, last_words=True
            )
        server = self.runners.server(watched_by)
        job = Job({"data": data}, server=server, cwd=folder, env=env, limits=limits, merge=True)
        return self._wait(job)

    def _wait(self, job: Job) -> Result:
        with job:
            with self._lock:
                self._jobs.add(job)
                if self._ended:
                    job.end()
            try:
                result = job.wait()
            finally:
                with self._lock:
                    self._jobs.discard(job)
        if self._ended:
            raise EndedError
        return result

    def end(self) -> None:
        """End what runs; whoever waits for it gets an EndedError."""
        with self._lock:
            self._ended = True
            for job in self._jobs:
                job.end()

    def end_on_error(self, error: type[BaseException] | None, *_: object) -> None:
        """End what runs when whoever waits for it has been interrupted."""
        if error:
            self.end()

    def __exit__(self, *_: object) -> None:
        self.end()
        self.runners.forget(self)


def clean_env(home: Path) -> dict[str, str]:
    """An environment with nothing of the learner's own set-up; what is written goes to `home`."""
    names = ("PATH", "SYSTEMROOT", "DEVELOPER_DIR", "SDKROOT")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return kept | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "LC_ALL": "C.UTF-8",
        # glibc would raise it: then big blocks lie low, where an address fits an int by luck.
        "MALLOC_MMAP_THRESHOLD_": "131072",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
    }
