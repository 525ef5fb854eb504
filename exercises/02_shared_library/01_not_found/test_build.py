"""Runs build.sh in a folder of its own, and starts what it made: there, from elsewhere, moved."""

import os
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
FILES = ("score", "libboard.so", "libtally.so")


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with nothing that says where libraries are."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    compiler = next((name for name in ("cc", "gcc", "clang") if shutil.which(name)), "cc")
    return subprocess.run(
        command,
        cwd=folder,
        env=kept | {"CC": compiler, "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def entries(file: Path, kind: str) -> list[str]:
    """What readelf -d says of a file: NEEDED, or RUNPATH (RPATH too)."""
    listed = run(file.parent, "readelf", "-d", file.name).stdout
    return re.findall(rf"\({kind}\).*\[(.*)\]", listed)


def facts(folder: Path) -> str:
    """Who looks where, for a message."""
    told = []
    for name in FILES[:2]:
        paths = entries(folder / name, "R(?:UN)?PATH")
        shown = [path.replace(f"{folder.parent}/", "/home/ada/") for path in paths]
        told.append(f"the rpath of {name} is {shown[0]!r}" if paths else f"{name} has no rpath")
    return ", and ".join(told)


def start(folder: Path, place: Path, when: str) -> None:
    first, second = random.randint(1, 500), random.randint(1, 500)
    done = run(place, str(folder / "score"), str(first), str(second))
    lost = re.search(r"(lib\w+\.so): cannot open", done.stdout)
    said = f"{lost[1]} was not found" if lost else f"it said {done.stdout.strip()!r}"
    assert done.stdout == f"score: {first + second}\n", (
        f"score {first} {second}, {when}: {said}, expected 'score: {first + second}'. "
        f"Here {facts(folder)}"
    )


@pytest.fixture
def built() -> Iterator[Path]:
    """A folder in which build.sh has run."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / "score-1.0"
        folder.mkdir()
        for file in HERE.iterdir():
            if file.suffix in (".c", ".h", ".sh"):
                shutil.copy(file, folder)
        done = run(folder, "sh", "build.sh")
        assert done.returncode == 0, f"build.sh failed, expected status 0: {done.stdout.strip()}"
        for name in FILES:
            assert (folder / name).exists(), f"build.sh made no {name}"
        yield folder


def test_three_files_that_ask_for_each_other(built: Path) -> None:
    for name, other in (("score", "libboard.so"), ("libboard.so", "libtally.so")):
        needed = entries(built / name, "NEEDED")
        assert other in needed, (
            f"{name} asks for {', '.join(needed) or 'nothing'}, expected {other} among its NEEDED"
        )


def test_it_runs_where_it_was_built(built: Path) -> None:
    start(built, built, "started in its folder")


def test_it_runs_from_another_folder(built: Path) -> None:
    start(built, Path("/"), "started from another folder")


def test_it_runs_in_another_place(built: Path) -> None:
    moved = built.with_name("moved")
    built.rename(moved)
    start(moved, Path("/"), "after its folder was moved")
