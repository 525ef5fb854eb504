"""What the book holds: read from chapters/road.yml and from each chapter's front matter."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from workbook.catalog.paths import CHAPTERS, NOTEBOOKS

T = TypeVar("T")


class CatalogError(Exception):
    """A chapter or the road is described wrongly; the message says where and what."""


@dataclass(frozen=True)
class Minutes:
    """How long a chapter takes, in minutes."""

    read: int
    lab: int
    exercises: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.read + self.lab + self.exercises


@dataclass(frozen=True)
class Chapter:
    """A written chapter: its front matter, checked."""

    slug: str
    title: str
    tool: str
    library: str
    objectives: tuple[str, ...]
    needs: tuple[str, ...]
    minutes: Minutes

    @property
    def number(self) -> str:
        """Two digits: "03"."""
        return self.slug[:2]

    @property
    def notebook(self) -> Path:
        """The chapter's notebook in the tree."""
        return NOTEBOOKS / f"{self.slug}.ipynb"


@dataclass(frozen=True)
class Stop:
    """One stop on the road: a chapter, written or planned."""

    slug: str
    title: str
    tool: str
    library: str
    about: str


@dataclass(frozen=True)
class Part:
    """A part of the book and its stops, in order."""

    title: str
    stops: tuple[Stop, ...]


@cache
def road() -> tuple[Part, ...]:
    """All parts of the book, in reading order."""
    file = CHAPTERS / "road.yml"
    return tuple(
        Part(part["title"], tuple(_make(Stop, stop, file) for stop in part["stops"]))
        for part in yaml.safe_load(file.read_text("utf-8"))
    )


@cache
def chapters() -> tuple[Chapter, ...]:
    """The chapters that are written, in reading order."""
    slugs = [stop.slug for part in road() for stop in part.stops]
    files = {file.stem: file for file in CHAPTERS.glob("[0-9][0-9]_*.md")}
    if lost := files.keys() - set(slugs):
        raise CatalogError(f"chapters/road.yml does not name {', '.join(sorted(lost))}.")
    return tuple(read_chapter(files[slug]) for slug in slugs if slug in files)


def read_chapter(file: Path) -> Chapter:
    """Read one chapter's front matter.

    Raises:
        CatalogError: A field is missing, unknown or empty, or the slug is not the file's name.
    """
    _, _, rest = file.read_text("utf-8").partition("---\n")
    matter, end, _ = rest.partition("\n---\n")
    if not end:
        raise CatalogError(f"{file.name} has no front matter between two lines of ---.")
    data = yaml.safe_load(matter)
    data["minutes"] = _make(Minutes, data.get("minutes", {}), file)
    for name in ("objectives", "needs"):
        data[name] = tuple(data.get(name) or ())
    chapter = _make(Chapter, data, file)
    if chapter.slug != file.stem:
        raise CatalogError(f"{file.name} says its slug is {chapter.slug}.")
    if not 3 <= len(chapter.objectives) <= 5:
        raise CatalogError(f"{file.name} wants three to five objectives.")
    return chapter


def _make(kind: type[T], data: dict[str, Any], file: Path) -> T:
    wanted = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if missing := wanted - data.keys():
        raise CatalogError(f"{file.name} lacks {', '.join(sorted(missing))} ({kind.__name__}).")
    if unknown := data.keys() - wanted:
        raise CatalogError(f"{file.name} says {', '.join(sorted(unknown))}: not known.")
    return kind(**data)
