"""Judges the files of a learner: stage after stage, each in a process of its own, to one verdict.

What a pass is made of. The learner's code runs in the same process as the tests, because that is
what a binding is for; so the end of that process, its status and its output prove nothing.

- Only the files that the exercise names are taken from the learner, as regular files, and copied.
  Tests come from exercises/. The learner's folder is never written.
- The tests that must pass are read from their source, by this process, before anything is run.
- child.py tells what happened in lines that are signed with a key made for this run. A
  line that is not signed counts for nothing, and a test without a signed "passed" has not passed.
- Among the tests run two controls with names made for this run, which must fail. Where somebody
  has changed pytest, so that everything passes, they pass too, and are found out.
- The functions of the tests, the builtins, and the modules that the tests use are looked at before
  and after each test: whoever has replaced one of them is told so. The test files are compared
  with the originals at the end.
- The program must then end by itself, with status 0.

This stands against accidents, and against mischief for the fun of it. It does not stand against
somebody who takes pains: code in the same process can find the key in memory, and an object that
says of itself that it equals everything must be caught by the tests. A learner's file runs with
the rights of the learner; it is limited in time, memory, processes and size of files, not in what
it may read or delete. Judging people who do not trust each other wants a container around all
of this.
"""

import ast
import errno
import hmac
import json
import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workbook.catalog.exercises import Exercise, declared_probes, declared_tests
from workbook.explain.explanation import Explanation
from workbook.judge.compile import CACHE, Built, compile_files
from workbook.judge.runners import LIMITS, Runners, Turn
from workbook.judge.verdict import Outcome, StageVerdict, Verdict
from workbook.sandbox.commands import Limits, Result
from workbook.sandbox.compilers import MissingCompilerError, find
from workbook.sandbox.sanitizers import MissingSanitizerError

MEGABYTE = 1 << 20
LARGEST = MEGABYTE  # of a learner's file
GROWTH = 500  # blocks or references more after 1000 calls: a leak
GROWTH_BYTES = 8000
DIGEST = "sha256"
REPAIR = "`make doctor`, and install what it names"
CONTROL = "def test_control():\n    assert {number} + 1 == {number}\n"

OnStage = Callable[[StageVerdict], None]


class UnusableFileError(Exception):
    """A learner's file is missing, or is nothing that can be judged; says why."""


@dataclass
class Story:
    """What a run told, signed."""

    collected: list[str] = field(default_factory=list)
    passed: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    changed: str = ""
    began: str = ""
    probes: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    planted: tuple[int, int, int] = (0, 0, 0)
    done: bool = False


def judge(
    exercise: Exercise,
    folder: Path,
    *,
    on_stage: OnStage | None = None,
    cc: str | None = None,
    limits: Limits = LIMITS,
    cache: Path | None = CACHE,
    turn: Turn | None = None,
) -> Verdict:
    """Judge the files in `folder`.

    Args:
        exercise: The exercise.
        folder: Where the learner's files lie; it is only read.
        on_stage: Called with each stage's verdict as soon as it is known, in order.
        cc: The compiler; the first that is found, by default.
        limits: For each run of the tests.
        cache: Where compiled files are kept; None keeps none.
        turn: What it runs with, when several judgements share their runners.

    Raises:
        ExerciseError: The exercise itself is wrong.
        SandboxError: The sandbox itself failed.
        OSError: The folder for temporary files is full.
        EndedError: Somebody has ended the turn.
    """
    stages: list[StageVerdict] = []
    action = ""

    def tell(verdict: StageVerdict) -> None:
        stages.append(verdict)
        if on_stage:
            on_stage(verdict)

    try:
        taken = take(exercise, folder)
    except UnusableFileError as problem:
        tell(StageVerdict("build", Outcome.FAILED, 0.0, Explanation(str(problem))))
        started = folder.exists()
        return _conclude(exercise, folder, stages, untouched=not started)
    with ExitStack() as stack:
        pool = stack.enter_context(ThreadPoolExecutor(3))  # left last: it waits for its threads
        turn = turn or stack.enter_context(stack.enter_context(Runners()).turn())
        stack.push(turn.end_on_error)
        given = {name: (exercise.folder / name).read_bytes() for name in exercise.files}
        job = _Job(exercise, folder, given | taken, turn, limits, cc, cache)
        try:
            for verdict in _stages(job, pool):
                tell(verdict)
        except MissingCompilerError as problem:
            action = REPAIR
            tell(StageVerdict("build", Outcome.FAILED, 0.0, Explanation(str(problem))))
            for verdict in _not_run(exercise.stages):
                tell(verdict)
    if any(stage.outcome is Outcome.FAILED for stage in stages):
        _need_room(tempfile.gettempdir())
    untouched = _untouched(exercise, taken)
    return _conclude(exercise, folder, stages, untouched=untouched, action=action)


