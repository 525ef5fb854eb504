"""What a chapter's bench.toml asks for, what was found, and how it is shown.

c_examples/NN_topic/bench.toml holds groups of cases to compare with each other:

    [[group]]
    name = "declared"                   # the table is build/tables/NN_topic/bench_declared.md
    title = "What declaring types costs"
    kind = "call"                       # or "start"
    reference = "time.monotonic_ns()"   # a call is told as a multiple of this case
    prepare = ["python", "write.py"]    # optional: run once, in the copy that is measured
    [[group.case]]
    name = "time.monotonic_ns()"
    setup = "from time import monotonic_ns as f"
    call = "f()"

A "call" is one statement, in nanoseconds; how it is measured, call_cost.py says. Names in the
statement are looked up before its loop. A "start" has `program` instead: milliseconds that a new
Python takes with it above `python -c pass`, in the environment that start_cost.py describes; all
caches are warm. The figures are kept in chapters/measured/NN_topic.json.
"""

import json
import textwrap
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Self

from workbook.bench import measured, plots
from workbook.bench.measured import Settings, Spread
from workbook.catalog.paths import CHAPTERS, EXAMPLES

Say = Callable[[str], None]


@dataclass(frozen=True)
class Case:
    """One thing to measure."""

    name: str
    setup: str
    """Run before; not measured."""
    timed: str
    """The statement, or the whole program."""


@dataclass(frozen=True)
class Group:
    """Cases that are compared with each other."""

    name: str
    title: str
    kind: Literal["call", "start"]
    reference: str
    """The case that counts as 1; empty for "start"."""
    prepare: tuple[str, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Row:
    """What was found for one case."""

    name: str
    timed: str
    ratio: Spread | None
    """To the reference, a value a process; None for "start"."""
    time: Spread
    """Nanoseconds for a call; milliseconds above `python -c pass` for a start."""


@dataclass(frozen=True)
class Table:
    """What was found for one group."""

    name: str
    title: str
    kind: Literal["call", "start"]
    reference: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Figures:
    """All groups of a chapter, and where they were measured."""

    slug: str
    date: str
    machine: measured.Machine
    versions: dict[str, str]
    python_build: str
    settings: Settings
    plain_ms: Spread | None
    """`python -c pass`, where starts were measured."""
    groups: tuple[Table, ...]

    @classmethod
    def read(cls, file: Path) -> Self:
        """Take the figures out of a file."""
        found = json.loads(file.read_text("utf-8"))
        plain = found["plain_ms"]
        return cls(
            slug=found["slug"],
            date=found["date"],
            machine=measured.Machine(**found["machine"]),
            versions=found["versions"],
            python_build=found["python_build"],
            settings=Settings(**found["settings"]),
            plain_ms=Spread.read(plain) if plain else None,
            groups=tuple(_table(entry) for entry in found["groups"]),
        )

    def group(self, name: str) -> Table:
        """The group of this name.

        Raises:
            KeyError: There is none.
        """
        for group in self.groups:
            if group.name == name:
                return group
        raise KeyError(f"{self.slug} has no figures for {name!r}: run `make bench`.")


def _table(entry: dict[str, Any]) -> Table:
    rows = tuple(
        Row(
            row["name"],
            row["timed"],
            Spread.read(row["ratio"]) if row["ratio"] else None,
            Spread.read(row["time"]),
        )
        for row in entry["rows"]
    )
    return Table(entry["name"], entry["title"], entry["kind"], entry["reference"], rows)


def listed(folder: Path) -> tuple[Group, ...]:
    """The groups that a chapter's bench.toml names."""
    found = tomllib.loads((folder / "bench.toml").read_text("utf-8"))
    return tuple(
        Group(
            name=group["name"],
            title=group["title"],
            kind=group["kind"],
            reference=group.get("reference", ""),
            prepare=tuple(group.get("prepare", ())),
            cases=tuple(
                Case(
                    case["name"],
                    case.get("setup", ""),
                    case["call" if group["kind"] == "call" else "program"],
                )
                for case in group["case"]
            ),
        )
        for group in found["group"]
    )


def chapters() -> list[Path]:
    """The folders of the libraries that have something to measure."""
    return sorted(file.parent for file in EXAMPLES.glob("*/bench.toml"))


def file_of(slug: str) -> Path:
    """Where the figures of a chapter are kept."""
    return CHAPTERS / "measured" / f"{slug}.json"


def write(found: Figures, file: Path) -> None:
    """Write the figures of a chapter."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(measured.layout(asdict(found)) + "\n", "utf-8")


def where(found: Figures) -> str:
    """How, where and when was measured, in one sentence or two."""
    runs = found.settings
    return measured.where(found.machine, found.versions, found.python_build, found.date) + (
        f" Calls: {runs.processes} processes with {runs.rounds} rounds each. "
        f"Starts: {runs.later_runs} runs each."
    )


def table(found: Figures, name: str) -> str:
    """A group's figures as Markdown, with their conditions."""
    group = found.group(name)
    if group.kind == "call":
        rows = [
            f"| {group.title} | `{group.reference}` = 1 | lowest-highest | ns |",
            "|---|--:|--:|--:|",
        ]
        for row in group.rows:
            assert row.ratio is not None
            span = f"{plots.times(row.ratio.low)}-{plots.times(row.ratio.high)}"
            cells = (
                _cell(row.name),
                plots.times(row.ratio.median),
                span,
                f"{row.time.median:,.0f}",
            )
            rows.append(f"| {' | '.join(cells)} |")
    else:
        rows = [f"| {group.title} | ms above `python -c pass` | middle half |", "|---|--:|--:|"]
        for row in group.rows:
            middle = f"{row.time.q1:.1f}-{row.time.q3:.1f}"
            rows.append(f"| {_cell(row.name)} | {row.time.median:.1f} | {middle} |")
    note = ""
    if group.kind == "start" and found.plain_ms:
        note = f"`python -c pass` takes {found.plain_ms.median:.0f} ms. "
    return "\n".join([*rows, "", f"*{note}{where(found)}*"]) + "\n"


def _cell(name: str) -> str:
    """A name as it may stand in a table: a bare | would begin the next cell."""
    return name.replace("|", "\\|")


def picture(slug: str, name: str) -> str:
    """A group's figures as bars."""
    found = Figures.read(file_of(slug))
    group = found.group(name)
    bars = []
    for row in group.rows:
        spread = row.ratio or row.time
        low, high = (spread.low, spread.high) if row.ratio else (spread.q1, spread.q3)
        bars.append(plots.Bar(row.name, spread.median, low, high))
    if group.kind == "call":
        head = f"{group.title}: {group.reference} is 1"
        meaning = "Thin line: from the lowest to the highest process. Each bar is the median."
    else:
        head = f"{group.title}: milliseconds above an empty program"
        meaning = "Thin line: the middle half of the runs. Each bar is the median."
    return plots.bars(f"bench-{name}", head, bars, f"{meaning} {where(found)}")


def show(found: Figures) -> str:
    """The figures, for a terminal."""
    lines = []
    for group in found.groups:
        unit = "ns" if group.kind == "call" else "ms"
        lines += ["", group.title]
        for row in group.rows:
            ratio = row.ratio
            told = f"{ratio.median:8.2f} ({ratio.low:.2f}-{ratio.high:.2f})" if ratio else ""
            lines.append(
                f"  {textwrap.shorten(row.name, 44):44}{row.time.median:12,.1f} {unit} {told}"
            )
    return "\n".join(lines).lstrip("\n")
