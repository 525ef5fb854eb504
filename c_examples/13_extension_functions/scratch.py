"""Compile a module into a temporary folder and try it in a Python of its own.

The demos of this chapter use it, because most of their modules are broken on purpose.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

_place = tempfile.TemporaryDirectory(prefix="workbook-")
_folder = Path(_place.name)

# Feeds the lines that it is given to Python's own interactive prompt, and prints both.
_PROMPT = """
import code, sys
console, more = code.InteractiveConsole(), False
for line in sys.argv[1:]:
    print("... " if more else ">>> ", line, sep="", flush=True)
    more = console.push(line)
    sys.stdout.flush()
"""


def before(minor: int) -> bool:
    """Whether this Python is older than 3.`minor`: some failures change with the version."""
    return sys.version_info < (3, minor)


def build(module: str, *sources: str, options: tuple[str, ...] = ()) -> None:
    """Compile C files into a module, as you would in a terminal, and show the command."""
    darwin = ("-undefined", "dynamic_lookup") if sys.platform == "darwin" else ()
    compiler = next((name for name in ("gcc", "clang") if shutil.which(name)), "cc")
    include = f"-I{sysconfig.get_path('include')}"
    flags = ["-Wall", "-Wextra", "-fPIC", "-shared", *darwin, *options, include]
    shown = [compiler, *flags, "-o", f"{module}.so", *sources]
    print("$", shlex.join(shown), flush=True)
    real = [*shown[: -1 - len(sources)], str(_folder / f"{module}.so"), "-I.", *sources]
    subprocess.run(real, check=True, stderr=subprocess.STDOUT)


def session(
    *lines: str,
    says: str,
    options: tuple[str, ...] = (),
    ends: str = "",
    sanitized: bool = False,
) -> None:
    """Type lines at a new Python's prompt, and show what it answers.

    Args:
        lines: What is typed.
        says: Words that must be in the answers.
        options: Of Python.
        ends: Name of the signal that kills this Python.
        sanitized: Load the sanitizer's runtime first. The module was built with it.

    Raises:
        RuntimeError: It did not happen.
    """
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_folder), "."])}
    words = ""
    if sanitized:
        words = "PYTHONMALLOC=malloc LD_PRELOAD=libasan.so "
        env |= {"PYTHONMALLOC": "malloc", "ASAN_OPTIONS": "detect_leaks=0", "LD_PRELOAD": _asan()}
    print(f"$ {words}{shlex.join(['python', *options])}", flush=True)
    # -P: else `import gil` would find a demo of that name in this folder.
    command = [sys.executable, "-P", *options, "-c", _PROMPT, *lines]
    done = subprocess.run(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    prompt = r'  File "(<string>|.*/code\.py)", line .*\n'  # the frames of the prompt itself
    output = re.sub(prompt, "", done.stdout)
    print(_headlines(output) if sanitized else output, end="", flush=True)
    signaled = signal.Signals(-done.returncode).name if done.returncode < 0 else ""
    if signaled:
        print(f"[Python was killed by {signaled}]", flush=True)
    if signaled != ends or says not in done.stdout:
        raise RuntimeError(f"expected {says!r} and the end {ends!r}")


def _asan() -> str:
    """The runtime of gcc's AddressSanitizer."""
    command = ["gcc", "-print-file-name=libasan.so"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _headlines(report: str) -> str:
    """What a sanitizer says, without Python's own frames and without its map of memory."""
    kept = []
    for line in report.partition("SUMMARY: ")[0].splitlines():
        own = re.match(r"    #\d+ \S+ in (\w+) .*?(broken/\w+\.c:\d+)$", line)
        if own:
            kept.append(f"    in {own[1]} {own[2]}")
        elif not re.match(r" {4}#|=====|freed by|previously allocated", line):
            kept.append(re.sub(r"^==\d+==| at pc .*$| thread T0", "", line))
    return re.sub(r"\n{2,}", "\n", "\n".join(kept)) + "\n"
