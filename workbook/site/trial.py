"""Finds out what a binding needs, by taking it away: the compiler, then the library file.

Works on a copy of the chapter's folder, so that what is built stays built.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from workbook.catalog.bindings import Binding
from workbook.catalog.paths import EXAMPLES
from workbook.sandbox import build

COMPILERS = ("cc", "gcc", "clang", "c++", "g++")


@dataclass(frozen=True)
class Needs:
    """What a binding needs: a compiler (never, to build, at its first import), the library."""

    compiler: Literal["never", "build", "import"]
    needs_library: bool


def run(folder: Path, binding: Binding) -> Needs:
    """Try the binding without a compiler and without the library.

    Args:
        folder: Of the chapter, built.
        binding: One of its bindings.

    Raises:
        BuildError: It does not even work with both.
    """
    with tempfile.TemporaryDirectory() as place:
        hidden = hide_compilers(Path(place))
        chapter = built_copy(folder, Path(place, "built"))
        compiler: Literal["never", "build", "import"] = "never"
        if not imports(chapter, binding, hidden):
            compiler = "import"
            if not imports(chapter, binding, {"CFLAGS": "-O0"}):
                raise build.BuildError(f"{binding.module} cannot be imported in a copy of {folder}")
        for library in chapter.glob("lib*.so"):
            library.unlink()
        needs_library = not imports(chapter, binding, hidden)
        if binding.build:
            chapter = build.copy(folder, Path(place, "unbuilt"))
            made = builds(chapter, binding, hidden)
            built_copy(folder, chapter.parent, without=binding.build)  # and all the rest
            if not (made and imports(chapter, binding, hidden)):
                compiler = "build"
        return Needs(compiler, needs_library)


def built_copy(folder: Path, place: Path, without: tuple[str, ...] = ()) -> Path:
    """Copy a chapter's folder with what is built in it, but for these targets of its Makefile."""
    unbuilt = [target if "." in target else f"{target}.*so" for target in without]
    chapter = place / folder.name
    left_out = shutil.ignore_patterns("__pycache__", "demos", *unbuilt)
    shutil.copytree(folder, chapter, ignore=left_out, dirs_exist_ok=True)
    shutil.copy(EXAMPLES / "common.mk", place)
    return chapter


@cache
def remembered(folder: Path, binding: Binding) -> Needs:
    """The same, tried once in this process: two tables of a chapter ask."""
    return run(folder, binding)


def hide_compilers(place: Path) -> dict[str, str]:
    """An environment in which every compiler fails."""
    folder = place / "no_compiler"
    folder.mkdir()
    for name in COMPILERS:
        (folder / name).write_text("#!/bin/sh\nexit 127\n")
        (folder / name).chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "CC": str(folder / "cc")}


def builds(chapter: Path, binding: Binding, change: dict[str, str]) -> bool:
    """Whether `make` can build the binding in the changed environment."""
    command = ["make", f"PYTHON={sys.executable}", f"CC={change['CC']}", *binding.build]
    return succeeds(command, chapter, change)


def imports(chapter: Path, binding: Binding, change: dict[str, str]) -> bool:
    """Whether a fresh Python can import the binding in the changed environment."""
    return succeeds([sys.executable, "-c", f"import {binding.module}"], chapter, change)


def succeeds(command: list[str], folder: Path, change: dict[str, str]) -> bool:
    """Whether the command ends with status 0."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        command, cwd=folder, env=kept | change, capture_output=True, check=False, timeout=120
    )
    return done.returncode == 0
