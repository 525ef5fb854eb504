"""Troubles of the machine: each gets its words and the right status, and nothing is lost."""

import contextlib
import os
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests import exercise_tree as trees
from tests.needs import need
from workbook.catalog.paths import ROOT

BASH = shutil.which("bash") or "bash"
WORKBOOK = shlex.join([sys.executable, "-m", "workbook"])
CFFI_ABI = """from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("int abs(int n);")
ffibuilder.set_source("_abi", None)
ffibuilder.compile()
"""
CFFI_TEST = """from _abi import ffi


def test_abs():
    answer = ffi.dlopen(None).abs(-3)
    assert answer == 3, f"abs(-3) gave {answer}, expected 3"
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    trees.python_exercise(tmp_path)
    trees.c_exercise(tmp_path, ("answers", "memory"))
    trees.add_exercise(
        tmp_path,
        "01_topic/03_abi",
        {"build_abi.py": CFFI_ABI.replace("abs", "labs"), "test_abi.py": CFFI_TEST},
        {"build_abi.py": CFFI_ABI},
        build="cffi",
        match="expected",
    )
    return tmp_path


def shell(tree: Path, line: str, status: int = 0, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of the shell, in which `workbook` is ours."""
    done = subprocess.run(
        [BASH, "-c", line.replace("workbook", WORKBOOK)],
        env=os.environ | {"WORKBOOK_TREE": str(tree), "NO_COLOR": "1"} | env,
        cwd=tree, capture_output=True, text=True, encoding="latin-1", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == status, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    return done


def solve(tree: Path, name: str = "01_topic/01_python") -> Path:
    shell(tree, f"workbook start {name}")
    shutil.copytree(tree / "solutions" / name, tree / "work" / name, dirs_exist_ok=True)
    return tree / "work" / name


# --- what is printed ---


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_output_in_an_encoding_without_marks(tree: Path, encoding: str) -> None:
    mine = solve(tree) / "answer.py"
    said = shell(tree, "workbook check 01/01", PYTHONIOENCODING=encoding).stdout
    assert "answers ok   passed" in said
    assert "ok 01/01" in shell(tree, "workbook list", PYTHONIOENCODING=encoding).stdout
    mine.write_text("raise ValueError('é ✓ €')")
    said = shell(tree, "workbook check 01/01", 1, PYTHONIOENCODING=encoding).stdout
    assert "answers x" in said
    assert ("é" if encoding == "latin-1" else r"\xe9") + r" ok \u20ac" in said


@pytest.mark.parametrize("words", ["list", "check 01/01", "--help", "diff 01/01"])
def test_a_reader_that_leaves(tree: Path, words: str) -> None:
    (solve(tree) / "answer.py").write_text("x = 1\n" * 50_000)
    for unbuffered in ("", "1"):
        child = subprocess.Popen(
            [sys.executable, "-m", "workbook", *words.split()], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, cwd=tree,
            env=os.environ | {"WORKBOOK_TREE": str(tree), "PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert child.stderr.read() == b""
        child.stderr.close()
        assert child.wait(60) == 141


def test_full_output(tree: Path) -> None:
    need("/dev/full", Path("/dev/full").exists())
    said = shell(tree, "workbook list >/dev/full", 3).stderr
    assert said == "The output cannot be written: No space left on device.\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"])
def test_closed_streams(tree: Path, closed: str) -> None:
    mine = solve(tree) / "answer.py"
    shell(tree, f"workbook check 01/01 {closed}")
    solve(tree, "01_topic/02_c")
    shell(tree, f"workbook check 01/02 {closed}")
    mine.write_text("")
    done = shell(tree, f"workbook check 01/01 {closed}", 1)
    assert ">" in closed or "answers" in done.stdout
    shell(tree, f"workbook check 77/77 {closed}", 2)


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_narrow_terminal(tree: Path, columns: int) -> None:
    """Nothing is wider than the terminal, and no word of a path is torn."""
    slug = "01_topic/04_a_name_as_long_as_names_of_exercises_are"[: columns + 10]
    folder, solved = tree / "exercises" / slug, tree / "solutions" / slug
    shutil.copytree(tree / "exercises/01_topic/01_python", folder)
    shutil.copytree(tree / "solutions/01_topic/01_python", solved)
    toml = folder / "exercise.toml"
    title = "The title that is longer than thirty"
    toml.write_text(toml.read_text().replace('"Python"', f'"{title}"'))
    words = re.split(r"[/\s]+", f"work/{slug}/answer.py README.md .venv workbook hint {title}")
    for command in ("start 01/04", "check 01/04", "list", "hint 01/04", "reset 01/04", "next"):
        text, status = pexpect.run(
            f"{WORKBOOK} {command}", env=os.environ | {"WORKBOOK_TREE": str(tree)}, cwd=str(ROOT),
            withexitstatus=True, dimensions=(24, columns), encoding="utf-8",
        )  # fmt: skip
        assert status == (command == "check 01/04"), text
        plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
        longest = max(len(word) for word in re.split(r"[/\s]", plain))
        for line in plain.splitlines():
            assert len(line) <= max(columns, longest + 3), plain
        for word in re.split(r"[^\w.]+", plain):
            beginnings = [whole for whole in words if whole.startswith(word) and whole != word]
            assert not beginnings or word in words or len(word) < 4, (word, plain)


def test_commands_are_spelled_as_they_work(tree: Path) -> None:
    """`workbook` alone when that is ours; else the way to it, from here."""
    ours = Path(sys.executable).with_name("workbook")
    need("workbook", ours.exists())
    said = shell(tree, "workbook start 01/01", PATH="/usr/bin:/bin").stdout
    command = said.rpartition("`")[0].rpartition("`")[2]
    assert shlex.split(command)[0].endswith(".venv/bin/workbook")
    assert shlex.split(command)[1:] == ["check", "01/01"]
    shell(tree, f"{command.replace('workbook', '../bin/workbook')}", 127)
    done = subprocess.run(
        command, shell=True, cwd=tree, env=os.environ | {"WORKBOOK_TREE": str(tree)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "answers" in done.stdout
    assert f"`{command.removesuffix('check 01/01')}hint 01/01`" in done.stdout
    here = shell(tree, f"cd {shlex.quote(str(ours.parent.parent.parent))}; workbook next",
                 PATH="/usr/bin:/bin")  # fmt: skip
    assert "`.venv/bin/workbook check 01/01`" in here.stdout
    path = f"{ours.parent}:/usr/bin:/bin"
    assert "`workbook check 01/01`" in shell(tree, "workbook start 01/01", PATH=path).stdout


def test_pages_say_the_command_that_works() -> None:
    files = [*ROOT.glob("exercises/*/*/README.md"), *ROOT.glob("notebooks/*.ipynb")]
    files += [*ROOT.glob("chapters/**/*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    bare = [
        f"{file.relative_to(ROOT)}: {line.strip()[:80]}"
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if re.search(r"(`|\$ )workbook [a-z]", line)
    ]
    assert len(files) > 30
    assert not bare


# --- what the machine lacks ---


def test_no_compiler(tree: Path) -> None:
    solve(tree, "01_topic/02_c")
    said = shell(tree, "workbook check 01/02", 1, PATH="/nonexistent", CC="").stdout
    assert "There is no C compiler on this machine." in said
    assert said.splitlines()[-1].strip() == ("Next: `make doctor`, and install what it names")


def test_no_compiler_where_none_is_needed(tree: Path) -> None:
    mine = solve(tree, "01_topic/03_abi") / "build_abi.py"
    said = shell(tree, "workbook check 01/03", PATH="/nonexistent", CC="").stdout
    assert "passed" in said
    mine.write_text(CFFI_ABI.replace("None", "'int x;'"))
    said = shell(tree, "workbook check 01/03", 1, PATH="/nonexistent", CC="").stdout
    assert "There is no C compiler on this machine." in said
    assert "Next: `make doctor`" in said
    mine.write_text("syntax error")
    said = shell(tree, "workbook check 01/03", 1, PATH="/nonexistent", CC="").stdout
    assert "compiler" not in said
    assert "build_abi.py:1" in said


def test_empty_environment(tree: Path) -> None:
    """Without PATH, gcc does not find its own parts."""
    solve(tree, "01_topic/02_c")
    line = f"env -i WORKBOOK_TREE={shlex.quote(str(tree))} workbook check 01/02"
    shell(tree, line.replace("env -i", "env"))
    assert "passed" in shell(tree, line).stdout


def test_deleted_folder(tree: Path) -> None:
    solve(tree)
    line = "mkdir gone; cd gone; rmdir ../gone; workbook check 01/01"
    said = shell(tree, line, 2).stderr
    assert said == f"The folder that you are in has been deleted.\nNext: `cd {tree}`\n"


# --- where nothing can be written ---


@contextlib.contextmanager
def mounted(place: Path, options: str) -> Iterator[None]:
    place.mkdir(exist_ok=True)
    command = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", options, "tmpfs"]
    need("mount", subprocess.run([*command, str(place)], check=False).returncode == 0)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> None:
    """Leave no room on a small file system."""
    with contextlib.suppress(OSError), (place / "ballast").open("wb", 0) as file:
        while file.write(b"x" * 4096):
            pass


def test_reset_without_room(tree: Path) -> None:
    with mounted(tree / "work", "size=200k"):
        mine = solve(tree) / "answer.py"
        fill(tree / "work")
        said = shell(tree, "workbook reset 01/01", 3).stderr
        assert "No space left on device" in said
        assert "Your files are where they were." in said
        assert mine.read_text() == trees.PYTHON_RIGHT
        assert not list((tree / "work").glob(".new-*"))
        (tree / "work" / "ballast").unlink()
        assert "Your files are in work/.backups/" in shell(tree, "workbook reset 01/01").stdout
        assert mine.read_text() == trees.PYTHON_STARTER


@pytest.mark.parametrize("room", [10, 8, 6, 2])
def test_full_temporary_folder(tree: Path, room: int) -> None:
    """Whoever meets it first: the compiler, the linker or we."""
    mine = solve(tree, "01_topic/02_c") / "fill.c"
    mine.write_text(f"{mine.read_text()}// compiled for the first time: {random.random()}\n")
    small = tree / "small"
    with mounted(small, "size=200k"):
        (small / "ballast").write_bytes(b"x" * 4096 * (50 - room))
        said = shell(tree, "workbook check 01/02", 3, TMPDIR=str(small)).stderr
    assert f"There is no space left in {small}" in said
    assert "TMPDIR=" in said


def test_hint_where_work_is_read_only(tree: Path) -> None:
    solve(tree)
    (tree / "work").rename(tree / "kept")
    with mounted(tree / "work", "mode=755"):
        shutil.copytree(tree / "kept", tree / "work", dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", str(tree / "work")], check=True)
        done = shell(tree, "workbook hint 01/01")
        assert "Hint 1 of 3: gentle" in done.stdout
        assert "Hint 3 of 3: nearly" in done.stdout
        assert "cannot be noted" in done.stderr
        assert "passed" in shell(tree, "workbook check 01/01").stdout


# --- Ctrl-C ---


@pytest.mark.parametrize("words", ["check 01/01", "hint 01/01", "list"])
def test_interrupt(tree: Path, words: str) -> None:
    """At any moment: 130, as a shell sees it, and not a word; nobody waits for an endless loop."""
    (solve(tree) / "answer.py").write_text("while True: pass\n")
    for wait in (0, 0.1, 0.3, 0.8, 2):
        child = subprocess.Popen(
            [sys.executable, "-X", "importtime", "-m", "workbook", *words.split()],
            env=os.environ | {"WORKBOOK_TREE": str(tree)}, cwd=tree,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stderr
        for line in child.stderr:  # from this module on it is ours
            if "workbook.cli.main" in line:
                break
        time.sleep(wait)
        started = time.monotonic()
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=60)
        assert "Traceback" not in errors
        ended = words.split()[0] != "check" and child.returncode == 0  # it was quicker
        # the signal itself: Python's way when it comes within exec(), as of a dataclass
        assert ended or child.returncode in (130, -signal.SIGINT), errors
        assert time.monotonic() - started < 4, "it waited for the loop, which ends after 10 s"
