"""Which files a step reads, and the digest of them; what CFFI and Cython wrote is none of them."""

import hashlib
import platform
import sys
from collections.abc import Iterable
from pathlib import Path

from workbook.catalog.paths import ROOT

# Names that never count as an input: what builds and tests leave behind.
MADE = {"__pycache__", ".ipynb_checkpoints", ".hypothesis", ".pytest_cache", ".mypy_cache"}
MADE_SUFFIXES = {".so", ".o", ".html", ".pyc"}


def digest(*inputs: Path | str) -> str:
    """Digest of files (a folder stands for all source files in it) and of texts."""
    total = hashlib.sha256(f"{sys.version} {platform.platform()}".encode())
    for item in inputs:
        if isinstance(item, str):
            total.update(item.encode() + b"\0")
            continue
        for file in sources(item):
            total.update(str(file.relative_to(ROOT)).encode() + b"\0")
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def sources(path: Path) -> Iterable[Path]:
    """The source files at or below `path`, sorted."""
    if path.is_file():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file()
        and file.suffix not in MADE_SUFFIXES
        and not MADE.intersection(file.relative_to(path).parts)
        and not is_generated(file)
    )


def is_generated(file: Path) -> bool:
    """Whether a file beside a chapter's sources was written by CFFI or Cython."""
    if file.parent.parent.name != "c_examples":
        return False
    sources_of = (file.with_suffix(suffix) for suffix in (".pyx", ".py"))  # .py: pure-Python mode
    translated = file.suffix == ".c" and any(source.exists() for source in sources_of)
    return translated or (file.name.startswith("_") and file.suffix in (".c", ".py"))
