"""Which C compiler there is, and the flags that this book compiles with.

The flags are read from c_examples/common.mk, so that a notebook and a Makefile agree.
"""

import os
import re
import shutil
import subprocess
import sysconfig
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES

from workbook.catalog.paths import EXAMPLES

# Asked here, once, and not by threads: in CPython 3.11 a second thread sees what sysconfig knows
# while the first is still gathering it.
INCLUDE = sysconfig.get_path("include")
"""Where Python.h is."""
MODULE_SUFFIX = EXTENSION_SUFFIXES[0]
"""How the file of an extension module must end."""


class MissingCompilerError(Exception):
    """There is no such C compiler on this machine."""


def find(cc: str | None = None) -> str:
    """Name of a compiler that is there: the one asked for, $CC, gcc, clang or cc.

    Raises:
        MissingCompilerError: The one asked for, or every one, is missing.
    """
    for name in (cc,) if cc else (os.environ.get("CC"), "gcc", "clang", "cc"):
        if name and shutil.which(name):
            return name
    raise MissingCompilerError(
        f"There is no C compiler {cc!r} on this machine."
        if cc
        else "There is no C compiler on this machine. `make doctor` says how to install one."
    )


@cache
def warnings() -> tuple[str, ...]:
    """The warnings that the C in this book is held to, without -Werror."""
    line = re.search(r"^WARNINGS\s*=(.*)$", (EXAMPLES / "common.mk").read_text("utf-8"), re.M)
    assert line, "c_examples/common.mk sets no WARNINGS"
    return tuple(flag for flag in line[1].split() if flag != "-Werror")


@cache
def version(cc: str) -> tuple[int, int, int]:
    """The version of a compiler; zeros when there is none."""
    try:
        done = subprocess.run([cc, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return (0, 0, 0)
    line = done.stdout.partition("\n")[0]
    found = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?", re.sub(r"\([^)]*\)", "", line))
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else (0, 0, 0)
