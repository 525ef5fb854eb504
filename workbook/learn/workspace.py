"""The learner's own folder, work/: copies of the starters, backups, and what has been passed.

What somebody wrote is never overwritten and never deleted: `start` and `update` write files that
are missing or still as they were given out, `reset` moves the old files to a dated backup first.
What was passed once stays passed. A damaged list of it is kept beside a new one.
"""

import contextlib
import difflib
import fcntl
import hashlib
import itertools
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from workbook.catalog.exercises import NOT_FOR_A_RUN, Exercise
from workbook.learn.say import say

STATE = ".progress.json"
BACKUPS = ".backups"
KINDS = {"passed": str, "failing": str, "hints": int, "given": dict}
"""What is noted of exercises: when it was passed, and when it failed after that; how many hints
were seen; the digest of each file as it was given out."""


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
                    given[name] = _give(exercise, name, place)
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
        if not place.exists():
            self.start(exercise)
            return None
        backups = self.folder / BACKUPS / exercise.id
        new = None
        try:
            with self._writing():  # first what needs room, then what needs none
                backups.mkdir(parents=True, exist_ok=True)
                backup = _free(backups / f"{datetime.now():%Y-%m-%d_%H-%M-%S}")
                new = Path(tempfile.mkdtemp(dir=self.folder, prefix=".new-"))
                new.chmod(0o755)
                given = {name: _give(exercise, name, new) for name in _handed_out(exercise)}
                with self._state() as state:
                    state["hints"].pop(exercise.id, None)
                    state["given"][exercise.id] = given
                place.rename(backup)
                try:
                    new.rename(place)
                except BaseException:
                    backup.rename(place)
                    raise
        except WorkspaceError as error:
            raise WorkspaceError(f"{error}\nYour files are where they were.") from error
        finally:
            if new and new.exists():
                shutil.rmtree(new, ignore_errors=True)
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
                    given[name] = _give(exercise, name, place)
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
        """Whether the exercise was passed once."""
        return exercise.id in self._read()["passed"]

    def count_passed(self, exercises: tuple[Exercise, ...]) -> int:
        """How many of them were passed once."""
        done = self._read()["passed"]
        return sum(exercise.id in done for exercise in exercises)

    def stands(self, exercise: Exercise) -> str:
        """In a word: passed, failing (passed once, and the last check failed), started; else ""."""
        state = self._read()
        if exercise.id in state["passed"]:
            return "failing" if exercise.id in state["failing"] else "passed"
        return "started" if self.is_started(exercise) else ""

    def set_passed(self, exercise: Exercise, passed: bool) -> None:
        """Note how a check ended. What was passed once stays passed.

        Where work/ cannot be written, it says so; the verdict stands all the same.
        """
        before = self.stands(exercise)
        after = "passed" if passed else "failing" if self.passed(exercise) else before
        if after == before:
            return
        now = datetime.now().isoformat(timespec="seconds")
        try:
            with self._writing(), self._state() as state:
                state["failing"].pop(exercise.id, None)
                state["passed"].setdefault(exercise.id, now)
                if not passed:
                    state["failing"][exercise.id] = now
        except WorkspaceError as error:
            say(f"Your progress is not noted down: {error}", error=True)

    def hints_seen(self, exercise: Exercise) -> int:
        """How many hints the learner has asked for."""
        seen: int = self._read()["hints"].get(exercise.id, 0)
        return seen

    def next_hints(self, exercise: Exercise) -> str:
        """The next hint; after the last one, the last again.

        Where work/ cannot be written, nobody knows which were seen: then all, one on each line.
        """
        number = min(self.hints_seen(exercise) + 1, len(exercise.hints))
        first = number
        try:
            with self._writing(), self._state() as state:
                state["hints"][exercise.id] = number
        except WorkspaceError as error:
            say(f"Which hints you have seen cannot be noted, so here are all. {error}", error=True)
            first, number = 1, len(exercise.hints)
        total = len(exercise.hints)
        return "\n".join(
            f"Hint {one} of {total}: {exercise.hints[one - 1]}" for one in range(first, number + 1)
        )

    def first_open(self, exercises: tuple[Exercise, ...]) -> Exercise | None:
        """The first exercise that is not passed."""
        done = self._read()["passed"]
        return next((exercise for exercise in exercises if exercise.id not in done), None)

    def _read(self) -> dict[str, dict[str, Any]]:
        """What is known. A file that is damaged is put aside at once, if that can be done."""
        state, whole = self._understood()
        if not whole:
            with contextlib.suppress(OSError), self._state():
                pass
        return state

    def _understood(self) -> tuple[dict[str, dict[str, Any]], bool]:
        """What can be read of the file, and whether that is all of it."""
        try:
            text = (self.folder / STATE).read_text("utf-8", "replace")
        except (FileNotFoundError, NotADirectoryError):
            text = "{}"
        except OSError:
            text = ""
        try:
            found, whole = json.loads(text), True
        except (ValueError, RecursionError):  # it may be cut off: entries can still be whole
            entry = r'"(\d\d_\w+/\d\d_\w+)": '
            found, whole = (
                {"passed": dict(re.findall(rf'{entry}"(\d{{4}}-[\dT:-]+)"', text))},
                False,
            )
            found["hints"] = {key: int(seen) for key, seen in re.findall(rf"{entry}(\d)", text)}
        state: dict[str, dict[str, Any]] = {}
        for kind, wanted in KINDS.items():
            known = found.get(kind, {}) if isinstance(found, dict) else None
            entries = known.items() if isinstance(known, dict) else ()
            state[kind] = {key: one for key, one in entries if isinstance(one, wanted)}
            whole = whole and state[kind] == known
        return state, whole

    @contextlib.contextmanager
    def _state(self) -> Iterator[dict[str, dict[str, Any]]]:
        """Read, change and write what is known; another checker waits meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{STATE}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            state, whole = self._understood()
            yield state
            new = _write(json.dumps(state, indent=2, sort_keys=True).encode() + b"\n", self.folder)
            if not whole:
                kept = _free(self.folder / ".progress.damaged.json")
                (self.folder / STATE).rename(kept)
                say(
                    f"The note of your progress, {STATE}, was damaged. What could be read of it "
                    f"is kept: {len(state['passed'])} passed. The damaged file is {kept}",
                    error=True,
                )
            new.replace(self.folder / STATE)

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


def _give(exercise: Exercise, name: str, place: Path) -> str:
    """Put one file of an exercise into a folder. Returns its digest."""
    data = (exercise.folder / name).read_bytes()
    _write(data, place).replace(place / name)
    return _digest(data)


def _free(path: Path) -> Path:
    """This path, or when it is taken, one with a number: "backup", "backup-2", "backup-3"."""
    taken = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in itertools.count(2))
    return next(one for one in itertools.chain([path], taken) if not os.path.lexists(one))


def _write(data: bytes, folder: Path) -> Path:
    """Write a file whole or not at all, under a name of its own; the caller moves it."""
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
