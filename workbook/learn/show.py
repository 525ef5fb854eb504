"""Draws a verdict: in a terminal with rich, in a notebook as HTML. Both from the same object.

In the terminal: two columns of eighty are the learner's; nothing is said by colour alone. In a
notebook: no script, no style sheet of our own and no request to anybody; colours come from the
notebook's theme, so light and dark both work.
"""

import re
import textwrap
from html import escape
from typing import TYPE_CHECKING

from workbook.explain.explanation import Explanation
from workbook.judge.verdict import Outcome, StageVerdict, Verdict

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH = 80
MARKS = {
    Outcome.PASSED: ("✓", "green"),
    Outcome.FAILED: ("✗", "red"),
    Outcome.SKIPPED: ("– skipped", "yellow"),
    Outcome.NOT_RUN: ("·", "dim"),
    Outcome.NOT_STARTED: ("·", "dim"),
}
GLUE = "\0"
RAW_LINES = 400
RAW_CHARACTERS = 40_000


def number(exercise: str) -> str:
    """What people type for an exercise: "01/02" for "01_first_call/02_missing_types"."""
    slug, _, name = exercise.partition("/")
    return f"{slug[:2]}/{name[:2]}" if name else exercise


def heading(verdict: Verdict) -> str:
    """Number and title: "01/02 The missing types"."""
    return f"{number(verdict.exercise)} {verdict.title}"


def told(verdict: Verdict) -> list[StageVerdict]:
    """The stages that have something to say, in order: failed ones, then those left out."""
    explained = [stage for stage in verdict.stages if stage.explanation]
    return sorted(explained, key=lambda stage: stage.outcome is not Outcome.FAILED)


def stage_line(verdict: StageVerdict) -> "Text":
    """One stage and its mark: "answers ✓"."""
    from rich.text import Text

    mark, style = MARKS[verdict.outcome]
    return Text.assemble(f"{verdict.stage} ", (mark, style))


def title_line(verdict: Verdict) -> "Text":
    """The heading, with a mark for each stage that has run so far."""
    from rich.text import Text

    line = Text(heading(verdict), style="bold")
    shown = [
        stage
        for stage in verdict.stages
        if stage.outcome is not Outcome.NOT_RUN
        and (stage.stage != "build" or stage.outcome is not Outcome.PASSED)
    ]
    line.append(" " * max(2, 30 - line.cell_len))
    for index, stage in enumerate(shown):
        line.append("   " if index else "", style="not bold")
        line.append_text(Text.assemble(stage_line(stage), style="not bold"))
    if verdict.outcome is Outcome.NOT_STARTED:
        line.append("   not started" if shown else "not started", style="yellow not bold")
    elif verdict.passed:
        line.append("   passed", style="bold green")
    return line


def explanation_lines(verdict: StageVerdict, width: int) -> "list[Text]":
    """What happened and where, the rule, what to read; none wider than `width`."""
    said = verdict.explanation or Explanation("")
    skipped = verdict.outcome is Outcome.SKIPPED
    message = f"{verdict.stage} left out: {said.message}" if skipped else said.message
    folded = fold(message, width)
    if said.where:
        last = folded[-1] if folded else ""
        if len(last) + len(said.where) + 3 <= width:
            folded[-1:] = [last.ljust(width - len(said.where)) + said.where]
        else:
            folded.append(said.where.rjust(width))
    if said.rule:
        folded += fold(f"The rule: {ended(said.rule)}", width)
    if said.read and not skipped:
        read = f"Read: {said.read}"
        if said.rule and len(folded[-1]) + len(read) + 2 <= width:
            folded[-1] += f"  {read}"
        else:
            folded.append(read)
    return [styled(line, said.where) for line in folded]


def fold(text: str, width: int) -> list[str]:
    """Lines of at most `width`; what stands in backquotes is not torn apart."""
    kept = re.sub(r"`[^`]*`", lambda found: found[0].replace(" ", GLUE), text)
    lines = textwrap.wrap(kept, width, break_on_hyphens=False)
    return [line.replace(GLUE, " ") for line in lines]