def take(exercise: Exercise, folder: Path) -> dict[str, bytes]:
    """The learner's files.

    Raises:
        UnusableFileError: One is missing, too large, or no file of this folder.
    """
    taken = {}
    for name in exercise.edit:
        path = folder / name
        if path.is_symlink() and path.resolve().parent != folder.resolve():
            raise UnusableFileError(
                f"{name} is a symbolic link that leads out of this exercise's folder. "
                "Put the file itself there."
            )
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        except FileNotFoundError:
            raise UnusableFileError(f"{name} is missing in {_short(exercise, folder)}.") from None
        except OSError as error:
            raise UnusableFileError(f"{name} cannot be read: {error.strerror}.") from None
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise UnusableFileError(f"{name} is not a regular file.")
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UnusableFileError(f"{name} is larger than {LARGEST // MEGABYTE} MB.")
        taken[name] = data
    return taken


def _need_room(place: str) -> None:
    """Where there is no room to work in, a failure says nothing of the learner's files."""
    if shutil.disk_usage(place).free < MEGABYTE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), place)


def _untouched(exercise: Exercise, taken: Mapping[str, bytes]) -> bool:
    return all((exercise.folder / name).read_bytes() == data for name, data in taken.items())


def _short(exercise: Exercise, path: Path) -> str:
    """A path as a learner sees it: from the root of the tree, where it lies there."""
    tree = exercise.tree.resolve()
    full = path.resolve()
    return full.relative_to(tree).as_posix() if full.is_relative_to(tree) else str(path)


def _stages(job: "_Job", pool: ThreadPoolExecutor) -> Iterator[StageVerdict]:
    """The verdicts, in order. What does not depend on each other runs at the same time."""
    exercise = job.exercise
    started = time.monotonic()
    for stage in exercise.stages:
        job.warm_up(watched=stage == "memory")
    sanitized = pool.submit(job.build, True) if "memory" in exercise.stages else None
    built = job.build(False)
    seconds = time.monotonic() - started
    if not built.ok:
        explanation = job.explain("build", built.raw, built.signal, built.timed_out)
        yield StageVerdict("build", Outcome.FAILED, seconds, explanation, built.raw)
        yield from _not_run(exercise.stages)
        return
    yield StageVerdict("build", Outcome.PASSED, seconds, raw=built.raw)
    first = job.tests("answers", built)
    yield first
    if first.outcome is not Outcome.PASSED:
        yield from _not_run(exercise.stages[1:])
        return
    waiting: list[Future[StageVerdict]] = []
    for stage in exercise.stages[1:]:
        if stage == "memory" and sanitized:
            waiting.append(pool.submit(job.memory, sanitized))
        elif stage == "leaks":
            waiting.append(pool.submit(job.leaks, built))
    failed = False
    for future, stage in zip(waiting, exercise.stages[1:], strict=True):
        verdict = StageVerdict(stage, Outcome.NOT_RUN) if failed else future.result()
        yield verdict
        failed = failed or verdict.outcome is Outcome.FAILED


