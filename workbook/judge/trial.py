"""Runs the tests or the probes of one exercise, and says what that run proves.

judge.py says what a pass is made of.
"""

import ast
import json
import re
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbook.catalog.exercises import Exercise
from workbook.explain.explanation import Explanation
from workbook.explain.report import Report
from workbook.judge.compile import CACHE, Built, compile_files
from workbook.judge.runners import Turn
from workbook.judge.story import Story, read_story
from workbook.judge.verdict import Outcome, StageVerdict
from workbook.judge.witness import LOST
from workbook.sandbox.commands import Limits, Result
from workbook.sandbox.compilers import find

GROWTH = 0.5  # blocks or references more per call: a leak
CONTROL = "def {name}():\n    assert {number} + 1 == {number}\n"
REPORT = re.compile(r"^==\d+==ERROR: \w+Sanitizer: |^\S.*:\d+:\d+: runtime error: ", re.M)
HUNG = r"ERROR: AddressSanitizer: ABRT"


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
class Trial:
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
                raw, stage=stage, folder=self.folder, edit=self.exercise.edit, read=read,
                signal=signal, timed_out=timed_out, given=self.exercise.folder,
                feedback=self.exercise.feedback, known=known,
            )  # fmt: skip
        except Exception:  # a verdict is worth more than its explanation
            return known or Explanation(last_words(raw), read=read)

    def tests(self, stage: str, built: Built, *, watched: bool = False) -> "Ran":
        """Run the tests; passed means that each was seen to pass."""
        controls = [f"test_{secrets.token_hex(6)}" for _ in range(2)]
        numbers = [secrets.randbelow(10**6) + 2 for _ in controls]
        texts = {
            f"{name}.py": CONTROL.format(name=name, number=number).encode()
            for name, number in zip(controls, numbers, strict=True)
        }
        before, after = texts
        order = [before, *self.exercise.tests, after]
        result, story, problem = self._run(built, order, watched=watched, more=texts)
        must_fail = {f"{name}.py::{name}" for name in controls}
        if not problem and story.done and not story.unread and must_fail - story.failed.keys():
            problem = "pytest was changed while it ran: a test that must fail has passed."
        for control in must_fail:
            story.failed.pop(control, None)
        if story.began in must_fail:
            story.began = ""
        done = {re.sub(r"\[.*$", "", name, flags=re.S) for name in story.passed}
        return self._verdict(stage, result, story, problem, self.wanted, done)

    def probe(self, built: Built) -> tuple[StageVerdict, dict[str, tuple[int, int, int, int]]]:
        """Run the leak probes, and say how much each has left over (child.measure)."""
        result, story, problem = self._run(built, [], [*self.probes])
        blocks, _, _, calls = story.planted
        if not problem and story.done and blocks < calls * GROWTH:
            problem = "A planted leak was not seen: the count of memory was changed."
        wanted, done = set(self.probes), set(story.probes)
        return self._verdict("leaks", result, story, problem, wanted, done).verdict, story.probes

    def _intact(self, place: Path) -> bool:
        """Whether the test files are still what they were."""
        try:
            return all(
                (place / name).read_bytes() == self.files[name] for name in self.exercise.tests
            )
        except OSError:
            return False

    def _run(
        self,
        built: Built,
        order: Sequence[str],
        probes: Sequence[str] = (),
        watched: bool = False,
        more: Mapping[str, bytes] = {},
    ) -> tuple[Result, Story, str]:
        """Run child.py on tests or probes. Returns also what was tampered with."""
        key = secrets.token_bytes(32)
        tree = self.exercise.tree.resolve()
        own = [*built.files, *(name for name in self.exercise.edit if name.endswith(".py"))]
        closed = [folder for folder in (tree / "solutions", CACHE, self.cache) if folder]
        with self.turn.folder(self.exercise.name) as place:
            for name, data in {**built.files, **self.files, **more}.items():
                (place / name).write_bytes(data)
            message = {
                "key": key.hex(),
                "folder": str(place),
                "order": [str(place / name) for name in order],
                "probes": probes,
                "imports": self._imports(),
                "watched": watched,
                "modules": {name.partition(".")[0]: str(place / name) for name in own},
                "edit": self.exercise.edit,
                "closed": [f"{folder}/" for folder in closed],
            }
            watched_by = find(self.cc) if watched else None
            result = self.turn.call(json.dumps(message).encode(), place, self.limits, watched_by)
            story = read_story(result.told, key)
            problem = self._fraud(story, self._intact(place))
        # paths as the learner knows them
        result = replace(result, stdout=result.stdout.replace(f"{place}/", ""))
        story.failed = {name: text.replace(f"{place}/", "") for name, text in story.failed.items()}
        story.unread = [text.replace(f"{place}/", "") for text in story.unread]
        return result, story, problem

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
    ) -> "Ran":
        raw = "".join(f"_____ {name} _____\n{text}\n" for name, text in [*story.failed.items()][:3])
        raw += "\n".join([*story.unread, result.stdout])
        complete = bool(wanted) and wanted <= done and story.done
        reported = not result.ok and REPORT.search(raw) is not None
        died = bool(result.signal) or result.timed_out or reported
        ran = f"{len(wanted & done)} of {len(wanted)} checks"
        last = f" Its last words: {last_words(result.stdout)}" if result.stdout.strip() else ""
        # When, what is said (nothing: it is explained), and the rule; the first that fits.
        faults = (
            (problem, problem, ""),
            (story.failed or story.unread, "", ""),
            (
                result.too_many_processes,
                f"It started more than {result.limits.processes} processes, and was stopped.",
                "A program that starts copies of itself without end stops the machine.",
            ),
            (
                result.too_much_memory,
                f"It was {result.fate}.",
                "Give memory back, or ask for less of it at a time.",
            ),
            (
                result.timed_out and complete,
                "All checks have passed, but the program did not end: something it has "
                f"started still ran after {result.limits.seconds:g} s.",
                "A thread that never ends keeps its program from ending.",
            ),
            (died, "", ""),
            (
                story.skipped,
                f"{next(iter(story.skipped), '')} was skipped, so nothing is proved.",
                "",
            ),
            (
                result.returncode == LOST,
                f"The program closed a file that is not its own: after {ran}, "
                f"they could not report any more.{last}",
                "Close what you have opened, and nothing else: os.closerange closes it all.",
            ),
            (
                not complete,
                f"The program left with status {result.returncode} when {ran} had run.{last}",
                "A check that has not run has not passed: do not end the program.",
            ),
            (
                not result.ok,
                f"All checks have passed, but then the program failed: {result.fate}.{last}",
                "A program ends with status 0, also while Python clears up.",
            ),
        )
        found = next(((message, rule) for fits, message, rule in faults if fits), None)
        if found is None:
            return Ran(StageVerdict(stage, Outcome.PASSED, result.seconds, raw=result.stdout))
        message, rule = found
        if not message and died and not (story.failed or story.unread):
            return self._died(stage, result, story, raw, reported, wanted <= done)
        explanation = Explanation(message, rule=rule, read=self.exercise.read)
        explanation = explanation if message else self.explain(stage, raw)
        return Ran(StageVerdict(stage, Outcome.FAILED, result.seconds, explanation, raw))

    def _died(
        self, stage: str, result: Result, story: Story, raw: str, reported: bool, late: bool
    ) -> "Ran":
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
        return Ran(verdict, True, result.timed_out, reported, hung_at)


@dataclass(frozen=True)
class Ran:
    """How a run of the tests ended."""

    verdict: StageVerdict
    died: bool = False
    timed_out: bool = False
    reported: bool = False
    """Whether a sanitizer ended it, and said why."""
    hung_at: str = ""
    """The learner's line of C at which it was when its time was over."""
