"""What a chapter's Makefile makes: never mixed with what other flags made, and removed whole."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.book.test_libraries import FOLDERS, QUICK
from tests.needs import need
from workbook.catalog import sources
from workbook.sandbox import build

WATCHED, CLANG = b"__asan_report", b"clang version"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The quickest library, not built."""
    return build.copy(QUICK, tmp_path)


def library(folder: Path) -> bytes:
    return (folder / "librational.so").read_bytes()


def test_a_build_with_other_flags_notices(folder: Path) -> None:
    build.make(folder)
    assert WATCHED not in library(folder)
    build.make(folder, "SANITIZE=1")
    assert WATCHED in library(folder)
    build.make(folder)
    assert WATCHED not in library(folder)
    assert "Nothing to be done" in build.make(folder)


def test_a_build_with_another_compiler_notices(folder: Path) -> None:
    need("clang", shutil.which("clang"))
    need("gcc", shutil.which("gcc"))
    build.make(folder, "CC=gcc")
    assert CLANG not in library(folder)
    build.make(folder, "CC=clang")
    assert CLANG in library(folder)


def test_a_build_with_another_python_notices(folder: Path, tmp_path: Path) -> None:
    build.make(folder)
    made = folder / "_rational_cffi_abi.py"
    assert made.exists()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "other"], check=True)
    build.make(folder, f"PYTHON={tmp_path}/other/bin/python", "librational.so")
    assert not made.exists()


@pytest.mark.parametrize("chapter", FOLDERS, ids=lambda folder: folder.name)
def test_clean_removes_what_was_made(chapter: Path, tmp_path: Path) -> None:
    copied = build.copy(chapter, tmp_path, built=True)
    assert (copied / "__pycache__" / "built_with").exists(), "make site comes first"
    build.make(copied, "clean")
    left = {file.relative_to(copied) for file in copied.rglob("*") if file.is_file()}
    assert left == {file.relative_to(chapter) for file in sources.sources(chapter)}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "-s", "run", f"PYTHON={sys.executable}", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_demo_runs_as_its_page_shows_it(folder: Path) -> None:
    build.make(folder)
    assert run(folder, "DEMO=first").stdout == "6\n"
    assert not (folder / "first.py").exists()
    assert '"' + str(folder.resolve() / "quiz_index.py") + '", line 5' in (
        run(folder, "DEMO=quiz_index").stderr
    )


def test_a_demo_that_is_not_there(folder: Path) -> None:
    build.make(folder)
    for name, words in (("nix", "There is no demo 'nix' here."), ("", "make run DEMO=name")):
        done = run(folder, f"DEMO={name}")
        assert done.returncode != 0
        assert words in done.stderr
        assert "There are: arrays  bare_name" in done.stderr


def test_a_program_of_the_readers_is_left_alone(folder: Path) -> None:
    build.make(folder)
    own = folder / "first.py"
    own.write_text("print('mine')\n")
    done = run(folder, "DEMO=first")
    assert "is here already" in done.stderr
    assert own.read_text() == "print('mine')\n"
