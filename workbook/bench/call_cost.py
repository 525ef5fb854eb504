"""Measures what one call costs, for every binding of a library, in worker processes.

What would spoil the figures, and what is done about it:
- Python adapts a call to the function that it meets there. So every method has a timing loop of
  its own, compiled anew from the same text.
- A machine changes its speed while it works. So all methods take turns, in a new order each round,
  and a method is compared with the reference of the same round.
- Processes differ in where things lie in memory. So there are several.
- The loop itself costs something. An empty one is measured along, and subtracted.

pyperf's Runner measures one method after the other, so the loop here is our own. Clock,
calibration and the form in which a worker hands over its values are pyperf's.
"""

import importlib
import itertools
import operator
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyperf

from workbook.bench.measured import Call, Kind, Settings, Spread
from workbook.catalog import bindings
from workbook.catalog.bindings import Binding
from workbook.catalog.paths import ROOT

Loop: TypeAlias = Callable[[Callable[..., Any], Iterator[None], Callable[[], float]], float]

FUNCTION = "cmult"
ARGUMENTS = "6, 2.3"
ANSWER = 13.799999237060547
REFERENCE = "operator.mul"
PYTHON = "a Python function"
EMPTY = "empty loop"

LOOP = """\
def loop(function, turns, clock{names}):
    start = clock()
    for _ in turns:
        {statement}
    return clock() - start
"""


@dataclass(frozen=True)
class Method:
    """One way to call, with a timing loop of its own."""

    name: str
    kind: Kind
    function: Callable[..., Any]
    loop: Loop

    @property
    def label(self) -> str:
        """A name that no other method has."""
        return f"{self.kind}: {self.name}"


def make_loop(name: str, statement: str, local: Mapping[str, Any] = {}) -> Loop:
    """Compile a timing loop around a statement: a new one each time.

    Args:
        name: For tracebacks.
        statement: May call `function`, and use the names in `local`.
        local: Values that are looked up before the loop, not in it.
    """
    space: dict[str, Any] = dict(local)
    names = "".join(f", {key}={key}" for key in local)
    text = LOOP.format(statement=statement, names=names)
    exec(compile(text, f"<loop of {name}>", "exec"), space)
    loop: Loop = space["loop"]
    return loop


def method(name: str, kind: Kind, function: Callable[..., Any]) -> Method:
    """A method, with its loop."""
    return Method(name, kind, function, make_loop(name, f"function({ARGUMENTS})"))


def methods(found: tuple[Binding, ...]) -> list[Method]:
    """All that is measured: an empty loop, two references, each binding, the tool below it.

    Raises:
        ValueError: A binding does not give the right answer, so its time means nothing.
    """

    def python(i: int, f: float) -> float:
        return i * f

    listed = [method(REFERENCE, "reference", operator.mul), method(PYTHON, "reference", python)]
    for binding in found:
        module = importlib.import_module(binding.module)
        listed.append(method(binding.name, "binding", getattr(module, FUNCTION)))
        library = getattr(module, "_lib", None) or getattr(module, "lib", None)
        if library is not None:
            listed.append(method(binding.name, "raw", getattr(library, FUNCTION)))
    for one in listed:
        if one.kind != "reference" and one.function(6, 2.3) != ANSWER:
            raise ValueError(f"{one.label} gives a wrong answer")
    empty = Method(EMPTY, "reference", operator.mul, make_loop(EMPTY, "pass"))
    return [empty, *listed]


def time(one: Method, loops: int) -> float:
    """Seconds that so many turns take."""
    return one.loop(one.function, itertools.repeat(None, loops), pyperf.perf_counter)


def calibrate(one: Method, least: float) -> int:
    """How many turns take at least so many seconds, as pyperf finds it: by doubling."""
    loops = 1
    while time(one, loops) < least:
        loops *= 2
    return loops


def work(listed: list[Method], rounds: int, least: float, seed: int) -> pyperf.BenchmarkSuite:
    """Measure all methods in turns: one value a round for each, in seconds for a call."""
    loops = {one.label: calibrate(one, least) for one in listed}
    values: dict[str, list[float]] = {one.label: [] for one in listed}
    order = random.Random(seed)
    for _ in range(rounds):
        for one in order.sample(listed, len(listed)):
            values[one.label].append(time(one, loops[one.label]) / loops[one.label])
    return pyperf.BenchmarkSuite(
        [
            pyperf.Benchmark(
                [
                    pyperf.Run(
                        values[one.label],
                        metadata={"name": one.label, "loops": loops[one.label]},
                        collect_metadata=False,  # it would hold the name of the machine
                    )
                ]
            )
            for one in listed
        ]
    )


def run(
    chapter: Path, found: tuple[Binding, ...], settings: Settings, say: Callable[[str], None]
) -> list[tuple[str, Kind, Spread, Spread]]:
    """Measure in worker processes: name, kind, ratio to the reference, nanoseconds."""
    suites = []
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    for number in range(settings.processes):
        say(f"calls: process {number + 1} of {settings.processes}")
        numbers = (str(settings.rounds), str(settings.least_ms / 1000), str(number))
        command = [sys.executable, "-m", "workbook.bench.call_cost", *numbers]
        names = [binding.name for binding in found]
        done = subprocess.run(
            [*command, *names],
            cwd=chapter,
            env=os.environ | {"PYTHONPATH": path},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        suites.append(pyperf.BenchmarkSuite.loads(done.stdout))
    return summary(suites, f"reference: {REFERENCE}")


def summary(
    suites: list[pyperf.BenchmarkSuite], reference: str
) -> list[tuple[str, Kind, Spread, Spread]]:
    """Sum up what the workers found, the cost of the empty loop subtracted.

    Args:
        suites: A suite for each process.
        reference: The label of the method that counts as 1.
    """
    empty = f"reference: {EMPTY}"
    ratios: dict[str, list[float]] = {}
    seconds: dict[str, list[float]] = {}
    for suite in suites:
        values = {one.get_name(): one.get_values() for one in suite.get_benchmarks()}
        net = {
            label: [value - loop for value, loop in zip(own, values[empty], strict=True)]
            for label, own in values.items()
            if label != empty
        }
        for label, own in net.items():
            pairs = zip(own, net[reference], strict=True)
            ratios.setdefault(label, []).append(statistics.median(a / b for a, b in pairs))
            seconds.setdefault(label, []).append(statistics.median(own))
    kinds: dict[str, Kind] = {"reference": "reference", "binding": "binding", "raw": "raw"}
    found = []
    for label in ratios:
        kind, _, name = label.partition(": ")
        ns = Spread.of((1e9 * value for value in seconds[label]), 2)
        found.append((name, kinds[kind], Spread.of(ratios[label], 3), ns))
    return found


def calls(found: list[tuple[str, Kind, Spread, Spread]], gil: dict[str, bool]) -> tuple[Call, ...]:
    """Put the figures and what is known of the GIL together."""
    return tuple(
        Call(name, kind, None if kind == "reference" else gil[name], ratio, ns)
        for name, kind, ratio, ns in found
    )


def main() -> None:
    """The work of one process: rounds, seconds, seed, names of bindings; values on stdout."""
    rounds, least, seed, *names = sys.argv[1:]
    sys.path.insert(0, str(Path.cwd()))
    found = tuple(one for one in bindings.read(Path.cwd()) if one.name in names)
    work(methods(found), int(rounds), float(least), int(seed)).dump(sys.stdout)


if __name__ == "__main__":
    main()
