"""The book to take away: a zip of the tree, which the site carries itself."""

import subprocess
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workbook.catalog.paths import ROOT
from workbook.catalog.sources import is_generated

NAME = "calling-c.zip"
# What is made, or is somebody's own, where no git says so.
AT_THE_TOP = {".git", ".venv", ".compiler", "build", "site", "work"}
ANYWHERE = {"__pycache__", ".hypothesis", ".ipynb_checkpoints"}
ANYWHERE |= {".pytest_cache", ".mypy_cache", ".ruff_cache"}
ENDINGS = {".so", ".o", ".pyc", ".pyd", ".dylib"}


def write(target: Path) -> Path:
    """Write the zip; the same tree gives the same bytes."""
    with ZipFile(target, "w", ZIP_DEFLATED) as book:
        for name in names():
            file = ROOT / name
            entry = ZipInfo(f"calling-c/{name}")
            entry.external_attr = (0o755 if file.stat().st_mode & 0o100 else 0o644) << 16
            entry.compress_type = ZIP_DEFLATED
            book.writestr(entry, file.read_bytes())
    return target


def names() -> list[str]:
    """The files of the tree, those that git keeps; without git, all that nobody has made."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    except FileNotFoundError:
        done = None
    if done and done.returncode == 0:
        found = {Path(name) for name in done.stdout.decode().split("\0") if name}
    else:
        found = {file.relative_to(ROOT) for file in ROOT.rglob("*")}
        found = {
            name
            for name in found
            if name.parts[0] not in AT_THE_TOP
            and not ANYWHERE.intersection(name.parts)
            and not is_made(name)
        }
    return sorted(name.as_posix() for name in found if (ROOT / name).is_file())


def is_made(name: Path) -> bool:
    """Whether a compiler, Cython, CFFI or pip has written a file, as .gitignore says it, too."""
    page = name.suffix == ".html" and name.parts[0] == "c_examples"  # of cython -a
    package = any(part.endswith((".egg-info", ".dSYM")) for part in name.parts)
    return name.suffix in ENDINGS or page or package or is_generated(ROOT / name)
