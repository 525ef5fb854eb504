"""Draws the pictures of the pages: every function in chapters/pictures/NN_topic.py is one.

A picture is a function without parameters that returns SVG. It becomes
build/pictures/NN_topic/NAME.svg, which a page includes as a snippet.
"""

from workbook.catalog import sources
from workbook.site import stamps
from workbook.site.chapter_programs import functions
from workbook.catalog.paths import BUILD, CHAPTERS, EXAMPLES, ROOT

FOLDER = BUILD / "pictures"
SOURCES = CHAPTERS / "pictures"


def make_all() -> None:
    """Draw the pictures of the chapters whose program or figures have changed."""
    for file in sorted(SOURCES.glob("[0-9][0-9]_*.py")):
        own = (ROOT / "workbook").rglob("*.py")
        key = sources.digest(file, CHAPTERS / "measured", EXAMPLES / file.stem, *own)
        if stamps.fresh(f"pictures-{file.stem}", key):
            continue
        folder = FOLDER / file.stem
        folder.mkdir(parents=True, exist_ok=True)
        for name, draw in functions(file).items():
            (folder / f"{name}.svg").write_text(draw(), "utf-8")
        stamps.done(f"pictures-{file.stem}", key)
