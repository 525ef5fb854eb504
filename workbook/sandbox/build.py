"""Compiles the C libraries and bindings of c_examples/ with the chapters' own Makefiles."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from workbook.catalog import bindings
from workbook.catalog.paths import EXAMPLES
from workbook.catalog.sources import sources


class BuildError(Exception):
    """A chapter's Makefile failed; the message holds what the tools said."""


def folders() -> list[Path]:
    """Folders of c_examples/ that can be built."""
    return sorted(file.parent for file in EXAMPLES.glob("[0-9][0-9]_*/Makefile"))


def make(folder: Path, *arguments: str) -> str:
    """Run a chapter's Makefile with this Python, and return what it printed.

    Raises:
        BuildError: make failed.
    """
    environment = {name: os.environ[name] for name in os.environ if not name.startswith("MAKE")}
    environment.pop("MFLAGS", None)
    command = ["make", "--no-print-directory", f"-j{os.cpu_count() or 1}"]
    if not any(argument.startswith("PYTHON=") for argument in arguments):
        command.append(f"PYTHON={sys.executable}")
    done = subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError(f"{folder.name} does not build:\n{done.stdout.rstrip()}")
    return done.stdout


def whole(folder: Path) -> None:
    """Build a chapter's folder, and what compiles itself when it is first imported.

    Raises:
        BuildError: A tool failed.
    """
    if not (folder / "Makefile").exists():
        return
    make(folder)
    for binding in bindings.read(folder):
        if not binding.build and not binding.needs_library:
            command = [sys.executable, "-W", "ignore", "-c", f"import {binding.module}"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            if done.returncode:
                raise BuildError(f"{binding.module} cannot be imported:\n{done.stderr.rstrip()}")


def copy(folder: Path, place: Path, *, built: bool = False) -> Path:
    """Copy the sources of a chapter's folder, and what all chapters share, into `place`.

    Args:
        folder: Of the chapter.
        place: Where the copy of c_examples/ is to lie.
        built: Copy what was built, too, with its times: `make` has nothing to do.
    """
    chapter = place / "c_examples" / folder.name
    if built:
        litter = shutil.ignore_patterns(".hypothesis", ".pytest_cache", "*.pyc")
        shutil.copytree(folder, chapter, ignore=litter)
    for file in () if built else sources(folder):
        target = chapter / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    for shared in (*EXAMPLES.glob("*.mk"), *EXAMPLES.glob("*.py")):
        shutil.copy(shared, chapter.parent)
    return chapter