def _not_run(stages: tuple[str, ...]) -> Iterator[StageVerdict]:
    for stage in stages:
        yield StageVerdict(stage, Outcome.NOT_RUN)


def _conclude(
    exercise: Exercise,
    folder: Path,
    stages: list[StageVerdict],
    *,
    untouched: bool,
    action: str = "",
) -> Verdict:
    ran = [stage for stage in stages if stage.outcome is not Outcome.SKIPPED]
    if untouched:
        outcome = Outcome.NOT_STARTED
    elif all(stage.outcome is Outcome.PASSED for stage in ran):
        outcome = Outcome.PASSED
    else:
        outcome = Outcome.FAILED
    place = _short(exercise, folder)
    if action:
        pass
    elif outcome is Outcome.PASSED:
        action = "`workbook next` goes on to the next exercise."
    elif not folder.exists() or folder.resolve() == exercise.folder.resolve():
        action = f"`workbook start {exercise.number}` puts this exercise into your work folder."
    else:
        files = " and ".join(f"{place}/{name}" for name in exercise.edit)
        action = f"edit {files}, then save - or `workbook hint {exercise.number}`"
    return Verdict(exercise.id, exercise.title, outcome, tuple(stages), action)


def last_words(raw: str) -> str:
    """The last line that a tool wrote about an error, or else the last line."""
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    telling = [
        line.removeprefix("E ").strip()
        for line in lines
        if re.match(r"E |.*\b(error|ERROR|Error)\b|.*(killed by|stopped)", line)
    ]
    return (telling or lines or ["It failed, and said nothing."])[-1]


