"""Runs the measurements of the book: `make bench`.

The figures go to chapters/measured/NN_topic.json (layout: see `workbook.measured`), which is kept
in the tree: a page shows one careful run, not whatever the machine that builds the page did.
How calls, start-up and the GIL are measured: see call_cost, start_cost and gil. Other
chapters name what they want measured in a file: see groups.py.
"""

import datetime
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from workbook.bench import call_cost, gil, group_run, groups, machine, measured, start_cost
from workbook.bench.measured import Measured, Settings
from workbook.catalog import bindings
from workbook.catalog.paths import BUILD, CHAPTERS, EXAMPLES
from workbook.sandbox import build

SLUG = "01_first_call"
CALL = f"{call_cost.FUNCTION}({call_cost.ARGUMENTS})"
FULL = Settings(processes=12, rounds=20, least_ms=5, first_runs=10, later_runs=60)
QUICK = Settings(processes=2, rounds=5, least_ms=0.5, first_runs=1, later_runs=3)


class BenchError(Exception):
    """Nothing can be measured; the message says why."""


def make_all(*, quick: bool = False, chapter: str = "", to: Path | None = None) -> None:
    """Measure, show the figures, and write them; a quick run does not touch the book's own.

    Args:
        quick: A short try.
        chapter: "01", or how a slug begins; all chapters that have something, by default.
        to: The folder to write to.

    Raises:
        BenchError: There is nothing to measure in this chapter.
    """
    target = to or (BUILD / "measured" if quick else CHAPTERS / "measured")
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if busy > 0.5:
        print(f"This machine is busy (load {busy:.1f}): expect a wide spread.", flush=True)
    settings = QUICK if quick else FULL
    folders = [EXAMPLES / SLUG, *groups.chapters()]
    chosen = [folder for folder in folders if folder.name.startswith(chapter)]
    if not chosen:
        raise BenchError(f"No chapter {chapter} has anything to measure.")
    for folder in chosen:
        file = target / f"{folder.name}.json"
        if folder.name == SLUG:
            found = measure(folder, settings, say=say)
            measured.write(found, file)
            shown = table(found)
        else:
            grouped = group_run.measure(folder, settings, say)
            groups.write(grouped, file)
            shown = groups.show(grouped)
        print(f"\n{shown}\n\nWritten to {file}", flush=True)


def say(text: str) -> None:
    """Tell what goes on."""
    print(text, flush=True)


def measure(
    folder: Path,
    settings: Settings,
    *,
    only: frozenset[str] = frozenset(),
    say: Callable[[str], None] = lambda text: None,
) -> Measured:
    """Measure the bindings of a chapter (or `only` those named), in a copy built for it."""
    here = machine.machine()
    found = tuple(one for one in bindings.read(folder) if not only or one.name in only)
    with tempfile.TemporaryDirectory() as place:
        say("build a copy")
        chapter = build.copy(folder, Path(place))
        build.make(chapter)
        calls = call_cost.run(chapter, found, settings, say)
        start = start_cost.run(chapter, found, CALL, settings, say)
    say("try who releases the GIL")
    return Measured(
        slug=folder.name,
        call=CALL,
        date=datetime.date.today().isoformat(),
        machine=here,
        versions=machine.versions("CFFI", "Cython", "pyperf"),
        python_build=machine.python_build(),
        settings=settings,
        reference=call_cost.REFERENCE,
        calls=call_cost.calls(calls, gil.releases(folder, found, CALL)),
        start=start,
    )


def table(found: Measured) -> str:
    """The figures, for a terminal."""
    lines = [f"{'a call':32}{'ratio':>8}{'low-high':>16}{'ns':>8}  GIL"]
    gil = {True: "released", False: "kept", None: ""}
    for call in sorted(found.calls, key=lambda call: call.ratio.median):
        name = call.name + (" (raw)" if call.kind == "raw" else "")
        span = f"{call.ratio.low:.2f}-{call.ratio.high:.2f}"
        figures = f"{call.ratio.median:8.2f}{span:>16}{call.ns.median:8.0f}"
        lines.append(f"{name:32}{figures}  {gil[call.releases_gil]}".rstrip())
    plain = found.start.plain_ms
    lines += [
        "",
        f"{'ms above python -c pass':32}"
        f"{'first':>10}{'quartiles':>16}{'later':>8}{'quartiles':>16}",
    ]
    lines.append(f"{'(python -c pass)':32}{'':26}{plain.median:8.1f}{plain.q1:8.1f}-{plain.q3:.1f}")
    for one in (found.start.reference, *found.start.bindings):
        first, later = one.first_ms, one.later_ms
        spans = [f"{spread.q1:.1f}-{spread.q3:.1f}" for spread in (first, later)]
        figures = f"{first.median:10.1f}{spans[0]:>16}{later.median:8.1f}{spans[1]:>16}"
        lines.append(f"{one.name:32}{figures}")
    return "\n".join(lines)
