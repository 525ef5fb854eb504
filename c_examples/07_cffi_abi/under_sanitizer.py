"""Run a program of demos/ against a sanitized library, and print the heart of the report.

The report is long. Kept are the lines that say what happened, the frames of rational.c, and
the frames of CFFI that made or freed the memory.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

KEPT = re.compile(
    r"ERROR: |READ of|WRITE of|is located|freed by|allocated by|rational\.c:|"
    r"cdata_dealloc|allocate_owning_object|exit "
)


def report(program: str) -> str:
    """Build a sanitized copy of this folder, run a program there, return its output shortened."""
    here = Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, here.name)
        unbuilt = shutil.ignore_patterns("*.so", "_rational_cffi_abi.py", "__pycache__")
        shutil.copytree(here, folder, ignore=unbuilt)
        shutil.copy(here.parent / "common.mk", place)
        command = ["make", "-s", "CC=gcc", "SANITIZE=1", f"PYTHON={sys.executable}", "watched"]
        done = subprocess.run(
            [*command, f"PROGRAM={program}"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        lines = [
            line
            for line in done.stdout.splitlines()
            if KEPT.search(line) and not line.startswith("SUMMARY")
        ]
    if not lines:
        return done.stdout
    return "\n".join(map(_short, lines))


def _short(line: str) -> str:
    line = re.sub(r"==\d+==", "", line)
    line = re.sub(r"( on address| at) 0x\w+.*| thread T0| 0x[0-9a-f]+ in", "", line)
    line = re.sub(r"0x[0-9a-f]{6,} is located", "The address is", line)
    line = re.sub(r" \[0x.*\)$", "", line)
    line = re.sub(r"(previously )?(freed|allocated) by here", r"\2 here", line)
    return re.sub(r"\(?/.*/(rational\.c|_cffi_backend)[^\s:]*(:\d+)?\S*$", r"\1\2", line)
