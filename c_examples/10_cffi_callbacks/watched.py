"""Run a program against a library that watches its own accesses to memory; print the report.

python watched.py watched/kept_text.py

The library is compiled once more, in a temporary folder, with gcc's AddressSanitizer. The report
is long; what is printed is what happened, and the lines that name functions and files.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FACT = re.compile(r"ERROR: |(READ|WRITE) of|is located|freed by|allocated by|created by")
FRAME = re.compile(r"\s+#\d+ 0x\w+ in (?:__interceptor_)?(\w+) (.+?)(?: \(BuildId.*)?$")
PLUMBING = re.compile(r"libffi|^_call_function_pointer|^(malloc|free|calloc|realloc) ")


def build(folder: Path) -> None:
    """Compile the watched library, as libjsonscan.so, into a folder."""
    flags = ["-std=c11", "-g", "-O0", "-fPIC", "-fsanitize=address", "-pthread"]
    command = ["gcc", *flags, "-shared", "-o", folder / "libjsonscan.so", "jsonscan.c"]
    subprocess.run(command, cwd=HERE, check=True)


def run(program: Path, folder: Path) -> str:
    """Run a program there; return all that it prints."""
    asan = subprocess.run(
        ["gcc", "-print-file-name=libasan.so"], capture_output=True, text=True, check=True
    )
    watching = {
        "LD_PRELOAD": asan.stdout.strip(),  # the sanitizer, before Python
        "PYTHONMALLOC": "malloc",  # each object of Python gets a block of its own
        "ASAN_OPTIONS": "detect_leaks=0",
        "PYTHONPATH": str(folder),  # where the watched library is
    }
    done = subprocess.run(
        [sys.executable, program], cwd=folder, env={**os.environ, **watching},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.stdout


def report(program: str) -> str:
    """Return the heart of the report on a program of this folder."""
    with tempfile.TemporaryDirectory(prefix="workbook-") as place:
        folder = Path(place)
        for file in HERE.glob("jsonscan_*.py"):  # the one that loads it is jsonscan_cffi_abi.py
            shutil.copy(file, folder)
        build(folder)
        said = run(Path(program).resolve(), folder)
    return heart(said) or said


def heart(said: str) -> str:
    """Keep what happened, and of each stack the functions of jsonscan.c, or the first two."""
    lines: list[str] = []
    stack: list[str] = []
    for line in [*said.partition("SUMMARY")[0].splitlines(), "ERROR: "]:
        if frame := FRAME.match(line):
            name = f"{frame[1]} {Path(frame[2]).name}"
            if not PLUMBING.search(name):
                stack.append(re.split(r"\+|:$|\.cpython", name)[0])
        elif FACT.search(line):
            ours = [name for name in stack if "jsonscan.c" in name]
            lines += [f"    {name}" for name in ours or stack[:2]]
            stack = []
            line = re.sub(r"^=+\d+=+|^0x\w+ (?=is located)|:$", "", line)
            line = re.sub(r"(?<=created) by.*", "", line)
            line = re.sub(r"^previously |( on address| at) 0x.*| thread T0.*| \[0x.*", "", line)
            lines.append(line.replace("is located", "The address is"))
    return "\n".join(lines[:-1])


if __name__ == "__main__":
    print(report(sys.argv[1]))
