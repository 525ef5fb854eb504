"""Every library's bindings pass their suite under every CPython from 3.11 on that this machine has.

In development mode (`-X dev`) and with each warning an error. Our own Python is the business of
test_libraries.py; each other one gets a small virtual environment, with the versions of the lock.
Where Maven is, it brings a CPython 3.14 with its headers, as a package of Maven Central.
"""

import fcntl
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.book.test_libraries import QUICK, STRICT, few, make_test
from tests.needs import need
from workbook.catalog.paths import BUILD, ROOT
from workbook.catalog.sources import digest
from workbook.sandbox import build
from workbook.setup.pythons import MissingPythonError, from_maven, pythons

# What the suites and the builds import, with all that these need in turn.
WANTED = [
    *("cffi", "cython", "hypothesis", "iniconfig", "numpy", "packaging", "pluggy", "pycparser"),
    *("pygments", "pytest", "setuptools", "sortedcontainers"),
]
FOLDERS = build.folders()


def pinned(lock: Path) -> str:
    """The lines of the lock that name what is wanted."""
    blocks = re.split(r"\n(?=[a-z])", lock.read_text("utf-8"))
    return "\n".join(block for block in blocks if block.partition("==")[0] in WANTED) + "\n"


def environment(version: str) -> Path:
    """A Python of this version that can run a suite; made once, by whoever comes first."""
    place = BUILD / "pythons" / version
    place.parent.mkdir(parents=True, exist_ok=True)
    with (place.parent / f"{version}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return make(place, base_of(version))


def base_of(version: str) -> Path:
    """A Python of this version, without packages."""
    try:
        return pythons()[version] or from_maven()
    except MissingPythonError as error:
        need("network", present=False)
        raise AssertionError from error


def make(place: Path, base: Path) -> Path:
    """Make the virtual environment, where it is not there yet; its Python."""
    stamp = place / "ready.txt"
    lines = pinned(ROOT / "requirements.lock")
    key = f"{digest(ROOT / 'requirements.lock')} {WANTED}"
    python = place / "bin" / "python"
    if not stamp.exists() or stamp.read_text() != key:
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run([base, "-m", "venv", str(place)], check=True)
        (place / "wanted.txt").write_text(lines)
        command = [str(python), "-m", "pip", "install", "-q", "--require-hashes", "-r"]
        command.append(str(place / "wanted.txt"))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        unreachable = "No matching distribution" in done.stderr or "onnection" in done.stderr
        need("network", done.returncode == 0 or not unreachable)
        assert done.returncode == 0, done.stderr
        stamp.write_text(key)
    return python


@pytest.mark.timeout(900)  # the first one installs packages
@pytest.mark.parametrize("version", pythons() or [""])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_suite_under(folder: Path, version: str, tmp_path: Path) -> None:
    if not version:
        pytest.skip("this machine has no other CPython, and no Maven that could bring one")
    python = environment(version)
    chapter = build.copy(folder, tmp_path)
    done = make_test(chapter, f"PYTHON={python}", extra=few(STRICT))
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout


def test_a_warning_is_an_error(tmp_path: Path) -> None:
    """The proof that a warning of a binding would be seen."""
    chapter = build.copy(QUICK, tmp_path)
    suite = next(chapter.glob("test_*.py"))
    suite.write_text(
        suite.read_text() + "\n\ndef test_warns() -> None:\n    open(__file__)  # never closed\n"
    )
    options = STRICT["PYTEST_ADDOPTS"] + " -k warns"
    done = make_test(chapter, extra=STRICT | {"PYTEST_ADDOPTS": options})
    assert done.returncode != 0
    assert "ResourceWarning" in done.stdout


def test_the_lock_has_all_that_is_wanted() -> None:
    assert all(f"\n{name}==" in "\n" + pinned(ROOT / "requirements.lock") for name in WANTED)
