"""`workbook explain`: a command is run, passed on and explained; a pasted report is explained."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.needs import need
from workbook.catalog.paths import ROOT

CRASH = "import ctypes\nprint('begun', flush=True)\nctypes.string_at(8)\n"
BROKEN = "int f(int n) {\n    return n * 2\n}\n"


def explain(folder: Path, *words: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "workbook.cli.main", "explain", *words], cwd=folder, input=stdin,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_python_program_that_crashes(tmp_path: Path) -> None:
    (tmp_path / "my.py").write_text(CRASH, "utf-8")
    ran = explain(tmp_path, sys.executable, "my.py")
    assert ran.returncode == 128 + 11
    assert ran.stdout.startswith("begun\n")
    assert "The process was killed by SIGSEGV" in ran.stdout
    assert "my.py:3" in ran.stdout
    assert "Read: 03_ctypes_functions#cut-pointer" in ran.stdout
    assert "Next: a build with the sanitizers" in ran.stdout


def test_where_a_makefile_knows_the_sanitizers(tmp_path: Path) -> None:
    (tmp_path / "my.py").write_text(CRASH, "utf-8")
    (tmp_path / "Makefile").write_text("include ../common.mk\n", "utf-8")
    assert "`make SANITIZE=1`" in explain(tmp_path, sys.executable, "my.py").stdout


def test_any_command(tmp_path: Path) -> None:
    need("gcc", shutil.which("gcc"))
    (tmp_path / "x.c").write_text(BROKEN, "utf-8")
    ran = explain(tmp_path, "gcc", "-c", "x.c")
    assert ran.returncode == 1
    assert "error: expected" in ran.stdout
    assert "A semicolon is missing at the end of this line" in ran.stdout
    assert "x.c:2" in ran.stdout


def test_a_command_that_succeeds_or_is_not_known(tmp_path: Path) -> None:
    good = explain(tmp_path, sys.executable, "-c", "print(6)")
    assert (good.returncode, good.stdout) == (0, "6\n")
    unknown = explain(tmp_path, "sh", "-c", "echo six; exit 3")
    assert unknown.returncode == 3
    assert "holds nothing that this translator knows" in unknown.stdout
    missing = explain(tmp_path, "no-such-command")
    assert missing.returncode == 127
    assert "no command no-such-command" in missing.stderr


def test_the_command_reads_stdin(tmp_path: Path) -> None:
    assert explain(tmp_path, "cat", stdin="six\n").stdout == "six\n"


def test_a_pasted_report(tmp_path: Path) -> None:
    ran = explain(
        tmp_path, stdin="OSError: libx.so: cannot open shared object file: No such file\n"
    )
    assert ran.returncode == 0
    assert "No library named libx.so was found" in ran.stdout
    nothing = explain(tmp_path, stdin="the moon is full\n")
    assert nothing.returncode == 1
    assert "Nothing in this text is known" in nothing.stdout
