"""Runs the measurements of the book: `make bench`.

The figures go to chapters/measured/NN_topic.json, which is kept in the tree: a page shows one
careful run, not whatever the machine that builds the page did. A chapter names what it wants
measured in a file: see groups.py.
"""

import os
from pathlib import Path

from workbook.bench import groups, measure, show
from workbook.bench.groups import Settings
from workbook.catalog.paths import BUILD, CHAPTERS

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
    busy = os.getloadavg()[0]
    if busy > 0.5:
        print(f"This machine is busy (load {busy:.1f}): expect a wide spread.", flush=True)
    chosen = [folder for folder in groups.chapters() if folder.name.startswith(chapter)]
    if not chosen:
        raise BenchError(f"No chapter {chapter} has anything to measure.")
    for folder in chosen:
        file = target / f"{folder.name}.json"
        found = measure.measure(folder, QUICK if quick else FULL)
        found.write(file)
        tables = (show.table(found, group.name) for group in found.groups)
        print("\n".join(["", *tables, f"Written to {file}"]), flush=True)
