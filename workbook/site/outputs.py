"""Runs the programs in c_examples/NN_topic/demos/ and keeps what they print for the pages.

The first line of a program says how it must end: `# fate: ok`, `# fate: OSError` (the exception
that ends it), `# fate: SIGSEGV`. Where Python itself has changed, `# fate: SIGABRT before 3.12,
then ok`. A program that ends otherwise fails the build: a page must not show a failure that no
longer happens.
"""

import os
import re
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from workbook.catalog.paths import BUILD, EXAMPLES, ROOT, spellings
from workbook.sandbox import commands

FOLDER = BUILD / "outputs"
LIMITS = commands.Limits(seconds=60, memory=None)  # a sanitizer reserves terabytes of addresses
# What a reader types at a prompt stays as it is.
TYPED_OR_ADDRESS = re.compile(r"^((?:>>>|\.\.\.) .*)|0x[0-9a-fA-F]{5,}", re.MULTILINE)
# They depend on where the stack begins, and so on the length of paths and variables.
SHADOW = re.compile(
    r"Shadow bytes around the buggy address:.*?(?===PID==ABORTING|</pre>|\Z)", re.DOTALL
)


class OutputError(Exception):
    """A demo did not end as its first line says."""


def demos() -> list[Path]:
    """Every program whose output a page may show."""
    return sorted(EXAMPLES.glob("[0-9][0-9]_*/demos/*.py"))


def jobs(slug: str) -> list[Callable[[], None]]:
    """One for each demo of a chapter."""
    return [partial(make, demo) for demo in demos() if demo.parent.parent.name == slug]


def make(demo: Path) -> None:
    """Run one demo and keep its output.

    Raises:
        OutputError: It ended otherwise than it says.
    """
    result = run(demo)
    expected = declared(demo.read_text("utf-8"), sys.version_info[:2])
    if fate(result) != expected:
        name = demo.relative_to(ROOT)
        raise OutputError(
            f"{name} says '# fate: {expected}' but ended with {fate(result)}:\n{result.stdout}"
        )
    target = FOLDER / demo.parent.parent.name / f"{demo.stem}.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(mask(result.stdout), "utf-8")


def declared(text: str, version: tuple[int, int]) -> str:
    """What the first line of a program says of its end, for this version of Python."""
    line = text.partition("\n")[0].removeprefix("# fate: ").strip()
    changed = re.fullmatch(r"(\w+) before 3\.(\d+), then (\w+)", line)
    if not changed:
        return line
    return changed[1] if version < (3, int(changed[2])) else changed[3]


def run(demo: Path) -> commands.Result:
    """Run one demo in its chapter's folder, as a reader would."""
    folder = demo.parent.parent
    kept = {name: os.environ[name] for name in os.environ if name != "PYTHONUNBUFFERED"}
    environment = {
        **kept,
        "PYTHONPATH": os.pathsep.join([".", str(ROOT / "workbook" / "site" / "line_buffered")]),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHON_COLORS": "0",
        "COLUMNS": "88",
    }
    command = [sys.executable, str(demo.relative_to(folder))]
    return commands.run(command, cwd=folder, env=environment, limits=LIMITS, merge=True)


def fate(result: commands.Result) -> str:
    """How a demo ended: ok, an exception's name, a signal's name, or its exit status."""
    if result.signal or result.returncode == 0:
        return result.signal or "ok"
    lines = [line for line in result.stdout.splitlines() if line.strip()]
    raised = re.match(r"([\w.]+)(:|$)", lines[-1]) if lines else None
    if raised and "Traceback (most recent call last)" in result.stdout:
        return raised[1].rpartition(".")[2]
    return f"exit {result.returncode}"


def mask(text: str) -> str:
    """Take out what differs from machine to machine: addresses, paths, process numbers."""
    for root in spellings(ROOT):
        text = text.replace(f"{root}/", "")
    text = text.replace(sys.base_prefix, "/usr")
    text = re.sub(rf"{re.escape(tempfile.gettempdir())}/workbook-\w+/", "", text)
    text = TYPED_OR_ADDRESS.sub(lambda found: found[1] or "0x…", text)
    text = re.sub(r"==\d+==", "==PID==", text)
    return SHADOW.sub("(The sanitizer's own notes on each byte are left out here.)\n", text)