@dataclass(frozen=True)
class _Job:
    """What the runs of one judgement share."""

    exercise: Exercise
    folder: Path
    files: Mapping[str, bytes]
    turn: Turn
    limits: Limits
    cc: str | None
    cache: Path | None

    def warm_up(self, *, watched: bool) -> None:
        """Start the Python that will be needed, if this machine can."""
        with suppress(MissingSanitizerError, MissingCompilerError):
            self.turn.runners.server(find(self.cc) if watched else None)

    def build(self, sanitized: bool) -> Built:
        """Compile the learner's files."""
        return compile_files(
            self.exercise,
            self.files,
            cc=self.cc,
            sanitized=sanitized,
            cache=self.cache,
            turn=self.turn,
        )

    def explain(
        self, stage: str, raw: str, signal: str | None = None, timed_out: bool = False
    ) -> Explanation:
        """Put a failure into words. The verdict stands also where the words cannot be found."""
        read = self.exercise.read
        try:
            from workbook.explain.translate import explain

            return explain(
                raw,
                stage=stage,
                folder=self.folder,
                edit=self.exercise.edit,
                read=read,
                signal=signal,
                timed_out=timed_out,
            )
        except Exception:  # a verdict is worth more than its explanation
            return Explanation(last_words(raw), read=read)

    def tests(self, stage: str, built: Built, *, watched: bool = False) -> StageVerdict:
        """Run the tests; passed means that each was seen to pass."""
        with self._filled(built) as place:
            controls = {
                f"test_{secrets.token_hex(6)}.py": secrets.randbelow(10**6) + 2 for _ in range(2)
            }
            for name, number in controls.items():
                (place / name).write_text(CONTROL.format(number=number))
            before, after = controls
            order = [before, *self.exercise.tests, after]
            result, story = self._run(place, order, [], watched)
            intact = self._intact(place)
            expected_to_fail = {f"{name}::test_control" for name in controls}
            problem = self._fraud(story, intact)
            if not problem and expected_to_fail & story.passed:
                problem = "pytest was changed while it ran: a test that must fail has passed."
            for control in expected_to_fail:
                story.failed.pop(control, None)
            wanted = set(declared_tests(self.exercise))
            done = {re.sub(r"\[.*$", "", name, flags=re.S) for name in story.passed}
            return self._verdict(stage, result, story, problem, wanted, done, place.parent)

    def memory(self, sanitized: Future[Built]) -> StageVerdict:
        """The tests again, with every access to memory watched."""
        try:
            built = sanitized.result()
            if built.ok:
                return self.tests("memory", built, watched=True)
        except (MissingSanitizerError, MissingCompilerError) as problem:
            return StageVerdict("memory", Outcome.SKIPPED, 0.0, Explanation(str(problem)))
        explanation = self.explain("memory", built.raw, built.signal, built.timed_out)
        return StageVerdict("memory", Outcome.FAILED, 0.0, explanation, built.raw)

    def leaks(self, built: Built) -> StageVerdict:
        """Call the probes many times: memory and reference counts must stay where they are."""
        probes = list(declared_probes(self.exercise))
        with self._filled(built) as place:
            result, story = self._run(place, [], probes)
            problem = self._fraud(story, self._intact(place))
            if not problem and story.done and story.planted[0] < GROWTH:
                problem = "A planted leak was not seen: the count of memory was changed."
            verdict = self._verdict(
                "leaks", result, story, problem, set(probes), set(story.probes), place.parent
            )
            if verdict.outcome is not Outcome.PASSED:
                return verdict
        for file, (blocks, size, references) in story.probes.items():
            if blocks >= GROWTH or references >= GROWTH or size >= GROWTH_BYTES:
                return self._leak(verdict, file, blocks, size, references)
        return verdict

    def _leak(
        self, verdict: StageVerdict, file: str, blocks: int, size: int, references: int
    ) -> StageVerdict:
        if references >= GROWTH:
            what = f"the reference count of an object that it uses grew by {references}"
        elif blocks >= GROWTH:
            what = f"{blocks} blocks of Python's memory were left over"
        else:
            what = f"{size // 1000} bytes of memory per call were left over"
        module = ", ".join(Path(name).stem for name in self.exercise.edit)
        explanation = Explanation(
            message=f"{module}: after 1000 calls of leak_probe in {file}, {what}.",
            rule="Whatever a call takes, a reference or a block of memory, it gives back, also "
            "when it fails; only what it returns passes to the caller.",
            read=self.exercise.read,
        )
        counted = (
            f"blocks +{blocks}, bytes of malloc +{size // 1000} per call, references +{references}"
        )
        raw = f"1000 calls: {counted}\n"
        return replace(
            verdict, outcome=Outcome.FAILED, explanation=explanation, raw=verdict.raw + raw
        )

    @contextmanager
    def _filled(self, built: Built) -> Iterator[Path]:
        """A folder with all that a run needs."""
        with self.turn.folder(self.exercise.name) as place:
            for name, data in {**built.files, **self.files}.items():
                (place / name).write_bytes(data)
            yield place

    def _intact(self, place: Path) -> bool:
        """Whether the test files are still what they were."""
        try:
            return all(
                (place / name).read_bytes() == self.files[name] for name in self.exercise.tests
            )
        except OSError:
            return False

    def _run(
        self, place: Path, order: list[str], probes: list[str], watched: bool = False
    ) -> tuple[Result, Story]:
        key = secrets.token_bytes(32)
        message = {
            "key": key.hex(),
            "folder": str(place),
            "order": [str(place / name) for name in order],
            "probes": probes,
            "imports": self._imports(),
        }
        watched_by = find(self.cc) if watched else None
        result = self.turn.call(json.dumps(message).encode(), place, self.limits, watched_by)
        return result, read_story(result.told, key)

    def _imports(self) -> list[str]:
        """Modules of the standard library that the tests import: they are watched."""
        found = set()
        for name in self.exercise.tests:
            for node in ast.walk(ast.parse(self.files[name])):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module)
        # sys changes all the time; "os.path" is another name for posixpath
        return sorted(
            name
            for name in found - {"sys", "__future__"}
            if name.partition(".")[0] in sys.stdlib_module_names
        )

    @staticmethod
    def _fraud(story: Story, intact: bool) -> str:
        if story.changed:
            return (
                f"{story.changed} was replaced while the tests ran. "
                "The checks need it as it was, so nothing is proved."
            )
        return "" if intact else "A test file was changed or deleted while the tests ran."

    def _verdict(
        self,
        stage: str,
        result: Result,
        story: Story,
        problem: str,
        wanted: set[str],
        done: set[str],
        top: Path,
    ) -> StageVerdict:
        raw = "".join(f"_____ {name} _____\n{text}\n" for name, text in [*story.failed.items()][:3])
        raw += "\n".join([*story.unread, result.stdout])
        for prefix in (f"{top}/{self.exercise.name}/", f"{top.resolve()}/{self.exercise.name}/"):
            raw = raw.replace(prefix, "")

        def failed(explanation: Explanation) -> StageVerdict:
            return StageVerdict(stage, Outcome.FAILED, result.seconds, explanation, raw)

        if problem:
            return failed(Explanation(problem, read=self.exercise.read))
        if story.failed or story.unread:
            return failed(self.explain(stage, raw))
        if result.too_many_processes:
            return failed(
                Explanation(
                    f"It started more than {result.limits.processes} processes, and was stopped.",
                    rule="A program that starts copies of itself without end stops the machine.",
                    read=self.exercise.read,
                )
            )
        if result.timed_out and wanted <= done and story.done:
            return failed(
                Explanation(
                    "All checks have passed, but the program did not end: something it has "
                    f"started still ran after {result.limits.seconds:g} s.",
                    rule="A thread that never ends keeps its program from ending.",
                    read=self.exercise.read,
                )
            )
        if result.signal or result.timed_out or "Sanitizer" in raw or "runtime error:" in raw:
            at = f"\n(while {story.began} ran)\n" if story.began else ""
            raw = f"{raw.rstrip()}{at}\n{result.fate}\n"
            return failed(self.explain(stage, raw, result.signal, result.timed_out))
        if story.skipped:
            name = next(iter(story.skipped))
            return failed(Explanation(f"{name} was skipped, so nothing is proved."))
        if not story.done or not wanted <= done or not wanted:
            return failed(
                Explanation(
                    f"The program left with status {result.returncode} when "
                    f"{len(wanted & done)} of {len(wanted)} checks had run.",
                    rule="A check that has not run has not passed: do not end the program.",
                    read=self.exercise.read,
                )
            )
        if not result.ok:
            return failed(
                Explanation(
                    f"All checks have passed, but then the program failed: {result.fate}.",
                    rule="A program ends with status 0, also while Python clears up.",
                    read=self.exercise.read,
                )
            )
        return StageVerdict(stage, Outcome.PASSED, result.seconds, raw=result.stdout)


def read_story(told: bytes, key: bytes) -> Story:
    """What a run told. A line without the right signature counts for nothing."""
    story = Story()
    for line in told.split(b"\n"):
        signature, _, text = line.partition(b" ")
        if not hmac.compare_digest(signature, hmac.digest(key, text, DIGEST).hex().encode()):
            continue
        _add(story, *json.loads(text))
    broken = {*story.failed, *story.skipped}
    story.passed -= broken
    return story


def _add(story: Story, kind: str, *facts: Any) -> None:
    match kind:
        case "collected":
            story.collected = list(facts[0])
        case "begins":
            story.began = facts[0]
        case "part":
            name, when, outcome, text = facts
            if outcome == "failed":
                story.failed.setdefault(name, text)
            elif outcome == "skipped":
                story.skipped[name] = text
            elif when == "call":
                story.passed.add(name)
        case "unread":
            story.unread.append(facts[1])
        case "internal":
            story.unread.append(facts[0])
        case "changed":
            story.changed = story.changed or facts[1]
        case "planted":
            story.planted = (facts[0], facts[1], facts[2])
        case "probe":
            story.probes[facts[0]] = (facts[1], facts[2], facts[3])
        case "done":
            story.done = True
