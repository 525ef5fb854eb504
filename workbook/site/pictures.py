"""Draws the pictures of the pages: every function in chapters/pictures/NN_topic.py is one.

A picture is a function without parameters that returns SVG. It becomes
build/pictures/NN_topic/NAME.svg, which a page includes as a snippet.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock

from workbook.catalog.paths import BUILD, CHAPTERS
from workbook.site.chapter_programs import functions

FOLDER = BUILD / "pictures"
ONE_AT_A_TIME = Lock()  # Matplotlib draws in one thread


def jobs(slug: str) -> list[Callable[[], None]]:
    """One, for the pictures of a chapter that has any."""
    file = CHAPTERS / "pictures" / f"{slug}.py"
    return [partial(make, file)] if file.exists() else []


def make(file: Path) -> None:
    """Draw the pictures of a chapter."""
    folder = FOLDER / file.stem
    folder.mkdir(parents=True, exist_ok=True)
    with ONE_AT_A_TIME:
        for name, draw in functions(file).items():
            (folder / f"{name}.svg").write_text(draw(), "utf-8")
