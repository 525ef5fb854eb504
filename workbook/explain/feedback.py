"""An exercise's own words for a mistake that the general translator cannot know.

The entries come from [[feedback]] in exercise.toml, the first that fits is taken. It knows what
is being built, and for which reason; the general translator knows what C and Python said.
"""

import re
from collections.abc import Sequence

from workbook.catalog.exercises import PLACEHOLDER, Feedback
from workbook.explain.explanation import Explanation
from workbook.explain.python import first_failure
from workbook.explain.report import Report


def own_words(feedback: Sequence[Feedback], report: Report, general: Explanation) -> Explanation:
    """What the exercise says of this failure, or else `general`.

    An entry whose pattern matches no text (none, or one that asks what is missing) keeps the line
    that the general translator has found.
    """
    told = f"{general.message}\n{first_failure(report).text}"
    for entry in feedback:
        said = re.search(entry.report, told, re.M)
        code = without_comments(entry.file, report) if entry.pattern else ""
        found = re.search(entry.pattern, code, re.M)
        if entry.stage != report.stage or not said or not found:
            continue
        message = entry.say
        words = {"message": general.message} | said.groupdict("") | found.groupdict("")
        for name in PLACEHOLDER.findall(entry.say):
            message = message.replace(f"{{{name}}}", words[name])
        number = code.count("\n", 0, found.start()) + 1
        where = f"{entry.file}:{number}" if found[0] else general.where
        return report.explain(message, where=where, rule=entry.rule, read=entry.read)
    return general


def without_comments(file: str, report: Report) -> str:
    """The learner's file, with empty lines in place of those that are comments and no more."""
    sign = "//" if file.endswith((".c", ".h")) else "#"
    lines = report.source(file)
    return "\n".join("" if line.lstrip().startswith(sign) else line for line in lines)
