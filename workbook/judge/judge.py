"""Judges the files of a learner: stage after stage, each in a process of its own, to one verdict.

What a pass is made of. The learner's code runs in the same process as the tests, because that is
what a binding is for; so the end of that process, its status and its output prove nothing.

- Only the files that the exercise names are taken from the learner, as regular files, and copied.
  Tests come from exercises/. The learner's folder is never written.
- The tests that must pass are read from their source, by this process, before anything is run.
- child.py tells what happened in lines that are signed with a key made for this run. A
  line that is not signed counts for nothing, and a test without a signed "passed" has not passed.
- Among the tests run two controls with names made for this run, which must be seen to fail.
- witness.py holds the key, and looks at pytest, the builtins, the modules that the tests use, the
  tests and their data, before and after each test: whoever has replaced one of them is told so.
  The test files are compared with the originals at the end.
- The program must then end by itself, with status 0.

This stands against accidents, and against mischief for the fun of it. It does not stand against
somebody who takes pains: C code in the same process can do anything. A learner's file runs with
the rights of the learner; it is limited in time, memory, processes and size of files, not in what
it may read or delete. Judging people who do not trust each other wants a container around all
of this.
"""

import ast
import errno
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
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from workbook.catalog.exercises import Exercise, declared_probes, declared_tests
from workbook.explain.explanation import Explanation
from workbook.explain.report import Report
from workbook.judge.compile import CACHE, Built, compile_files
from workbook.judge.forbidden import forbidden
from workbook.judge.runners import LIMITS, Runners, Turn
from workbook.judge.story import Story, read_story
from workbook.judge.verdict import Outcome, StageVerdict, Verdict
from workbook.judge.witness import LOST
from workbook.sandbox.commands import Limits, Result, enough_processes
from workbook.sandbox.compilers import MissingCompilerError, find
from workbook.sandbox.sanitizers import MissingSanitizerError

MEGABYTE = 1 << 20
LARGEST = MEGABYTE  # of a learner's file
GROWTH = 0.5  # blocks or references more per call: a leak
GROWTH_BYTES = 8
NOISE = 500  # bytes that come and go
CONTROL = "def {name}():\n    assert {number} + 1 == {number}\n"

REPORT = re.compile(r"^==\d+==ERROR: \w+Sanitizer: |^\S.*:\d+:\d+: runtime error: ", re.M)
HUNG = r"ERROR: AddressSanitizer: ABRT"
REPAIR = "`make doctor`, and install what it names"

OnStage = Callable[[StageVerdict], None]


