"""Checks the style of C, Python and text with the tools that each field uses."""

import subprocess
import sys
import sysconfig
from pathlib import Path

from workbook.catalog.paths import EXAMPLES, EXERCISES, ROOT, SOLUTIONS
from workbook.catalog.sources import is_generated

TEXTS = (
    "chapters",
    "c_examples",
    "exercises",
    "notebooks",
    "workbook",
    "README.md",
    "CONTRIBUTING.md",
)


class StyleError(Exception):
    """At least one tool complained; the message holds what they said."""


def c_files() -> list[Path]:
    """C sources and headers that people wrote."""
    found = [file for file in EXAMPLES.glob("*/*.[ch]") if not is_generated(file)]
    for folder in (EXERCISES, SOLUTIONS):
        found += folder.glob("*/*/*.[ch]")
    return sorted(found)


def commands() -> dict[str, list[str]]:
    """Each check and its command."""
    python = [sys.executable, "-m"]
    files = [str(file.relative_to(ROOT)) for file in c_files()]
    tools = Path(sys.executable).parent
    includes = ["-std=c11", f"-I{sysconfig.get_path('include')}"]
    sources = [name for name in files if name.endswith(".c")]
    includes += sorted({f"-I{file.parent.relative_to(ROOT)}" for file in EXERCISES.glob("*/*/*.h")})
    return {
        "ruff check": [*python, "ruff", "check", "--quiet", "."],
        "ruff format": [*python, "ruff", "format", "--check", "--quiet", "."],
        "mypy": [*python, "mypy"],
        "codespell": [str(tools / "codespell"), *TEXTS],
        "clang-format": [str(tools / "clang-format"), "--dry-run", "--Werror", *files],
        "clang-tidy": [str(tools / "clang-tidy"), "--quiet", *sources, "--", *includes],
    }


def check_all() -> None:
    """Run every check.

    Raises:
        StyleError: At least one complained.
    """
    complaints = []
    for name, command in commands().items():
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"{name:13} {'ok' if done.returncode == 0 else 'NOT OK'}", flush=True)
        if done.returncode:
            complaints.append(f"{name}:\n{done.stdout}{done.stderr}".rstrip())
    if complaints:
        raise StyleError("\n\n".join(complaints))
