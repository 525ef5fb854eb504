"""Runs the programs in c_examples/NN_topic/demos/ and keeps what they print for the pages.

Each is run as a reader runs it who has copied it from the page: in a copy of the chapter's built
folder, under its name, without its first line, which the page leaves out. That line says how the
program must end: `# fate: ok`, `# fate: OSError` (the exception that ends it), `# fate: SIGSEGV`.
Where Python itself has changed, `# fate: SIGABRT before 3.12, then ok`; what needs a newer Python,
`# fate: ok from 3.14`, is recorded (recorded.py) where the book is built by an older one. A program
that ends otherwise fails the build: a page must not show a failure that no longer happens.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock

from workbook.catalog.paths import BUILD, EXAMPLES, ROOT, spellings
from workbook.sandbox import build, commands

FOLDER = BUILD / "outputs"
LIMITS = commands.Limits(seconds=60, memory=None)  # a sanitizer reserves terabytes of addresses
COPIES = BUILD / "as_copied"
# What a reader types at a prompt stays as it is. A short number is an address by what is around it.
TYPED_OR_HEX = re.compile(
    r"^(?P<typed>(?:>>>|\.\.\.) .*)|"
    r"(?P<before>(?:\b(?:at|pc|bp|sp|address|[Tt]hread)|#\d+|') )?"
    r"(?P<hex>0x[0-9a-f]{5,16}\b)(?P<after>>)?",
    re.MULTILINE,
)
# They depend on where the stack begins, and so on the length of paths and variables.
SHADOW = re.compile(
    r"Shadow bytes around the buggy address:.*?(?===PID==ABORTING|</pre>|\Z)", re.DOTALL
)
# Python 3.14 and later print the C frames of a crash, too: those of Python itself, mostly.
C_STACK = re.compile(
    r"\n?^Current thread's C stack trace \(most recent call first\):\n(?:  .*\n?)*", re.MULTILINE
)

_lock = Lock()
_copied: dict[str, Path] = {}


class OutputError(Exception):
    """A demo did not end as its first line says, or its name is taken."""


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
    text = demo.read_text("utf-8")
    target = FOLDER / demo.parent.parent.name / f"{demo.stem}.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    if sys.version_info[1] < needs(text):
        shutil.copyfile(recorded(demo), target)
        return
    folder = as_copied(demo.parent.parent)
    result = run(folder / demo.name)
    expected = declared(text, sys.version_info[:2])
    if fate(result) != expected:
        name = demo.relative_to(ROOT)
        raise OutputError(
            f"{name} says '# fate: {expected}' but ended with {fate(result)}:\n{result.stdout}"
        )
    target.write_text(mask(result.stdout, text, folder), "utf-8")


def needs(text: str) -> int:
    """The minor version of the first Python that can run a demo, or 0 for any."""
    found = re.match(r"# fate: \w+ from 3\.(\d+)\n", text)
    return int(found[1]) if found else 0


def recorded(demo: Path) -> Path:
    """Where the output of a demo is kept that needs a newer Python."""
    return demo.parent.parent / "recorded" / f"{demo.stem}.txt"


def as_copied(chapter: Path) -> Path:
    """A copy of a chapter's built folder, with all its demos as the page shows them.

    Raises:
        OutputError: A demo has the name of a file of the folder.
    """
    with _lock:
        if chapter.name not in _copied:
            place = COPIES / chapter.name
            shutil.rmtree(place, ignore_errors=True)
            folder = build.copy(chapter, place, built=True)
            for demo in (folder / "demos").glob("*.py"):
                if (folder / demo.name).exists():
                    raise OutputError(f"{demo.name} is a demo and a file of {chapter.name}, too")
                (folder / demo.name).write_text(shown(demo.read_text("utf-8")), "utf-8")
            _copied[chapter.name] = folder
        return _copied[chapter.name]


def shown(text: str) -> str:
    """A demo as its page shows it: without its first line."""
    return text.partition("\n")[2]


def declared(text: str, version: tuple[int, int]) -> str:
    """What the first line of a program says of its end, for this version of Python."""
    line = text.partition("\n")[0].removeprefix("# fate: ").partition(" from ")[0].strip()
    changed = re.fullmatch(r"(\w+) before 3\.(\d+), then (\w+)", line)
    if not changed:
        return line
    return changed[1] if version < (3, int(changed[2])) else changed[3]


def run(program: Path, python: Path = Path(sys.executable)) -> commands.Result:
    """Run a program in its own folder, as a reader would."""
    kept = {name: os.environ[name] for name in os.environ if name != "PYTHONUNBUFFERED"}
    environment = {
        **kept,
        "PYTHONPATH": str(ROOT / "workbook" / "site" / "line_buffered"),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHON_COLORS": "0",
        "COLUMNS": "88",
    }
    command = [str(python), program.name]
    return commands.run(command, cwd=program.parent, env=environment, limits=LIMITS, merge=True)


def fate(result: commands.Result) -> str:
    """How a demo ended: ok, an exception's name, a signal's name, or its exit status."""
    if result.signal or result.returncode == 0:
        return result.signal or "ok"
    lines = [line for line in result.stdout.splitlines() if line.strip()]
    raised = re.match(r"([\w.]+)(:|$)", lines[-1]) if lines else None
    if raised and "Traceback (most recent call last)" in result.stdout:
        return raised[1].rpartition(".")[2]
    return f"exit {result.returncode}"


def mask(text: str, source: str = "", folder: Path = ROOT) -> str:
    """Take out what differs from machine to machine: addresses, paths, process numbers.

    Args:
        text: What was printed.
        source: What printed it. A number that stands there is no address.
        folder: Where it ran: paths begin there.
    """
    for root in (*spellings(folder), *spellings(ROOT)):
        text = text.replace(f"{root}/", "")
    text = text.replace(sys.base_prefix, "/usr")
    text = re.sub(rf"{re.escape(tempfile.gettempdir())}/workbook-\w+/", "", text)
    constants = {int(number, 16) for number in re.findall(r"0[xX][0-9a-fA-F]+", source)}
    text = TYPED_OR_HEX.sub(partial(_without_address, constants), text)
    text = re.sub(r"==\d+==", "==PID==", text)
    text = re.sub(r" \(BuildId: \w+\)", "", text)
    text = C_STACK.sub("", text)
    return SHADOW.sub("(The sanitizer's own notes on each byte are left out here.)\n", text)


def _without_address(constants: set[int], found: re.Match[str]) -> str:
    """A place that a process uses has at most 48 bits; a number of 32 needs a word beside it."""
    before, after = found["before"] or "", found["after"] or ""
    if found["typed"] or (number := int(found["hex"], 16)) in constants or number >= 1 << 48:
        return found[0]
    return f"{before}0x…{after}" if number >= 1 << 32 or before or after else found[0]
