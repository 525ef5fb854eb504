"""Draws a verdict: in a terminal with rich, in a notebook as HTML. Both from the same object.

In the terminal: two columns of eighty are the learner's; nothing is said by colour alone. In a
notebook: no script, no style sheet of our own and no request to anybody; colours come from the
notebook's theme, so light and dark both work.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from workbook.catalog.exercises import number
from workbook.explain.explanation import Explanation
from workbook.judge.verdict import Outcome, StageVerdict, Verdict
from workbook.learn.say import IN_THE_BOOK, WIDTH, fold, spelled, width

if TYPE_CHECKING:
    from rich.console import Console

    from workbook.catalog.exercises import Exercise
    from workbook.learn.workspace import Workspace

MARKS_AT = 30  # the column where the marks of the stages begin
MARKS = {
    Outcome.PASSED: ("✓", "green"),
    Outcome.FAILED: ("✗", "red"),
    Outcome.SKIPPED: ("– skipped", "yellow"),
    Outcome.NOT_RUN: ("·", "dim"),
    Outcome.NOT_STARTED: ("·", "dim"),
}
RAW_LINES = 400
RAW_CHARACTERS = 40_000


def heading(verdict: Verdict) -> str:
    """Number and title: "01/02 The missing types"."""
    return f"{number(verdict.exercise)} {verdict.title}"


def told(verdict: Verdict) -> list[StageVerdict]:
    """The stages that have something to say, in order: failed ones, then those left out."""
    explained = [stage for stage in verdict.stages if stage.explanation]
    return sorted(explained, key=lambda stage: stage.outcome is not Outcome.FAILED)


def state(verdict: Verdict) -> Text | None:
    """How an exercise stands, in a word; none when a stage has failed."""
    if verdict.outcome is Outcome.NOT_STARTED:
        ran = len(verdict.stages) > 1  # else there is nothing that could be judged
        return Text("not changed yet" if ran else "not started", style="yellow")
    return Text("passed", style="bold green") if verdict.passed else None


def stage_mark(verdict: StageVerdict) -> Text | None:
    """One stage and its mark: "answers ✓"; none for what goes without saying."""
    ran = verdict.outcome is not Outcome.NOT_RUN
    if not ran or (verdict.stage == "build" and verdict.outcome is Outcome.PASSED):
        return None
    mark, style = MARKS[verdict.outcome]
    return Text.assemble(f"{verdict.stage} ", (mark, style))


def title(words: str, width: int) -> Text:
    """A heading, to which marks are added."""
    return Text.assemble(("\n".join(fold(words, width)), "bold"))


def add(line: Text, mark: Text | None, width: int) -> Text:
    """Add a mark to a title, on a line of its own where it would be too long. Returns the added."""
    if not mark:
        return Text()
    column = len(line.plain.rpartition("\n")[2])
    gap = " " * max(3, 0 if "\n" in line.plain else MARKS_AT - column)
    if column + len(gap) + len(mark) > width:
        gap = "\n  "
    added = Text.assemble(gap, mark)
    line.append_text(added)
    return added


def title_lines(verdict: Verdict, width: int) -> list[Text]:
    """The heading, with a mark for each stage that has run."""
    line = title(heading(verdict), width)
    for stage in verdict.stages:
        add(line, stage_mark(stage), width)
    add(line, state(verdict), width)
    return list(line.split("\n"))


def explanation_lines(verdict: StageVerdict, width: int) -> list[Text]:
    """What happened and where, the rule, what to read; none wider than `width`."""
    said = verdict.explanation or Explanation("")
    skipped = verdict.outcome is Outcome.SKIPPED
    message = f"{verdict.stage} left out: {said.message}" if skipped else said.message
    folded = fold(spelled(message), width)
    if said.where:
        last = folded[-1] if folded else ""
        if len(last) + len(said.where) + 3 <= width:
            folded[-1:] = [last.ljust(width - len(said.where)) + said.where]
        else:
            folded.append(said.where.rjust(width))
    if said.rule:
        folded += fold(spelled(f"The rule: {ended(said.rule)}"), width)
    if said.read and not skipped:
        read = f"Read: {said.read}"
        if said.rule and len(folded[-1]) + len(read) + 2 <= width:
            folded[-1] += f"  {read}"
        else:
            folded += fold(read, width)
    return [styled(line, said.where) for line in folded]


def ended(text: str) -> str:
    """A sentence with its full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def styled(line: str, where: str) -> Text:
    """Give labels and places their style."""
    text = Text(line)
    text.highlight_regex(r"^The rule:|(^|(?<=  ))Read:|^Next:", "bold")
    if where:
        text.highlight_regex(re.escape(where) + "$", "bold cyan")
    return text


def lines(verdict: Verdict, width: int = WIDTH) -> list[Text]:
    """The whole verdict, line by line; none is wider than `width`."""
    return [*title_lines(verdict, width), *body_lines(verdict, verdict.next, width)]


def body_lines(verdict: Verdict, action: str, width: int) -> list[Text]:
    """What stands below the heading: explanations, and the next action."""
    drawn = [line for stage in told(verdict) for line in explanation_lines(stage, width - 2)]
    if action:
        action = spelled(f"Next: {action.removeprefix('Next: ')}")
        drawn += [styled(line, "") for line in fold(action, width - 2)]
    return [Text.assemble("  ", line) for line in drawn]


def show(verdict: Verdict, console: "Console | None" = None) -> None:
    """Print a verdict."""
    from rich.console import Console

    console = console or Console(highlight=False)
    for line in lines(verdict, width()):
        console.print(line, soft_wrap=True, highlight=False)


