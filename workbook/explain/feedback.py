"""An exercise's own words for a mistake that the general translator cannot know.

The entries come from [[feedback]] in exercise.toml, the first that fits is taken. It knows what
is being built, and for which reason; the general translator knows what C and Python said.
"""

import re
from collections.abc import Mapping, Sequence

from workbook.catalog.exercises import PLACEHOLDER, Feedback
from workbook.explain import compiler
from workbook.explain import rules as r
from workbook.explain.explanation import Explanation
from workbook.explain.python import first_failure
from workbook.explain.report import Report, sentence

# What stands in the learner's file for certain; what an exercise says of it may be a guess. A name
# that is bound twice explains all else, so that even a line which an entry finds is no cause.
CERTAIN = {sentence(rule.text) for rule in (r.COMPARES, r.RAISES_ENDS, r.TUPLE_TRUE)}
TWICE = sentence(r.TWICE.text)


def own_words(feedback: Sequence[Feedback], report: Report, general: Explanation) -> Explanation:
    """What the exercise says of this failure, or else `general`.

    An entry whose pattern matches no text (none, or one that asks what is missing) keeps the line
    that the general translator has found.
    """
    told = f"{general.message}\n{one_failure(report)}"
    for entry in feedback:
        said = re.search(entry.report, told, re.M)
        if report.stage not in entry.stages or not said:
            continue
        words = {"message": general.message.rstrip(".")} | said.groupdict("")
        escaped = {name: re.escape(word) for name, word in words.items()}
        code = without_comments(entry.file, report) if entry.pattern else ""
        found = re.search(filled(entry.pattern, escaped), code, re.M)
        if not found:
            continue
        if general.rule == TWICE or (not found[0] and general.rule in CERTAIN):
            continue
        start = found.end() - len(found[0].lstrip())  # \s* may have begun lines above
        number = code.count("\n", 0, start) + 1
        if not entry.report and elsewhere(report, general, entry.file, number, found[0].strip()):
            continue
        where = f"{entry.file}:{number}" if found[0] else general.where
        message = sentence(filled(entry.say, words | found.groupdict("")))
        return Explanation(message, where, sentence(entry.rule), entry.read)
    return general


def one_failure(report: Report) -> str:
    """What was said of the failure that is explained: one error of a compiler, or one test."""
    error = compiler.chosen(report) if report.stage == "build" else None
    return f"{error.said}{error.after}" if error else first_failure(report).text


def elsewhere(report: Report, general: Explanation, file: str, number: int, written: str) -> bool:
    """Whether the compiler complains of C that has nothing to do with these lines."""
    name, _, line = general.where.partition(":")
    if report.stage != "build" or name != file or not file.endswith(".c") or not written:
        return False
    return not number - 1 <= int(line) <= number + written.count("\n") + 1


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text with each {name} replaced; other braces stay."""
    return PLACEHOLDER.sub(lambda name: words.get(name[1], name[0]), text)


def without_comments(file: str, report: Report) -> str:
    """The learner's file, with empty lines in place of those that are comments and no more."""
    comment = r"\s*//" if file.endswith((".c", ".h")) else r"\s*#(?!(?:include|define)\b)"
    lines = report.files.get(file, "").splitlines()
    return "\n".join("" if re.match(comment, line) else line for line in lines)
