"""What a chapter's bench.toml asks for, and what was found: chapters/measured/NN_topic.json.

c_examples/NN_topic/bench.toml holds groups of cases to compare with each other:

    [[group]]
    name = "declared"                   # the table is build/tables/NN_topic/bench_declared.md
    title = "What declaring types costs"
    kind = "call"                       # or "start", or "first start"
    reference = "time.monotonic_ns()"   # a call is told as a multiple of this case
    prepare = ["python", "write.py"]    # optional: run once, in the copy that is measured
    check = "f() > 0"                   # optional: true of every case, or its time means nothing
    [[group.case]]
    name = "time.monotonic_ns()"
    setup = "from time import monotonic_ns as f"
    call = "f()"

A "call" is one statement, in nanoseconds. A "start" has `program` instead: milliseconds that a new
Python takes with it above `python -c pass`, all caches warm; a "first start" finds none of what an
earlier one has left in the chapter's folder. How both are measured, measure.py says.
"""

import json
import re
import statistics
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Self

from workbook.catalog.paths import CHAPTERS, EXAMPLES


class Spread(tuple[float, ...]):
    """One figure: its measurements, and how far they lie apart."""

    __slots__ = ()

    @classmethod
    def of(cls, values: Iterable[float], digits: int) -> Self:
        """The values, rounded to so many decimals."""
        return cls(round(value, digits) for value in values)

    @property
    def quartiles(self) -> list[float]:
        """Lower quartile, median, upper quartile."""
        return statistics.quantiles(self * 2 if len(self) == 1 else self, method="inclusive")

    @property
    def median(self) -> float:
        """Half of the values are smaller."""
        return self.quartiles[1]


NOTHING = Spread()


@dataclass(frozen=True)
class Machine:
    """Where was measured. No names of hosts, no paths."""

    cpu: str
    cores: int
    system: str
    load: float | None
    """How busy it was when the run began."""


@dataclass(frozen=True)
class Settings:
    """How often was measured."""

    processes: int  # for calls: so many processes, one after the other,
    rounds: int  # so many rounds in each, every case once in a round, in a new order;
    least_ms: float  # and a statement is repeated until so many milliseconds have gone by
    first_runs: int  # for starts: so many rounds without caches,
    later_runs: int  # and so many with them


@dataclass(frozen=True)
class Case:
    """One thing to measure, and what was found."""

    name: str
    setup: str
    """Run before; not measured."""
    timed: str
    """The statement, or the whole program."""
    ratio: Spread = NOTHING
    """To the reference, a value a process; none for starts."""
    time: Spread = NOTHING
    """Nanoseconds for a call, a value a process; milliseconds above `python -c pass` for a start,
    a value a run."""


@dataclass(frozen=True)
class Group:
    """Cases that are compared with each other."""

    name: str
    title: str
    kind: Literal["call", "start", "first start"]
    cases: tuple[Case, ...]
    reference: str = ""
    """The case that counts as 1; empty for starts."""
    prepare: tuple[str, ...] = ()
    check: str = ""
    plain_ms: Spread = NOTHING
    """For starts: `python -c pass` in the same rounds."""

    def case(self, name: str) -> Case:
        """The case of this name."""
        return {case.name: case for case in self.cases}[name]


@dataclass(frozen=True)
class Figures:
    """All groups of a chapter, and where they were measured."""

    slug: str
    date: str
    machine: Machine
    versions: dict[str, str]
    python_build: str
    """How this Python was compiled, as far as that changes its speed."""
    settings: Settings
    groups: tuple[Group, ...]

    @classmethod
    def read(cls, file: Path) -> Self:
        """Take the figures out of a file."""
        found = json.loads(file.read_text("utf-8"))
        found |= {
            "machine": Machine(**found["machine"]),
            "settings": Settings(**found["settings"]),
            "groups": tuple(_measured(group) for group in found["groups"]),
        }
        return cls(**found)

    def write(self, file: Path) -> None:
        """Write the figures; the values of one share a line."""
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), indent=2, ensure_ascii=False)
        text = re.sub(r"\[([\d\s.,-]*)\]", lambda found: f"[{' '.join(found[1].split())}]", text)
        file.write_text(text + "\n", "utf-8")

    def group(self, name: str) -> Group:
        """The group of this name.

        Raises:
            KeyError: There is none.
        """
        for group in self.groups:
            if group.name == name:
                return group
        raise KeyError(f"{self.slug} has no figures for {name!r}: run `make bench`.")


def _group(entry: dict[str, Any], cases: Iterable[Case]) -> Group:
    more = {"cases": tuple(cases), "prepare": tuple(entry.get("prepare", ()))}
    return Group(**entry | more | {"plain_ms": Spread(entry.get("plain_ms", ()))})


def _measured(entry: dict[str, Any]) -> Group:
    return _group(
        entry,
        (
            Case(**case | {key: Spread(case[key]) for key in ("ratio", "time")})
            for case in entry["cases"]
        ),
    )


def listed(folder: Path) -> tuple[Group, ...]:
    """The groups that a chapter's bench.toml names, nothing measured yet."""
    found = tomllib.loads((folder / "bench.toml").read_text("utf-8"))
    groups = []
    for group in found["group"]:
        timed = "call" if group["kind"] == "call" else "program"
        cases = (
            Case(case["name"], case.get("setup", ""), case[timed]) for case in group.pop("case")
        )
        groups.append(_group(group, cases))
    return tuple(groups)


def chapters() -> list[Path]:
    """The folders of the libraries that have something to measure."""
    return sorted(file.parent for file in EXAMPLES.glob("*/bench.toml"))


def file_of(slug: str) -> Path:
    """Where the figures of a chapter are kept."""
    return CHAPTERS / "measured" / f"{slug}.json"
