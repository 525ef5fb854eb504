"""Turns what tools said into plain words: one sentence, the learner's own line, the broken rule.

The order of `RECOGNISERS` matters: a machine that is not ready comes before anything of the
learner's, a sanitizer's report before the signal that follows it, an exception before the exit
status. The first that knows the report explains it. When none does, the last line that means
something is shown as it is: nothing pretends to know.

To teach it a new symptom, add a row to a table or a function to a list in one of the symptoms_*.py
modules, and a program that shows it to tests/symptom_cases.py.
"""

import re
from pathlib import Path

from workbook import symptoms_build, symptoms_end, symptoms_memory, symptoms_python
from workbook.symptom import Recogniser, Report, sentence
from workbook.verdict import Explanation

RUN: tuple[Recogniser, ...] = (
    *symptoms_end.FIRST,
    *symptoms_memory.RECOGNISERS,
    symptoms_end.memory_limit,
    symptoms_end.fatal_error,
    symptoms_build.cffi_cdef,
    symptoms_build.compiler_error,
    symptoms_build.linker_error,
    symptoms_build.cffi_verification,
    *symptoms_python.RECOGNISERS,
    symptoms_end.killed,
    symptoms_end.left_early,
)
BUILD: tuple[Recogniser, ...] = (
    *symptoms_end.FIRST,
    *symptoms_build.RECOGNISERS,
    *symptoms_python.RECOGNISERS,
    symptoms_end.fatal_error,
    symptoms_end.killed,
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
    """
    report = Report(raw, stage, folder, edit, read, signal, timed_out)
    for recognise in (symptoms_build.tool_chain, *(BUILD if stage == "build" else RUN)):
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
