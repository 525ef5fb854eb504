"""Makes real failures: small programs that go wrong in every way that `translate` knows.

The output that test_translate.py hands to the translator is never invented: it is what this
machine's compilers, sanitizers and Python say when they meet these programs.
"""

import os
import sys
import sysconfig
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from workbook.explain.explanation import Explanation
from workbook.judge.runners import clean_env
from workbook.sandbox import commands, sanitizers
from workbook.sandbox.commands import Limits, Result

WARN = [
    "-std=c11",
    "-Wall",
    "-Wextra",
    "-Wpedantic",
    "-Wconversion",
    "-Wshadow",
    "-Werror",
    "-fvisibility=hidden",
]
API = '#define API __attribute__((visibility("default")))\n'
LOAD = """\
import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libdice.so"))
lib.dice_new.restype = ctypes.c_void_p
lib.dice_new.argtypes = [ctypes.c_size_t]
lib.dice_roll.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
lib.dice_free.argtypes = [ctypes.c_void_p]

"""
DICE = """\
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
API void *dice_new(size_t n);
API int dice_roll(void *dice, size_t i);
API void dice_free(void *dice);

void *dice_new(size_t n) {
    return malloc(n);
}

"""
FREE = """
void dice_free(void *dice) {
    free(dice);
}
"""


@dataclass(frozen=True)
class Case:
    """A program that goes wrong, and what the translator must say of it."""

    name: str
    files: dict[str, str]
    says: str
    """A regular expression that the message must contain."""
    where: str = ""
    """"dice.c:41", or the text of the line in the first of the files, or nothing."""
    rule: str = ""
    """A regular expression for the rule."""
    edit: tuple[str, ...] = ("dice.c",)
    build: Literal["none", "cc", "extension", "cython", "cffi"] = "cc"
    stage: str = "answers"
    sanitized: bool = False
    only: tuple[str, ...] = ("gcc", "clang")
    limits: Limits = field(default=Limits(seconds=20))
    preload: bool = True
    """Whether the sanitizer's runtime is loaded first, as it must be."""
    options: str = ""
    """More options for AddressSanitizer."""
    sources: tuple[str, ...] = ()
    """More C files to compile along."""
    flags: tuple[str, ...] = ()

    def expected_where(self) -> str:
        """File and line of the text, looked up in the files themselves."""
        for name, text in self.files.items():
            for number, line in enumerate(written(name, text).splitlines(), 1):
                if self.where and self.where in line:
                    return f"{name}:{number}"
        return self.where


def written(name: str, text: str) -> str:
    """The file as it is written: C gets the export macro."""
    return (API if name.endswith(".c") else "") + textwrap.dedent(text)


def put(case: Case, folder: Path) -> None:
    """Write the files of a case."""
    for name, text in case.files.items():
        (folder / name).write_text(written(name, text), "utf-8")


def compile_case(case: Case, folder: Path, cc: str) -> Result | None:
    """Compile what there is to compile, as a checker would; None when it is nothing."""
    flags = ["-g", "-O0" if case.sanitized else "-O1", "-fPIC", "-shared"]
    if case.sanitized:
        flags += sanitizers.sanitizer_flags(cc)
    include = "-I" + sysconfig.get_path("include")
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    source = next((name for name in case.edit if name.endswith((".c", ".pyx"))), "")
    stem = source.partition(".")[0]
    if case.build == "none":
        return None
    if case.build == "cffi":
        environment = os.environ | {"CC": cc, "LDSHARED": f"{cc} -shared"}
        return commands.python(
            folder / case.edit[0], cwd=folder, env=environment, limits=case.limits, merge=True
        )
    if case.build == "cython":
        command = [sys.executable, "-m", "cython", "-3", source]
        done = commands.run(command, cwd=folder, limits=case.limits, merge=True)
        if not done.ok:
            return done
        source, warn = f"{stem}.c", ["-std=c11"]
    else:
        warn = WARN
    out = "libdice.so" if case.build == "cc" else f"{stem}{suffix}"
    command = [cc, *warn, *flags, include, *case.flags, "-o", out, source, *case.sources]
    return commands.run(command, cwd=folder, limits=case.limits, merge=True)


def run_case(case: Case, folder: Path, cc: str) -> Result:
    """Run main.py of a case, as a checker would."""
    environment = clean_env(folder)
    limits = case.limits
    if case.sanitized:
        environment |= sanitizers.sanitizer_env(cc, root=folder)
        environment["ASAN_OPTIONS"] += case.options
        if not case.preload:
            del environment["LD_PRELOAD"]
        limits = Limits(seconds=30, memory=None)
    what = [sys.executable, "-X", "faulthandler"]
    tests = sorted(name for name in case.files if name.startswith("test_"))
    if tests:
        what += ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder)]
    return commands.run(
        [*what, *(tests or ["main.py"])], cwd=folder, env=environment, limits=limits, merge=True
    )


def failure(case: Case, folder: Path, cc: str) -> tuple[str, Result]:
    """Build and run until something fails: the stage, and what was said."""
    put(case, folder)
    built = compile_case(case, folder, cc)
    if built is not None and not built.ok:
        return "build", built
    return case.stage, run_case(case, folder, cc)


def explain(case: Case, folder: Path, cc: str) -> tuple[Explanation, Result]:
    """What the translator says of a case."""
    from workbook.explain.translate import explain as translate

    stage, result = failure(case, folder, cc)
    said = translate(
        f"{result.stdout}\n{result.fate}\n",
        stage=stage,
        folder=folder,
        edit=case.edit,
        read="01_first_call#wrong",
        signal=result.signal,
        timed_out=result.timed_out,
    )
    return said, result
