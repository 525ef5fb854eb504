"""Tables: what a tool says, our sentence, and the rule. All recognisers read theirs through here."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from workbook.explain.explanation import Explanation
from workbook.explain.report import Report
from workbook.explain.rules import Rule

HERE = "\f"  # in a pattern for a line: the column at which the tool points


class Row(NamedTuple):
    """One kind of symptom.

    In patterns `~name` stands for a name in quotes, and " || " between two ways of saying it. The
    sentence names groups, and what the caller knows besides; `line` and `file` may name them too.
    """

    said: str
    message: str
    rule: Rule
    line: str = ""
    """What the learner's line must look like besides."""
    file: str = ""
    """What must stand in the learner's files; the group `here` marks the place to show."""
    tool: str = ""
    """What the learner's files must use."""


class Names(dict[str, str]):
    """A name that no pattern has found is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def quoted(pattern: str) -> str:
    """The pattern in which `~name` has become a name in quotes."""
    return re.sub(r"~(\w+)", r"'(?P<\1>[^']+)'", pattern)


def first(
    report: Report,
    rows: Iterable[Row],
    said: str,
    *,
    line: str = "",
    where: str = "",
    names: Mapping[str, str] | None = None,
) -> Explanation | None:
    """What the first row says that fits.

    Args:
        report: The report.
        rows: The table.
        said: What the tool said; a row must match it from its beginning.
        line: The learner's line, with `HERE` at the column.
        where: The place, when the row knows no better.
        names: More words for the sentences.
    """
    for row in rows:
        if row.tool and row.tool != report.tool:
            continue
        match = next(
            filter(None, (re.match(quoted(way), said) for way in row.said.split(" || "))), None
        )
        if not match:
            continue
        known = Names({"said": said, **(names or {})})
        known.update({key: value or "" for key, value in match.groupdict().items()})
        place = where
        if row.line:
            shown = line if HERE in row.line else line.replace(HERE, "")
            at = re.search(filled(row.line, known), shown)
            if not at:
                continue
            known.update({key: value or "" for key, value in at.groupdict().items()})
        if row.file:
            written = report.written(filled(row.file, known))
            if not written:
                continue
            place = written[0] or place
            known.update({key: value or "" for key, value in written[1].groupdict().items()})
        return report.explain(row.message.format_map(known), row.rule, where=place)
    return None


def filled(pattern: str, names: Mapping[str, str]) -> str:
    """The pattern with {name} replaced by what was found."""
    for key, value in names.items():
        pattern = pattern.replace(f"{{{key}}}", re.escape(value))
    return pattern