class UnusableFileError(Exception):
    """A learner's file is missing, or is nothing that can be judged; says why."""


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
    except UnusableFileError as error:
        tell(StageVerdict("build", Outcome.FAILED, 0.0, Explanation(str(error))))
        started = folder.exists()
        return _conclude(exercise, folder, stages, untouched=not started)
    if problem := forbidden(taken):
        tell(StageVerdict("build", Outcome.FAILED, 0.0, replace(problem, read=exercise.read)))
        for verdict in _not_run(exercise.stages):
            tell(verdict)
        return _conclude(exercise, folder, stages, untouched=_untouched(exercise, taken))
    with enough_processes(), ExitStack() as stack:
        pool = stack.enter_context(ThreadPoolExecutor(3))  # left last: it waits for its threads
        turn = turn or stack.enter_context(stack.enter_context(Runners()).turn())
        stack.push(turn.end_on_error)
        given = {name: (exercise.folder / name).read_bytes() for name in exercise.files}
        wanted, probes = set(declared_tests(exercise)), declared_probes(exercise)
        job = _Job(exercise, folder, given | taken, turn, limits, cc, cache, wanted, probes)
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
    first = job.answers(built, sanitized.result if sanitized else partial(job.build, True))
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
    wanted: set[str]
    """Tests that must pass, and"""
    probes: tuple[str, ...]
    """test files with a leak_probe: as they were before anything of the learner's ran."""

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
        self,
        stage: str,
        raw: str,
        signal: str | None = None,
        timed_out: bool = False,
        known: Explanation | None = None,
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
                feedback=self.exercise.feedback,
                known=known,
            )
        except Exception:  # a verdict is worth more than its explanation
            return known or Explanation(last_words(raw), read=read)

    def tests(self, stage: str, built: Built, *, watched: bool = False) -> "_Ran":
        """Run the tests; passed means that each was seen to pass."""
        with self._filled(built) as place:
            controls = [f"test_{secrets.token_hex(6)}" for _ in range(2)]
            for name in controls:
                number = secrets.randbelow(10**6) + 2
                text = CONTROL.format(name=name, number=number)
                (place / f"{name}.py").write_text(text)
            before, after = (f"{name}.py" for name in controls)
            order = [before, *self.exercise.tests, after]
            result, story = self._run(place, built, order, [], watched)
            intact = self._intact(place)
            must_fail = {f"{name}.py::{name}" for name in controls}
            problem = self._fraud(story, intact)
            if not problem and story.done and not story.unread and must_fail - story.failed.keys():
                problem = "pytest was changed while it ran: a test that must fail has passed."
            for control in must_fail:
                story.failed.pop(control, None)
            if story.began in must_fail:
                story.began = ""
            done = {re.sub(r"\[.*$", "", name, flags=re.S) for name in story.passed}
            return self._verdict(stage, result, story, problem, self.wanted, done, place.parent)

    def answers(self, built: Built, sanitized: Callable[[], Built]) -> StageVerdict:
        """The tests. What dies there runs again with the sanitizers, which know the line."""
        ran = self.tests("answers", built)
        if not ran.died or self.exercise.build == "none":
            return ran.verdict
        try:
            watched = sanitized()
        except (MissingSanitizerError, MissingCompilerError):
            return ran.verdict
        if not watched.ok:
            return ran.verdict
        quick = replace(self, limits=replace(self.limits, seconds=self.limits.seconds / 2))
        again = quick.tests("answers", watched, watched=True)
        return self._explained(ran, again) if again.died else ran.verdict

    @staticmethod
    def _explained(ran: "_Ran", again: "_Ran") -> StageVerdict:
        """The verdict of a plain run, with what the sanitizers know of it."""
        plain, known = ran.verdict.explanation, again.verdict.explanation
        if not plain or not known:
            return ran.verdict
        raw = f"{ran.verdict.raw}\n--- the same, with the sanitizers ---\n{again.verdict.raw}"
        if ran.timed_out:  # it is known already what happened, but not where
            explanation = replace(plain, where=again.hung_at or plain.where or known.where)
        elif again.reported and known.where:  # else the plain one knows more of the call
            explanation = known
        else:
            return ran.verdict
        return replace(ran.verdict, explanation=explanation, raw=raw)

    def memory(self, sanitized: Future[Built]) -> StageVerdict:
        """The tests again, with every access to memory watched."""
        try:
            built = sanitized.result()
            if built.ok:
                return self.tests("memory", built, watched=True).verdict
        except (MissingSanitizerError, MissingCompilerError) as problem:
            return StageVerdict("memory", Outcome.SKIPPED, 0.0, Explanation(str(problem)))
        explanation = self.explain("memory", built.raw, built.signal, built.timed_out)
        return StageVerdict("memory", Outcome.FAILED, 0.0, explanation, built.raw)

    def leaks(self, built: Built) -> StageVerdict:
        """Call the probes many times: memory and reference counts must stay where they are."""
        with self._filled(built) as place:
            result, story = self._run(place, built, [], list(self.probes))
            problem = self._fraud(story, self._intact(place))
            blocks, _, _, calls = story.planted
            if not problem and story.done and blocks < calls * GROWTH:
                problem = "A planted leak was not seen: the count of memory was changed."
            wanted, done = set(self.probes), set(story.probes)
            ran = self._verdict("leaks", result, story, problem, wanted, done, place.parent)
            verdict = ran.verdict
            if verdict.outcome is not Outcome.PASSED:
                return verdict
        for file, (blocks, size, references, calls) in story.probes.items():
            most = calls * GROWTH
            if references >= most:
                what = f"the reference count of an object that it uses grew by {references}"
            elif blocks >= most:
                what = f"{blocks} blocks of Python's memory were left over"
            elif size >= max(calls * GROWTH_BYTES, NOISE):
                what = f"{size // calls} bytes of memory per call were left over"
            else:
                continue
            module = ", ".join(Path(name).stem for name in self.exercise.edit)
            explanation = Explanation(
                message=f"{module}: after {calls} calls of leak_probe in {file}, {what}.",
                rule="Whatever a call takes, a reference or a block of memory, it gives back, also "
                "when it fails; only what it returns passes to the caller.",
                read=self.exercise.read,
            )
            counted = f"blocks +{blocks}, bytes of malloc +{size}, references +{references}"
            raw = f"{verdict.raw}{calls} calls: {counted}\n"
            explanation = self.explain("leaks", raw, known=explanation)
            return replace(verdict, outcome=Outcome.FAILED, explanation=explanation, raw=raw)
        return verdict

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
        self, place: Path, built: Built, order: list[str], probes: list[str], watched: bool = False
    ) -> tuple[Result, Story]:
        key = secrets.token_bytes(32)
        tree = self.exercise.tree.resolve()
        own = [*built.files, *(name for name in self.exercise.edit if name.endswith(".py"))]
        message = {
            "key": key.hex(),
            "folder": str(place),
            "order": [str(place / name) for name in order],
            "probes": probes,
            "imports": self._imports(),
            "watched": watched,
            "modules": {name.partition(".")[0]: str(place / name) for name in own},
            "edit": self.exercise.edit,
            "closed": [
                f"{folder}/" for folder in (tree / "solutions", CACHE, self.cache) if folder
            ],
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
        if story.opened:
            return f"{story.opened} was opened while the tests ran. An answer stands on its own."
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
    ) -> "_Ran":
        raw = "".join(f"_____ {name} _____\n{text}\n" for name, text in [*story.failed.items()][:3])
        raw += "\n".join([*story.unread, result.stdout])
        raw = raw.replace(f"{top}/{self.exercise.name}/", "")
        read = self.exercise.read
        complete = bool(wanted) and wanted <= done and story.done

        def failed(message: str, rule: str = "") -> _Ran:
            explanation = Explanation(message, rule=rule, read=read)
            return _Ran(StageVerdict(stage, Outcome.FAILED, result.seconds, explanation, raw))

        if problem:
            return failed(problem)
        if story.failed or story.unread:
            explanation = self.explain(stage, raw)
            return _Ran(StageVerdict(stage, Outcome.FAILED, result.seconds, explanation, raw))
        if result.too_many_processes:
            return failed(
                f"It started more than {result.limits.processes} processes, and was stopped.",
                "A program that starts copies of itself without end stops the machine.",
            )
        if result.too_much_memory:
            return failed(
                f"It was {result.fate}.", "Give memory back, or ask for less of it at a time."
            )
        if result.timed_out and complete:
            return failed(
                "All checks have passed, but the program did not end: something it has "
                f"started still ran after {result.limits.seconds:g} s.",
                "A thread that never ends keeps its program from ending.",
            )
        reported = not result.ok and REPORT.search(raw) is not None
        if result.signal or result.timed_out or reported:
            return self._died(stage, result, story, raw, reported, wanted <= done)
        if story.skipped:
            return failed(f"{next(iter(story.skipped))} was skipped, so nothing is proved.")
        last = last_words(result.stdout) if result.stdout.strip() else ""
        last = f" Its last words: {last}" if last else ""
        if result.returncode == LOST:
            return failed(
                f"The program closed a file that is not its own: after {len(wanted & done)} of "
                f"{len(wanted)} checks, they could not report any more.{last}",
                "Close what you have opened, and nothing else: os.closerange closes it all.",
            )
        if not complete:
            return failed(
                f"The program left with status {result.returncode} when "
                f"{len(wanted & done)} of {len(wanted)} checks had run.{last}",
                "A check that has not run has not passed: do not end the program.",
            )
        if not result.ok:
            return failed(
                f"All checks have passed, but then the program failed: {result.fate}.{last}",
                "A program ends with status 0, also while Python clears up.",
            )
        return _Ran(StageVerdict(stage, Outcome.PASSED, result.seconds, raw=result.stdout))

    def _died(
        self, stage: str, result: Result, story: Story, raw: str, reported: bool, late: bool
    ) -> "_Ran":
        """Killed by a signal, by the clock, or by a sanitizer."""
        if late:
            at = "\n(after all checks, while the program ended)\n"
        else:
            at = f"\n(while {story.began} ran)\n" if story.began else ""
        raw = f"{raw.rstrip()}{at}\n{result.fate}\n"
        explanation = self.explain(stage, raw, result.signal, result.timed_out)
        if late:
            said = explanation.message
            message = f"All checks have passed, but while the program ended: {said}"
            explanation = replace(explanation, message=message)
        verdict = StageVerdict(stage, Outcome.FAILED, result.seconds, explanation, raw)
        report = Report(raw, stage, self.folder, self.exercise.edit, self.exercise.read)
        hung_at = report.where_c(report.stack(HUNG)) if result.timed_out else ""
        return _Ran(verdict, True, result.timed_out, reported, hung_at)


@dataclass(frozen=True)
class _Ran:
    """How a run of the tests ended."""

    verdict: StageVerdict
    died: bool = False
    timed_out: bool = False
    reported: bool = False
    """Whether a sanitizer ended it, and said why."""
    hung_at: str = ""
    """The learner's line of C at which it was when its time was over."""
