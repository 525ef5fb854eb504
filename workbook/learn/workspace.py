"""The learner's own folder, work/: copies of the starters, backups, and what has been passed.

What somebody wrote is never overwritten and never deleted: `start` and `update` write files that
are missing or still as they were given out, `reset` moves the old files to a dated backup first.
"""

import contextlib
import difflib
import fcntl
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from workbook.catalog.exercises import NOT_FOR_A_RUN, Exercise

STATE = ".progress.json"
BACKUPS = ".backups"


class WorkspaceError(Exception):
    """The work folder cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Update:
    """What `update` did to one exercise."""

    written: tuple[str, ...] = ()
    """Files that were new, or that nobody had changed."""
    kept: tuple[str, ...] = ()
    """Files that the learner has changed, and the book too: left alone."""


@dataclass(frozen=True)
class Workspace:
    """The folder work/ of one learner."""

    folder: Path

    def place(self, exercise: Exercise) -> Path:
        """Where an exercise lies, or would lie."""
        return self.folder / exercise.slug / exercise.name

    def is_started(self, exercise: Exercise) -> bool:
        """Whether the exercise has been put into work/."""
        return self.place(exercise).is_dir()

    def start(self, exercise: Exercise) -> Path:
        """Put an exercise into work/; files that are there already stay as they are.

        Raises:
            WorkspaceError: work/ cannot be written.
        """
        place = self.place(exercise)
        with self._writing():
            place.mkdir(parents=True, exist_ok=True)
            given = {}
            for name in _handed_out(exercise):
                target = place / name
                if not target.exists() and not target.is_symlink():
                    data = (exercise.folder / name).read_bytes()
                    _write(target, data)
                    given[name] = _digest(data)
            if given:
                with self._state() as state:
                    state["given"].setdefault(exercise.id, {}).update(given)
        return place

    def reset(self, exercise: Exercise) -> Path | None:
        """Give out the starter anew. Returns where the old files are, None if there were none.

        Raises:
            WorkspaceError: work/ cannot be written.
        """
        place = self.place(exercise)
        backup = None
        with self._writing():
            if place.exists():
                stamp = datetime.now().strftime("%Y-%m-%d_%H-%M-%S")
                backups = self.folder / BACKUPS
                backups.mkdir(exist_ok=True)
                stem = f"{exercise.slug}-{exercise.name}-{stamp}"
                backup = backups / stem
                number = 1
                while backup.exists():
                    number += 1
                    backup = backups / f"{stem}-{number}"
                place.rename(backup)
            with self._state() as state:
                state["passed"].pop(exercise.id, None)
                state["hints"].pop(exercise.id, None)
                state["given"].pop(exercise.id, None)
        self.start(exercise)
        return backup

    def update(self, exercise: Exercise) -> Update:
        """Bring in what has changed in the book, without overwriting what somebody wrote.

        Raises:
            WorkspaceError: work/ cannot be written.
        """
        place = self.place(exercise)
        if not place.is_dir():
            return Update()
        written, kept = [], []
        with self._writing(), self._state() as state:
            given = state["given"].setdefault(exercise.id, {})
            for name in _handed_out(exercise):
                new = (exercise.folder / name).read_bytes()
                target = place / name
                old = target.read_bytes() if target.is_file() else None
                if old == new:
                    given[name] = _digest(new)
                elif target.is_symlink() or (old is None and target.exists()):
                    kept.append(name)
                elif old is None or _digest(old) == given.get(name):
                    _write(target, new)
                    given[name] = _digest(new)
                    written.append(name)
                elif given.get(name) != _digest(new):
                    kept.append(name)
        return Update(tuple(written), tuple(kept))

    def diff(self, exercise: Exercise) -> str:
        """What the learner has changed, as a unified diff from the starter."""
        parts: list[str] = []
        for name in exercise.edit:
            mine = self.place(exercise) / name
            old = (exercise.folder / name).read_text("utf-8", "replace").splitlines()
            new = mine.read_text("utf-8", "replace").splitlines() if mine.is_file() else []
            parts += difflib.unified_diff(old, new, f"starter/{name}", f"yours/{name}", lineterm="")
        return "\n".join(parts)

    def passed(self, exercise: Exercise) -> bool:
        """Whether the exercise was passed, at the last check."""
        return exercise.id in self._read()["passed"]

    def set_passed(self, exercise: Exercise, passed: bool) -> None:
        """Note how the last check ended.

        Raises:
            WorkspaceError: work/ cannot be written.
        """
        if self.passed(exercise) == passed:
            return
        with self._writing(), self._state() as state:
            if passed:
                state["passed"][exercise.id] = datetime.now().isoformat(timespec="seconds")
            else:
                state["passed"].pop(exercise.id, None)

    def hints_seen(self, exercise: Exercise) -> int:
        """How many hints the learner has asked for."""
        return int(self._read()["hints"].get(exercise.id, 0))

    def next_hint(self, exercise: Exercise) -> tuple[int, str]:
        """The next hint and its number; after the last one, the last again.

        Raises:
            WorkspaceError: work/ cannot be written.
        """
        number = min(self.hints_seen(exercise) + 1, len(exercise.hints))
        with self._writing(), self._state() as state:
            state["hints"][exercise.id] = number
        return number, exercise.hints[number - 1]

    def first_open(self, exercises: tuple[Exercise, ...]) -> Exercise | None:
        """The first exercise that is not passed."""
        done = self._read()["passed"]
        return next((exercise for exercise in exercises if exercise.id not in done), None)

    def _read(self) -> dict[str, dict[str, Any]]:
        """What is known; a file that is damaged counts as none."""
        try:
            state = json.loads((self.folder / STATE).read_text("utf-8"))
        except (OSError, ValueError):
            state = {}
        if not isinstance(state, dict):
            state = {}
        kinds = ("passed", "hints", "given")
        return {
            kind: dict(found) if isinstance(found := state.get(kind), dict) else {}
            for kind in kinds
        }

    @contextlib.contextmanager
    def _state(self) -> Iterator[dict[str, dict[str, Any]]]:
        """Read, change and write what is known; another checker waits meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{STATE}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            state = self._read()
            yield state
            text = json.dumps(state, indent=2, sort_keys=True) + "\n"
            _write(self.folder / STATE, text.encode())

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise WorkspaceError(
                f"{self.folder} cannot be written: {error.strerror}. "
                "Give yourself the right to write there, or make room on the disk."
            ) from error


def _handed_out(exercise: Exercise) -> list[str]:
    return sorted({*exercise.files, *(set(NOT_FOR_A_RUN) - {"exercise.toml"})})


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
