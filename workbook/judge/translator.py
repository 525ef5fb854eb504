"""Translates with Cython, in a fork of a Cython that has translated a file before.

Cython reads thousands of lines of its own before it translates its first file: ten times what a
file of an exercise takes.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

FIRST = "def total(const double[:] numbers):\n    return numbers[0]\n"


def main(next_order: Callable[[], dict[str, Any]]) -> None:
    """Run `cython` with the arguments of the order that comes."""
    from Cython.Compiler import Main

    def cython(*arguments: str) -> int:
        sys.argv = ["cython", "-3", *arguments]
        try:
            Main.main(command_line=1)  # type: ignore[no-untyped-call]
        except SystemExit as end:
            return int(end.code or 0)
        return 0

    first = Path(os.environ["HOME"], "first.pyx")
    first.write_text(FIRST, "utf-8")
    cython("--shared=shared", str(first))
    arguments = json.loads(next_order()["data"])
    status = cython(*arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
