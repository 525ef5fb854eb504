"""Every library and all its bindings pass their suite: with gcc, with clang, and sanitized.

The plain runs are in Python's development mode, with each warning an error. Each case builds a
copy with the chapter's own Makefile and runs the chapter's own `make test`.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.needs import need
from workbook.catalog import bindings
from workbook.catalog.paths import EXAMPLES, ROOT
from workbook.sandbox import build, commands
from workbook.site import trial

FOLDERS = build.folders()
STRICT = {"PYTHONDEVMODE": "1", "PYTEST_ADDOPTS": "-W error -p no:cacheprovider"}
PLUGINS = ROOT / "tests" / "book" / "plugins"
QUICK = EXAMPLES / "07_cffi_abi"
"""A library with nothing to compile but itself, for what one library shows as well as all."""


def few(variables: Mapping[str, str]) -> dict[str, str]:
    """The same variables, and fewer examples of Hypothesis."""
    options = variables.get("PYTEST_ADDOPTS", "") + " -p few_examples"
    return {**variables, "PYTEST_ADDOPTS": options, "PYTHONPATH": str(PLUGINS)}


def make_test(
    folder: Path, *arguments: str, extra: Mapping[str, str] | None = None
) -> commands.Result:
    """Run a chapter's own `make test`, with these arguments and variables."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    kept |= extra or {}
    command = ["make", "test", f"PYTHON={sys.executable}", *arguments]
    limits = commands.Limits(seconds=200, memory=None)
    return commands.run(command, cwd=folder, env=kept, limits=limits, merge=True)


@pytest.mark.parametrize("sanitize", [False, True], ids=["plain", "sanitized"])
@pytest.mark.parametrize("compiler", ["gcc", "clang"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_suite(folder: Path, compiler: str, sanitize: bool, tmp_path: Path) -> None:
    need(compiler, shutil.which(compiler))
    chapter = build.copy(folder, tmp_path)
    extra = few({}) if sanitize else STRICT if compiler == "gcc" else few(STRICT)
    done = make_test(chapter, f"CC={compiler}", *["SANITIZE=1"] * sanitize, extra=extra)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
def test_the_sanitized_run_sees_a_planted_bug(compiler: str, tmp_path: Path) -> None:
    """The proof that the green run above was watched: one overflow, and it is red."""
    need(compiler, shutil.which(compiler))
    chapter = build.copy(QUICK, tmp_path)
    source = chapter / "rational.c"
    head = "uint64_t rational_gcd(int64_t a, int64_t b) {\n"
    wrong = "volatile char *bytes = malloc(4); bytes[b == 0 ? 4 : 0] = 1; free((void *)bytes);\n"
    text = source.read_text()
    assert head in text
    source.write_text(text.replace(head, head + wrong))
    done = make_test(
        chapter, f"CC={compiler}", "SANITIZE=1", extra=few({"PYTEST_ADDOPTS": "-k test_gcd"})
    )
    assert done.returncode != 0
    assert "rational.c:" in done.stdout
    assert "overflow" in done.stdout or "insufficient space" in done.stdout


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_list_of_bindings_is_true(folder: Path) -> None:
    """What bindings.toml says of a binding is what a trial finds."""
    for binding in bindings.read(folder):
        found = trial.run(folder, binding)
        assert found.needs_library == binding.needs_library, binding.name
        assert all((folder / name).exists() for name in binding.files)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_second_make_does_nothing(folder: Path) -> None:
    build.make(folder)
    assert "Nothing to be done" in build.make(folder)


def test_a_library_that_does_not_compile_is_named(tmp_path: Path) -> None:
    chapter = build.copy(QUICK, tmp_path)
    (chapter / "rational.c").write_text("int x = ;\n")
    with pytest.raises(build.BuildError, match=r"07_cffi_abi does not build[\s\S]*rational\.c:1"):
        build.make(chapter)
