"""Turns what tools said into plain words: one sentence, the learner's own line, the broken rule.

The order of `RECOGNISERS` matters: a machine that is not ready comes before anything of the
learner's, a sanitizer's report before the signal that follows it, an exception before the exit
status. The first that knows the report explains it. When none does, the last line that means
something is shown as it is: nothing pretends to know.

To teach it a new symptom, add a row to a table or a function to a list in one of the modules
beside this one, and a program that shows it to tests/explain/symptom_cases.py.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workbook.catalog.exercises import Feedback
from workbook.explain import bindings, compiler, end, memory, python
from workbook.explain.explanation import Explanation
from workbook.explain.feedback import own_words
from workbook.explain.report import ESCAPES, Recogniser, Report, sentence
from workbook.explain.suspects import joined, suspect

BUILT: tuple[Recogniser, ...] = (*bindings.RECOGNISERS, *compiler.RECOGNISERS)
RUN: tuple[Recogniser, ...] = (
    *end.FIRST,
    *memory.RECOGNISERS,
    end.memory_limit,
    end.fatal_error,
    *BUILT,
    *python.RECOGNISERS,
    end.killed,
    end.left_early,
)
BUILD: tuple[Recogniser, ...] = (
    *end.FIRST,
    *BUILT,
    *python.RECOGNISERS,
    end.fatal_error,
    end.killed,
)
PATH = re.compile(r"[^\s\"'`:;,()<>\[\]=]+\.(?:py|pyx|pxd|c|h|cc|cpp|hpp|cxx)\b")
NOISE = re.compile(
    r"^\s*$|^exit status \d+$|^\d+ (?:failed|passed)|"
    r"^[=_~^|\s.-]+$|^Traceback|^\s+File |^\s+#\d|^SUMMARY|^==\d+==|^\S+: exit status|"
    r"^\d+ errors? generated|^compilation terminated|^make|^E?\s*$|^Extension modules"
)


def explain(
    raw: str,
    *,
    stage: str,
    folder: Path,
    edit: tuple[str, ...],
    read: str,
    signal: str | None = None,
    timed_out: bool = False,
    given: Path | None = None,
    feedback: Sequence[Feedback] = (),
    known: Explanation | None = None,
) -> Explanation:
    """Explain a failure.

    Args:
        raw: All that the tools said.
        stage: Which stage failed: "build", "answers", "memory", "leaks".
        folder: Where the learner's files lie.
        edit: The files that the learner changes.
        read: The section that the exercise names; used when the symptom has none of its own.
        signal: The signal that ended the process, "SIGSEGV".
        timed_out: Whether it was stopped by the clock.
        given: Where the files lie that the exercise brings.
        feedback: What the exercise itself says of some mistakes.
        known: What is known without the tools' words, such as a count of what was left over.
    """
    report = Report(raw, stage, folder, edit, read, signal, timed_out, given)
    if known and (cause := suspect(report, "leak")):
        known = replace(cause, message=joined(known.message.rstrip("."), cause))
    return own_words(feedback, report, known or recognised(report) or unknown(report))


def own_files(text: str, folder: Path) -> tuple[str, ...]:
    """The source files below a folder that a text names, in the order in which it names them."""
    found: dict[str, None] = {}
    for word in PATH.findall(ESCAPES.sub("", text)):
        path = Path(os.path.normpath(folder / word))
        if path.is_relative_to(folder) and "site-packages" not in path.parts and path.is_file():
            found[path.relative_to(folder).as_posix()] = None
    return tuple(found)


def explain_own(
    raw: str, folder: Path, *, signal: str | None = None, timed_out: bool = False, command: str = ""
) -> Explanation | None:
    """Explain what somebody's own program, compiler or sanitizer said; None when nobody knows it.

    Args:
        raw: All that was said.
        folder: The files below it that the report, or the command, names are the reader's own.
        signal: The signal that ended the process, "SIGSEGV".
        timed_out: Whether it was stopped by the clock.
        command: What was run.
    """
    folder = folder.resolve()
    edit = own_files(f"{raw}\n{command}", folder)
    return recognised(Report(raw, "own", folder, edit, "", signal, timed_out))


def recognised(report: Report) -> Explanation | None:
    """What the first recogniser says that knows this report."""
    for recognise in (bindings.tool_chain, *(BUILD if report.stage == "build" else RUN)):
        if found := recognise(report):
            return found
    return None


def unknown(report: Report) -> Explanation:
    """The last line that means something, as it is."""
    said = [line for line in report.lines if not NOISE.match(line)]
    if not said:
        return report.explain("It failed and said nothing.")
    return report.explain(f"It failed. The last thing it said: {sentence(said[-1])[:300]}")
