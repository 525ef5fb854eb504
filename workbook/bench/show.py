"""Shows the figures of a chapter: a group as a Markdown table, or as a picture."""

from workbook.bench import plots
from workbook.bench.groups import Case, Figures, Spread, file_of
from workbook.bench.plots import Bar, Part, times


def where(found: Figures) -> str:
    """Machine, versions and day, as one sentence for the reader."""
    here = found.machine
    tools = ", ".join(f"{name} {version}" for name, version in found.versions.items())
    place = f"{here.cpu}, {here.cores} cores, {here.system}"
    return f"Measured on {found.date}: {place}; {tools}; Python {found.python_build}."


def how(found: Figures) -> str:
    """How, where and when was measured."""
    runs = found.settings
    calls = f"Calls: {runs.processes} processes with {runs.rounds} rounds each."
    return f"{where(found)} {calls} Starts: {runs.later_runs} runs each."


def table(found: Figures, name: str) -> str:
    """A group's figures as Markdown, with their conditions."""
    group, note = found.group(name), ""
    if group.kind == "call":
        heads = [f"`{group.reference}` = 1", "lowest-highest", "ns"]
    else:
        heads = ["ms above `python -c pass`", "middle half"]
        if group.plain_ms:
            note = f"`python -c pass` takes {group.plain_ms.median:.0f} ms. "
    rows = [[group.title, *heads]]
    # A bare | in a name would begin the next cell.
    rows += [[case.name.replace("|", "\\|"), *cells(case)] for case in group.cases]
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join(
        [head, "|---" + "|--:" * len(heads) + "|", *body, "", f"*{note}{how(found)}*\n"]
    )


def cells(case: Case) -> list[str]:
    """What a table says of a case."""
    if case.ratio:
        span = f"{times(min(case.ratio))}-{times(max(case.ratio))}"
        return [times(case.ratio.median), span, f"{case.time.median:,.0f}"]
    q1, median, q3 = case.time.quartiles
    return [f"{median:.1f}", f"{q1:.1f}-{q3:.1f}"]


def bar(spread: Spread, label: str, *parts: Part, calls: bool) -> Bar:
    """A bar of a median; its thin line spans all values for calls, the middle half for starts."""
    low, median, high = spread.quartiles
    if calls:
        low, high = min(spread), max(spread)
    return Bar(label, parts or (Part(median),), low, high)


def picture(slug: str, name: str) -> str:
    """A group's figures as bars."""
    found = Figures.read(file_of(slug))
    group = found.group(name)
    calls = group.kind == "call"
    if calls:
        head = f"{group.title}: {group.reference} is 1"
        line = "from the lowest to the highest process"
    else:
        head = f"{group.title}: milliseconds above an empty program"
        line = "the middle half of the runs"
    rows = {}
    for case in group.cases:
        spread = case.ratio or case.time
        rows[case.name] = [bar(spread, times(spread.median), calls=calls)]
    meaning = f"Thin line: {line}. Each bar is the median. {how(found)}"
    return plots.bars(head, rows, meaning)
