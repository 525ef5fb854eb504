"""Run a program with a sanitized copy of this folder, and print the heart of the report."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

KEPT = re.compile(r"ERROR: |READ of|WRITE of|is located|geometry\.c:")


def report(program: str) -> str:
    """Return what the sanitizer says of a program, without the frames of Python."""
    here = Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, here.name)
        shutil.copytree(here, folder, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
        shutil.copy(here.parent / "common.mk", place)
        (folder / "program.py").write_text(program)
        command = ["make", "-s", "CC=gcc", "SANITIZE=1", f"PYTHON={sys.executable}", "run"]
        done = subprocess.run(
            [*command, "PROGRAM=program.py"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if KEPT.search(line)]
    return "\n".join(map(_short, lines)) or done.stdout


def _short(line: str) -> str:
    line = re.sub(r"==\d+==|SUMMARY: .*", "", line)
    line = re.sub(r"( on address| at) 0x\w+.*| thread T0| 0x[0-9a-f]+ in", "", line)
    line = re.sub(r"0x[0-9a-f]{6,} is located", "The address is", line)
    line = re.sub(r" \[0x.*\)$", "", line)
    return re.sub(r" \S*/(geometry\.c:\d+)", r" \1", line)
