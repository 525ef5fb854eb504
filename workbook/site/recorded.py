"""What only a newer Python prints: recorded in the tree, by `make record`.

A demo that begins with `# fate: ok from 3.14` needs that Python. Where the book is built by an
older one, its page shows c_examples/NN_topic/recorded/NAME.txt, whose last line says which Python
it was. Such a demo uses the standard library, and what the chapter has built for ctypes: no module
of another Python can be loaded.
"""

import subprocess
from pathlib import Path

from workbook.setup.pythons import from_maven, pythons
from workbook.site import outputs


class RecordError(Exception):
    """Nothing can be recorded here; the message says why."""


def demos() -> list[Path]:
    """Every program that needs a newer Python than the oldest that is supported."""
    return [demo for demo in outputs.demos() if outputs.needs(demo.read_text("utf-8"))]


def output(demo: Path, python: Path) -> str:
    """What a demo prints under another Python, with its stamp.

    Raises:
        OutputError: It ended otherwise than it says.
    """
    text = demo.read_text("utf-8")
    folder = outputs.as_copied(demo.parent.parent)
    result = outputs.run(folder / demo.name, python)
    wanted = outputs.declared(text, (3, outputs.needs(text)))
    if outputs.fate(result) != wanted:
        raise outputs.OutputError(f"{demo.name} ended otherwise under {python}:\n{result.stdout}")
    asked = [str(python), "-c", "import platform; print(platform.python_version())"]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    shown = outputs.mask(result.stdout, text, folder)
    return f"{shown.rstrip()}\n[recorded with CPython {version}]\n"


def record() -> list[Path]:
    """Record the output of each such demo anew; return the files that have changed.

    Raises:
        RecordError: No Python here is new enough.
        MissingPythonError: Maven could not bring one.
    """
    changed = []
    for demo in demos():
        least = outputs.needs(demo.read_text("utf-8"))
        new = {version: place for version, place in pythons().items() if _minor(version) >= least}
        if not new:
            raise RecordError(f"{demo.name} needs CPython 3.{least} or later, and here is none.")
        said = output(demo, new[min(new, key=_minor)] or from_maven())
        file = outputs.recorded(demo)
        if not file.exists() or file.read_text("utf-8") != said:
            file.parent.mkdir(exist_ok=True)
            file.write_text(said, "utf-8")
            changed.append(file)
    return changed


def _minor(version: str) -> int:
    return int(version.partition(".")[2])
