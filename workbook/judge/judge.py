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

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from workbook.catalog.exercises import Exercise, declared_probes, declared_tests
from workbook.explain.explanation import Explanation
from workbook.judge.compile import CACHE, Built
from workbook.judge.runners import LIMITS, Runners, Turn
from workbook.judge.take import RefusedError, shown, take
from workbook.judge.trial import GROWTH, Ran, Trial
from workbook.judge.verdict import Outcome, StageVerdict, Verdict
from workbook.sandbox.commands import Limits, enough_processes
from workbook.sandbox.compilers import MissingCompilerError
from workbook.sandbox.sanitizers import MissingSanitizerError

MEGABYTE = 1 << 20
GROWTH_BYTES = 8  # of C's memory more per call: a leak
NOISE = 500  # bytes that come and go
GIVE_BACK = (
    "Whatever a call takes, a reference or a block of memory, it gives back, also "
    "when it fails; only what it returns passes to the caller."
)
REPAIR = "`make doctor`, and install what it names"

OnStage = Callable[[StageVerdict], None]


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
    action, untouched = "", not folder.exists()

    def tell(verdict: StageVerdict) -> None:
        stages.append(verdict)
        if on_stage:
            on_stage(verdict)

    def refuse(explanation: Explanation) -> None:
        """What cannot be built is not run either."""
        tell(StageVerdict("build", Outcome.FAILED, 0.0, explanation))
        for verdict in _not_run(exercise.stages if folder.exists() else ()):
            tell(verdict)

    try:
        taken = take(exercise, folder)
        with enough_processes(), ExitStack() as stack:
            pool = stack.enter_context(ThreadPoolExecutor(3))  # left last: it waits for its threads
            turn = turn or stack.enter_context(stack.enter_context(Runners()).turn())
            stack.push(turn.end_on_error)
            given = {name: (exercise.folder / name).read_bytes() for name in exercise.files}
            untouched = taken.items() <= given.items()
            wanted, probes = set(declared_tests(exercise)), declared_probes(exercise)
            files = given | taken
            trial = Trial(exercise, folder, files, turn, limits, cc, cache, wanted, probes)
            for verdict in _stages(trial, pool):
                tell(verdict)
    except RefusedError as refused:
        refuse(refused.explanation)
    except MissingCompilerError as problem:
        action = REPAIR
        refuse(Explanation(str(problem)))
    if any(stage.outcome is Outcome.FAILED for stage in stages):
        _need_room(tempfile.gettempdir())
    return _conclude(exercise, folder, stages, untouched=untouched, action=action)


def _need_room(place: str) -> None:
    """Where there is no room to work in, a failure says nothing of the learner's files."""
    if shutil.disk_usage(place).free < MEGABYTE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), place)


def _stages(trial: Trial, pool: ThreadPoolExecutor) -> Iterator[StageVerdict]:
    """The verdicts, in order. What does not depend on each other runs at the same time."""
    exercise = trial.exercise
    started = time.monotonic()
    trial.turn.runners.warm_up(exercise.stages, trial.cc)
    sanitized = pool.submit(trial.build, True) if "memory" in exercise.stages else None
    built = trial.build(False)
    seconds = time.monotonic() - started
    if not built.ok:
        explanation = trial.explain("build", built.raw, built.signal, built.timed_out)
        yield StageVerdict("build", Outcome.FAILED, seconds, explanation, built.raw)
        yield from _not_run(exercise.stages)
        return
    yield StageVerdict("build", Outcome.PASSED, seconds, raw=built.raw)
    first = _answers(trial, built, sanitized.result if sanitized else partial(trial.build, True))
    yield first
    if first.outcome is not Outcome.PASSED:
        yield from _not_run(exercise.stages[1:])
        return
    waiting: list[Future[StageVerdict]] = []
    for stage in exercise.stages[1:]:
        if stage == "memory" and sanitized:
            waiting.append(pool.submit(_memory, trial, sanitized))
        elif stage == "leaks":
            waiting.append(pool.submit(_leaks, trial, built))
    failed = False
    for future, stage in zip(waiting, exercise.stages[1:], strict=True):
        verdict = StageVerdict(stage, Outcome.NOT_RUN) if failed else future.result()
        yield verdict
        failed = failed or verdict.outcome is Outcome.FAILED


def _not_run(stages: tuple[str, ...]) -> Iterator[StageVerdict]:
    return (StageVerdict(stage, Outcome.NOT_RUN) for stage in stages)


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
    place = shown(folder, exercise)
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


def _answers(trial: Trial, built: Built, sanitized: Callable[[], Built]) -> StageVerdict:
    """The tests. What dies there runs again with the sanitizers, which know the line."""
    ran = trial.tests("answers", built)
    if not ran.died or trial.exercise.build == "none":
        return ran.verdict
    try:
        watched = sanitized()
    except (MissingSanitizerError, MissingCompilerError):
        return ran.verdict
    if not watched.ok:
        return ran.verdict
    quick = replace(trial, limits=replace(trial.limits, seconds=trial.limits.seconds / 2))
    again = quick.tests("answers", watched, watched=True)
    return _explained(ran, again) if again.died else ran.verdict


def _explained(ran: Ran, again: Ran) -> StageVerdict:
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


def _memory(trial: Trial, sanitized: Future[Built]) -> StageVerdict:
    """The tests again, with every access to memory watched."""
    try:
        built = sanitized.result()
        if built.ok:
            return trial.tests("memory", built, watched=True).verdict
    except (MissingSanitizerError, MissingCompilerError) as problem:
        return StageVerdict("memory", Outcome.SKIPPED, 0.0, Explanation(str(problem)))
    explanation = trial.explain("memory", built.raw, built.signal, built.timed_out)
    return StageVerdict("memory", Outcome.FAILED, 0.0, explanation, built.raw)


def _leaks(trial: Trial, built: Built) -> StageVerdict:
    """Call the probes many times: memory and reference counts must stay where they are."""
    verdict, probes = trial.probe(built)
    if verdict.outcome is not Outcome.PASSED:
        return verdict
    for file, (blocks, size, references, calls) in probes.items():
        most = calls * GROWTH
        if references >= most:
            what = f"the reference count of an object that it uses grew by {references}"
        elif blocks >= most:
            what = f"{blocks} blocks of Python's memory were left over"
        elif size >= max(calls * GROWTH_BYTES, NOISE):
            what = f"{size // calls} bytes of memory per call were left over"
        else:
            continue
        module = ", ".join(Path(name).stem for name in trial.exercise.edit)
        message = f"{module}: after {calls} calls of leak_probe in {file}, {what}."
        leak = Explanation(message, rule=GIVE_BACK, read=trial.exercise.read)
        counted = f"blocks +{blocks}, bytes of malloc +{size}, references +{references}"
        raw = f"{verdict.raw}{calls} calls: {counted}\n"
        leak = trial.explain("leaks", raw, known=leak)
        return replace(verdict, outcome=Outcome.FAILED, explanation=leak, raw=raw)
    return verdict
