"""Draws the pictures of the pages: every function in chapters/pictures/NN_topic.py is one.

A picture is a function without parameters that returns SVG. It becomes
build/pictures/NN_topic/NAME.svg, which a page includes as a snippet.
"""

import importlib.util
import inspect
from collections.abc import Callable
from pathlib import Path

from workbook import cache
from workbook.paths import BUILD, CHAPTERS, EXAMPLES, ROOT

FOLDER = BUILD / "pictures"
SOURCES = CHAPTERS / "pictures"


def make_all() -> None:
    """Draw the pictures of the chapters whose program or figures have changed."""
    for file in sorted(SOURCES.glob("[0-9][0-9]_*.py")):
        own = (ROOT / "workbook").glob("*.py")
        key = cache.digest(file, CHAPTERS / "measured", EXAMPLES / file.stem, *own)
        if cache.fresh(f"pictures-{file.stem}", key):
            continue
        folder = FOLDER / file.stem
        folder.mkdir(parents=True, exist_ok=True)
        for name, draw in functions(file).items():
            (folder / f"{name}.svg").write_text(draw(), "utf-8")
        cache.done(f"pictures-{file.stem}", key)


def functions(file: Path) -> dict[str, Callable[[], str]]:
    """The public functions that a file defines, by name."""
    spec = importlib.util.spec_from_file_location(f"pictures_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {
        name: value
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and not name.startswith("_")
    }
