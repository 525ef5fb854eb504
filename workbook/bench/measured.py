"""What a measurement found: the figures in chapters/measured/NN_topic.json, and how to read them.

`make bench` writes the file; plots and tables read it, so that both tell the same figures.
Its layout, in the order of the dataclasses below:

    slug, call, date    which chapter, which call (`cmult(6, 2.3)`), and the day
    machine             cpu, cores, system, and `load`: how busy it was when the run began
    versions            name -> version of all that can change a figure
    python_build        how this Python was compiled, as far as that changes its speed
    settings            how often was measured, see `Settings`
    reference           the name in `calls` to which `ratio` compares: a builtin of equal shape
    calls               for each way to call:
        name, kind      kind is "reference" (no binding), "binding" (what users call), or
                        "raw" (the tool's own, where users call a Python function around it)
        releases_gil    found by trying; null where the question makes no sense
        ratio           a call against one of the reference, measured in the same round
        ns              nanoseconds for a call
    start               how long Python takes to start, to import a binding and to call it once:
        plain_ms        milliseconds of `python -c pass`
        reference       the same as a binding below, for `import pathlib`: most of our bindings
                        find their library with it, and its cost is no tool's
        bindings        for each binding: name, and `first_ms`, `later_ms`: milliseconds above
                        `python -c pass` in the same round. `first` finds no cache at all,
                        `later` finds what an earlier run has left.

Every figure is a `Spread`: median, smallest, quartiles, largest, and the values themselves. For
calls there is a value a process (the median of its rounds); for start-up a value a run.
"""

import json
import statistics
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Self

Kind = Literal["reference", "binding", "raw"]


@dataclass(frozen=True)
class Spread:
    """One figure, and how far its measurements lie apart."""

    median: float
    low: float
    q1: float
    q3: float
    high: float
    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Iterable[float], digits: int) -> Self:
        """Sum up values, rounded to so many decimals."""
        kept = tuple(round(value, digits) for value in values)
        q1, median, q3 = statistics.quantiles(
            kept * 2 if len(kept) == 1 else kept, method="inclusive"
        )
        q1, median, q3 = (round(value, digits) for value in (q1, median, q3))
        return cls(median, min(kept), q1, q3, max(kept), kept)

    @classmethod
    def read(cls, entry: dict[str, Any]) -> Self:
        """Take a figure out of the file."""
        return cls(**(entry | {"values": tuple(entry["values"])}))


@dataclass(frozen=True)
class Machine:
    """Where was measured. No names of hosts, no paths."""

    cpu: str
    cores: int
    system: str
    load: float | None


@dataclass(frozen=True)
class Settings:
    """How often was measured."""

    processes: int  # for calls: so many processes, one after the other,
    rounds: int  # so many rounds in each, every method once in a round, in a new order;
    least_ms: float  # and a method is called until so many milliseconds have gone by
    first_runs: int  # for start-up: so many rounds without caches,
    later_runs: int  # and so many with them


@dataclass(frozen=True)
class Call:
    """What one way to call costs."""

    name: str
    kind: Kind
    releases_gil: bool | None
    ratio: Spread
    ns: Spread


@dataclass(frozen=True)
class BindingStart:
    """What a binding adds to the start of Python, in milliseconds."""

    name: str
    first_ms: Spread
    later_ms: Spread

    @classmethod
    def read(cls, entry: dict[str, Any]) -> Self:
        """Take a binding's figures out of the file."""
        spreads = (Spread.read(entry[key]) for key in ("first_ms", "later_ms"))
        return cls(entry["name"], *spreads)


@dataclass(frozen=True)
class Start:
    """What Python takes to start, and what each binding adds."""

    plain_ms: Spread
    reference: BindingStart
    bindings: tuple[BindingStart, ...]


@dataclass(frozen=True)
class Measured:
    """All figures of a chapter."""

    slug: str
    call: str
    date: str
    machine: Machine
    versions: dict[str, str]
    python_build: str
    settings: Settings
    reference: str
    calls: tuple[Call, ...]
    start: Start

    def bindings(self) -> list[Call]:
        """What users call, and what it is compared to: the cheapest first."""
        return sorted((c for c in self.calls if c.kind != "raw"), key=lambda c: c.ratio.median)

    def raw(self, name: str) -> Call | None:
        """The tool's own function below a binding's Python function, if there is one."""
        return next((c for c in self.calls if c.kind == "raw" and c.name == name), None)

    def where(self) -> str:
        """Machine, versions and day, as one sentence for the reader."""
        return where(self.machine, self.versions, self.python_build, self.date)


def where(machine: Machine, versions: dict[str, str], python_build: str, date: str) -> str:
    """Machine, versions and day, as one sentence for the reader."""
    tools = ", ".join(f"{name} {version}" for name, version in versions.items())
    place = f"{machine.cpu}, {machine.cores} cores, {machine.system}"
    return f"Measured on {date}: {place}; {tools}; Python {python_build}."


def write(measured: Measured, file: Path) -> None:
    """Write the figures; a figure's values share a line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(layout(asdict(measured)) + "\n", "utf-8")


def layout(value: Any, indent: str = "") -> str:
    """JSON with a line for each entry, where an entry without entries of its own is one line."""
    flat = json.dumps(value, ensure_ascii=False)
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list | tuple) or (len(indent) > 2 and len(flat) <= 96):
        return flat
    if all(isinstance(item, int | float) for item in inner):
        return flat
    deeper = indent + "  "
    if isinstance(value, dict):
        lines = [f"{json.dumps(key)}: {layout(item, deeper)}" for key, item in value.items()]
        return "{\n" + ",\n".join(deeper + line for line in lines) + f"\n{indent}}}"
    lines = [layout(item, deeper) for item in value]
    return "[\n" + ",\n".join(deeper + line for line in lines) + f"\n{indent}]"


def read(file: Path) -> Measured:
    """Read the figures of a chapter."""
    found = json.loads(file.read_text("utf-8"))
    start = found["start"]
    return Measured(
        slug=found["slug"],
        call=found["call"],
        date=found["date"],
        machine=Machine(**found["machine"]),
        versions=found["versions"],
        python_build=found["python_build"],
        settings=Settings(**found["settings"]),
        reference=found["reference"],
        calls=tuple(
            Call(
                name=entry["name"],
                kind=entry["kind"],
                releases_gil=entry["releases_gil"],
                ratio=Spread.read(entry["ratio"]),
                ns=Spread.read(entry["ns"]),
            )
            for entry in found["calls"]
        ),
        start=Start(
            plain_ms=Spread.read(start["plain_ms"]),
            reference=BindingStart.read(start["reference"]),
            bindings=tuple(BindingStart.read(entry) for entry in start["bindings"]),
        ),
    )
