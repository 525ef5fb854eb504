"""How a message is put before a learner: folded to the terminal, commands as they can be typed."""

import contextlib
import errno
import os
import re
import shlex
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

WIDTH, NARROWEST, WIDEST = 80, 30, 100
IN_THE_BOOK = ".venv/bin/workbook"
PIECE = re.compile(r"(?:[^\s`]|`[^`]*`|`)+\s*")
WORD = re.compile(r"\S+\s*")
PART = re.compile(r"[^/#\s]*(?:[/#]+\s*|\s+|$)")


@cache
def command() -> str:
    """What to type here for `workbook`: that alone when it is on PATH, else the way to it."""
    ours = Path(sys.executable).with_name("workbook")
    found = shutil.which("workbook")
    if found and ours.exists() and ours.samefile(found):
        return "workbook"
    if not ours.exists():
        return f"{shlex.quote(sys.executable)} -m workbook"
    return shlex.quote(min(os.path.relpath(ours), str(ours), key=len))


def spelled(text: str, form: str = "") -> str:
    """A message, in which the command `workbook ...` is written as it works."""
    return re.sub("`workbook (?=[a-z])", lambda _: f"`{form or command()} ", text)


def width() -> int:
    """Columns to print in: those that the terminal has at this moment, else $COLUMNS, else 80."""
    columns = os.environ.get("COLUMNS", "")
    found = [int(columns)] if columns.isdecimal() else []
    with contextlib.suppress(OSError, ValueError):
        found.append(os.get_terminal_size(sys.stdout.fileno()).columns)
    return max(NARROWEST, min(WIDEST, *filter(None, found))) if any(found) else WIDTH


def fold(text: str, width: int) -> list[str]:
    """Lines of at most `width`, all as far to the right as the first.

    A command in backquotes stays whole, a path is parted after a slash where it is longer than a
    line, and a word never: one that is too long is left to the terminal.
    """
    lead = text[: len(text) - len(text.lstrip(" "))]
    lines, line = [], lead
    for piece in PIECE.findall(re.sub(r"\s", " ", text)):
        for part in _parted(piece, width - len(lead)):
            if line != lead and len((line + part).rstrip()) > width:
                lines.append(line.rstrip())
                line = lead
            line += part
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _parted(piece: str, room: int) -> list[str]:
    """What may stand on lines of their own, of something that is longer than one line."""
    if len(piece.rstrip()) <= room:
        return [piece]
    words = WORD.findall(piece)
    if len(words) > 1:
        return [part for word in words for part in _parted(word, room)]
    return PART.findall(piece)


def say(text: str, *, error: bool = False) -> None:
    """Print a message: folded where it goes to a terminal, with commands spelled as they work."""
    stream = sys.stderr if error else sys.stdout
    for line in spelled(text).split("\n"):
        print(*(fold(line, width()) if stream.isatty() else [line]), sep="\n", file=stream)


def failure(error: BaseException) -> str:
    """What to say when the checker itself failed."""
    text = f"{type(error).__name__}: {error}\nWORKBOOK_DEBUG=1 shows where."
    if type(error).__module__.partition(".")[0] == "workbook":
        text = str(error)
    elif isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        place = error.filename or tempfile.gettempdir()
        text = f"There is no space left in {place}.\nNext: make room there, or name another folder"
        text += " for temporary files: `export TMPDIR=/a/folder`"
    return f"The checker itself failed; this says nothing of your files.\n{text}"