def task(exercise: "Exercise", place: Path) -> Iterator[str]:
    """What to do, and which files to change: the first words on an exercise."""
    yield f"{exercise.number} {exercise.title}  ({exercise.minutes} min)"
    yield f"  The task: {short(place / 'README.md', exercise.tree)}"
    for name in exercise.edit:
        yield f"  Edit:     {short(place / name, exercise.tree)}"


def short(path: Path, tree: Path) -> Path:
    """A path as short as it can be: from the root of the tree, where it lies there."""
    return path.relative_to(tree) if path.is_relative_to(tree) else path


def solution(exercise: "Exercise") -> str:
    """All files of the solution."""
    texts = [(name, (exercise.solution / name).read_text("utf-8")) for name in exercise.edit]
    return "\n".join(f"--- {name}\n{text.rstrip()}" for name, text in texts)


def listing(exercises: "Iterable[Exercise]", workspace: "Workspace") -> Iterator[str]:
    """All exercises, by chapter, with what the learner has done of each."""
    marks = {"passed": "✓", "failing": "✓", "started": "…", "": " "}
    chapter = ""
    for exercise in exercises:
        if exercise.slug != chapter:
            chapter = exercise.slug
            yield chapter
        stands = workspace.stands(exercise)
        line = f"  {marks[stands]} {exercise.number}  {exercise.title}  ({exercise.minutes} min)"
        yield line + "; the last check failed" * (stands == "failing")


def raw(verdict: Verdict) -> str:
    """All that the tools said, stage by stage; of very much, the beginning and the end."""
    parts = [
        f"--- {stage.stage}\n{stage.raw.strip()}" for stage in verdict.stages if stage.raw.strip()
    ]
    return bounded("\n".join(parts)) or "The tools said nothing."


def bounded(text: str) -> str:
    """The beginning and the end of a long text."""
    kept, half = text.splitlines(), RAW_LINES // 2
    if len(kept) > RAW_LINES:
        left_out = f"[{len(kept) - RAW_LINES} lines are left out]"
        kept = [*kept[:half], left_out, *kept[-half:]]
    text, half = "\n".join(kept), RAW_CHARACTERS // 2
    short = len(text) <= RAW_CHARACTERS
    return text if short else f"{text[:half]}\n[the middle is left out]\n{text[-half:]}"


GREEN = "color:var(--jp-success-color1,#1a7f37)"
RED = "color:var(--jp-error-color1,#c62828)"
YELLOW = "color:var(--jp-warn-color1,#a15c00)"
COLOURS = {Outcome.PASSED: GREEN, Outcome.FAILED: RED, Outcome.SKIPPED: YELLOW}
WORDS = {
    Outcome.PASSED: "passed",
    Outcome.FAILED: "failed",
    Outcome.SKIPPED: "skipped",
    Outcome.NOT_RUN: "not run",
}


def to_html(verdict: Verdict) -> str:
    """The verdict for a notebook."""
    stages = " ".join(_stage_html(stage) for stage in verdict.stages)
    word = f"<strong>{state(verdict) or WORDS[verdict.outcome]}</strong>"
    border = COLOURS.get(verdict.outcome, YELLOW).replace("color:", "border-left:4px solid ")
    parts = [
        f'<section aria-label="{escape(heading(verdict))}" style="{border};padding:.2em 0 .2em 1em;'
        'max-width:50em">',
        f"<p><strong>{escape(heading(verdict))}</strong>: {word} &nbsp; {stages}</p>",
    ]
    parts += [_explanation_html(stage) for stage in told(verdict)]
    if verdict.next:
        action = _code(spelled(verdict.next.removeprefix("Next: "), IN_THE_BOOK))
        parts.append(f"<p><strong>Next:</strong> {action}</p>")
    for stage in verdict.stages:
        if stage.raw.strip() and stage.outcome is Outcome.FAILED:
            parts.append(_raw_html(stage))
    return "\n".join([*parts, "</section>"])


def _stage_html(stage: StageVerdict) -> str:
    mark = MARKS[stage.outcome][0][:1]
    style = COLOURS.get(stage.outcome, "opacity:.7")
    word = WORDS[stage.outcome]
    return (
        f'<span style="white-space:nowrap;margin-right:1em">{escape(stage.stage)} '
        f'<span style="{style};font-weight:bold" role="img" aria-label="{word}">{mark}</span>'
        "</span>"
    )


def _explanation_html(stage: StageVerdict) -> str:
    said = stage.explanation or Explanation("")
    where = f" &nbsp;<code>{escape(said.where)}</code>" if said.where else ""
    lead = f"{stage.stage} left out: " if stage.outcome is Outcome.SKIPPED else ""
    text = f"<p>{escape(spelled(lead + said.message, IN_THE_BOOK))}{where}</p>"
    rule = f"<strong>The rule:</strong> {escape(spelled(ended(said.rule), IN_THE_BOOK))} "
    rule, read = rule if said.rule else "", ""
    if said.read and stage.outcome is Outcome.FAILED:
        read = f"<strong>Read:</strong> <code>{escape(said.read)}</code>"
    return text + (f"<p>{rule}{read}</p>" if rule or read else "")


def _code(text: str) -> str:
    """Text with `code` in backquotes."""
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if odd % 2 else part for odd, part in enumerate(parts))


def _raw_html(stage: StageVerdict) -> str:
    text = escape(bounded(stage.raw.strip()))
    return (
        f"<details><summary>All that the tools said ({escape(stage.stage)})</summary>"
        f'<pre tabindex="0" style="max-height:30em;overflow:auto">{text}</pre></details>'
    )
