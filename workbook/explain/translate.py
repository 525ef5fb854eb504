"""Turns what tools said into plain words: one sentence, the learner's own line, the broken rule.

The order of `RECOGNISERS` matters: a machine that is not ready comes before anything of the
learner's, a sanitizer's report before the signal that follows it, an exception before the exit
status. The first that knows the report explains it. When none does, the last line that means
something is shown as it is: nothing pretends to know.

To teach it a new symptom, add a row to a table or a function to a list in one of the modules
beside this one, and a program that shows it to tests/explain/symptom_cases.py.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from workbook.catalog.exercises import Feedback
from workbook.explain import build, end, memory, python
from workbook.explain.explanation import Explanation
from workbook.explain.feedback import own_words
from workbook.explain.report import Recogniser, Report, sentence

RUN: tuple[Recogniser, ...] = (
    *end.FIRST,
    *memory.RECOGNISERS,
    end.memory_limit,
    end.fatal_error,
    build.cffi_cdef,
    build.compiler_error,
    build.linker_error,
    build.cffi_verification,
    *python.RECOGNISERS,
    end.killed,
    end.left_early,
)
BUILD: tuple[Recogniser, ...] = (
    *end.FIRST,
    *build.RECOGNISERS,
    *python.RECOGNISERS,
    end.fatal_error,
    end.killed,
)
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
        feedback: What the exercise itself says of some mistakes.
        known: What is known without the tools' words, such as a count of what was left over.
    """
    report = Report(raw, stage, folder, edit, read, signal, timed_out)
    return own_words(feedback, report, known or recognised(report))


def recognised(report: Report) -> Explanation:
    """What the general translator knows."""
    for recognise in (build.tool_chain, *(BUILD if report.stage == "build" else RUN)):
        found = recognise(report)
        if found:
            return found
    return unknown(report)


def unknown(report: Report) -> Explanation:
    """The last line that means something, as it is."""
    said = [line for line in report.lines if not NOISE.match(line)]
    if not said:
        return report.explain("It failed and said nothing.")
    return report.explain(f"It failed. The last thing it said: {sentence(said[-1])[:300]}")
