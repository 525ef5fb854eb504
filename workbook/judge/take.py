"""Takes the learner's files: regular files of one folder, that name nothing they must not."""

import io
import os
import re
import stat
import tokenize
from contextlib import suppress
from pathlib import Path

from workbook.catalog.exercises import Exercise
from workbook.explain.explanation import Explanation

MEGABYTE = 1 << 20
LARGEST = MEGABYTE  # of a learner's file
FORBIDDEN = {  # these would cost one line, and prove nothing; comments may name them
    re.compile(
        r"__SANITIZE_\w+|__has_feature|no_sanitize\w*|__[alu]san_\w+|__sanitizer_\w+"
        r"|(?:A|UB)SAN_OPTIONS|LD_PRELOAD|PYTHONMALLOC|__OPTIMIZE__"
    ): "A program does the same whether or not somebody watches it: it does not ask.",
    re.compile(
        r"""#\s*include\s*[<"](?:/|[^>"\n]*\.\.)[^>"\n]*"""
        # as part of a path; "solutions" may be said, and a build script has no witness
        r"""|(?<=/)solutions/|\bsolutions/\d\d_\w*"""
        r"""|(?<=/ )["']solutions["']|["']solutions["'](?= */|, *["']\d\d_)"""
    ): "An answer stands on its own: it uses the files of its exercise, and no others.",
}


class RefusedError(Exception):
    """A learner's file is nothing that can be judged; says why."""

    def __init__(self, message: str, where: str = "", rule: str = "", read: str = "") -> None:
        super().__init__(message)
        self.explanation = Explanation(message, where, rule, read)


def take(exercise: Exercise, folder: Path) -> dict[str, bytes]:
    """The learner's files.

    Raises:
        RefusedError: One is missing, too large, no file of this folder, or names what it must not.
    """
    taken = {}
    for name in exercise.edit:
        path = folder / name
        if path.is_symlink() and path.resolve().parent != folder.resolve():
            raise RefusedError(
                f"{name} is a symbolic link that leads out of this exercise's folder. "
                "Put the file itself there."
            )
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        except FileNotFoundError:
            raise RefusedError(f"{name} is missing in {shown(folder, exercise)}.") from None
        except OSError as error:
            raise RefusedError(f"{name} cannot be read: {error.strerror}.") from None
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise RefusedError(f"{name} is not a regular file.")
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise RefusedError(f"{name} is larger than {LARGEST // MEGABYTE} MB.")
        taken[name] = data
    for name, data in taken.items():
        text = _without_comments(name, data.decode("utf-8", "replace"))
        for pattern, rule in FORBIDDEN.items():
            if found := pattern.search(text):
                where = f"{name}:{text.count(chr(10), 0, found.start()) + 1}"
                raise RefusedError(f"{name} names {found[0]}.", where, rule, exercise.read)
    return taken


def shown(path: Path, exercise: Exercise) -> str:
    """A path as a learner sees it: from the root of the tree, where it lies there."""
    tree = exercise.tree.resolve()
    full = path.resolve()
    return full.relative_to(tree).as_posix() if full.is_relative_to(tree) else str(path)


def _without_comments(name: str, text: str) -> str:
    """The text with its lines where they were; as it is when Python cannot read it."""
    if not name.endswith(".py"):
        return re.sub(
            r"//[^\n]*|/\*.*?\*/", lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.S
        )
    lines = text.splitlines(keepends=True)
    with suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                row, column = token.start
                lines[row - 1] = lines[row - 1][:column] + "\n"
    return "".join(lines)