def ended(text: str) -> str:
    """A sentence with its full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def styled(line: str, where: str) -> "Text":
    """Give labels and places their style."""
    from rich.text import Text

    text = Text(line)
    text.highlight_regex(r"^The rule:|(^|(?<=  ))Read:|^Next:", "bold")
    if where:
        text.highlight_regex(re.escape(where) + "$", "bold cyan")
    return text


def lines(verdict: Verdict, width: int = WIDTH) -> "list[Text]":
    """The whole verdict, line by line; none is wider than `width`."""
    from rich.text import Text

    width = max(width, 30)
    drawn = [title_line(verdict)]
    for stage in told(verdict):
        drawn += [Text.assemble("  ", line) for line in explanation_lines(stage, width - 2)]
    if verdict.next:
        action = f"Next: {verdict.next.removeprefix('Next: ')}"
        drawn += [Text.assemble("  ", styled(line, "")) for line in fold(action, width - 2)]
    return drawn


def show(verdict: Verdict, console: "Console | None" = None) -> None:
    """Print a verdict."""
    from rich.console import Console

    console = console or Console(highlight=False)
    width = min(console.width, WIDTH + 20) if console.is_terminal else WIDTH
    for line in lines(verdict, width):
        console.print(line, soft_wrap=True, highlight=False)


def raw(verdict: Verdict) -> str:
    """All that the tools said, stage by stage."""
    parts = [
        f"--- {stage.stage}\n{stage.raw.strip()}" for stage in verdict.stages if stage.raw.strip()
    ]
    return "\n".join(parts) or "The tools said nothing."


GREEN = "color:var(--jp-success-color1,#1a7f37)"
RED = "color:var(--jp-error-color1,#c62828)"
YELLOW = "color:var(--jp-warn-color1,#a15c00)"
COLOURS = {Outcome.PASSED: GREEN, Outcome.FAILED: RED, Outcome.SKIPPED: YELLOW}
WORDS = {
    Outcome.PASSED: "passed",
    Outcome.FAILED: "failed",
    Outcome.SKIPPED: "skipped",
    Outcome.NOT_RUN: "not run",
    Outcome.NOT_STARTED: "not started",
}


def to_html(verdict: Verdict) -> str:
    """The verdict for a notebook."""
    stages = " ".join(_stage_html(stage) for stage in verdict.stages)
    state = f"<strong>{WORDS[verdict.outcome]}</strong>"
    border = COLOURS.get(verdict.outcome, YELLOW).replace("color:", "border-left:4px solid ")
    parts = [
        f'<section aria-label="{escape(heading(verdict))}" style="{border};padding:.2em 0 .2em 1em;'
        'max-width:50em">',
        f"<p><strong>{escape(heading(verdict))}</strong>: {state} &nbsp; {stages}</p>",
    ]
    parts += [_explanation_html(stage) for stage in told(verdict)]
    if verdict.next:
        parts.append(f"<p><strong>Next:</strong> {_code(verdict.next.removeprefix('Next: '))}</p>")
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
    text = f"<p>{escape(lead + said.message)}{where}</p>"
    rule = f"<strong>The rule:</strong> {escape(ended(said.rule))} " if said.rule else ""
    read = ""
    if said.read and stage.outcome is Outcome.FAILED:
        read = f"<strong>Read:</strong> <code>{escape(said.read)}</code>"
    return text + (f"<p>{rule}{read}</p>" if rule or read else "")


def _code(text: str) -> str:
    """Text with `code` in backquotes."""
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if odd % 2 else part for odd, part in enumerate(parts))


def _raw_html(stage: StageVerdict) -> str:
    text = stage.raw.strip()
    kept = text.splitlines()
    if len(kept) > RAW_LINES or len(text) > RAW_CHARACTERS:
        text = "\n".join(kept[:RAW_LINES])[:RAW_CHARACTERS] + "\n[the rest is left out]"
    return (
        f"<details><summary>All that the tools said ({escape(stage.stage)})</summary>"
        f'<pre tabindex="0" style="max-height:30em;overflow:auto">{escape(text)}</pre></details>'
    )
