"""Makes the website: for each chapter what its pages show, then the pages; skips what is fresh."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from workbook.bench import machine
from workbook.catalog.paths import (
    BUILD,
    CHAPTERS,
    EXAMPLES,
    EXERCISES,
    NOTEBOOKS,
    ROOT,
    SITE,
    SOLUTIONS,
)
from workbook.catalog.sources import sources
from workbook.sandbox import build
from workbook.site.step import Job, Step, modules, run

HOUSE = ROOT / "workbook"
LOCK = ROOT / "requirements.lock"


class SiteError(Exception):
    """MkDocs refused, or there is no such chapter; the message holds what was said."""


def of_notebook(slug: str) -> list[Path]:
    """What a notebook runs: the chapter, its tools, and the exercises that it checks."""
    folders = (EXAMPLES, EXERCISES, SOLUTIONS, ROOT / "tests" / "wrong_answers")
    own = [NOTEBOOKS / f"{slug}.ipynb", HOUSE / "site" / "templates"]
    return [*own, *(folder / slug for folder in folders), *modules(HOUSE / "__init__.py")]


def of_tables(slug: str) -> list[Path]:
    """What tables try, the chapter without its demos; and what they quote, its figures."""
    files = [file for file in sources(EXAMPLES / slug) if file.parent.name != "demos"]
    own = [CHAPTERS / f"{slug}.md", CHAPTERS / "measured" / f"{slug}.json"]
    return [*files, *own, *modules(CHAPTERS / "tables" / f"{slug}.py")]


def of_pictures(slug: str) -> list[Path]:
    """What draws, and what is drawn: the chapter, and figures."""
    program = modules(CHAPTERS / "pictures" / f"{slug}.py")
    return [EXAMPLES / slug, CHAPTERS / "measured", *program]


def of_outputs(slug: str) -> list[Path]:
    """The chapter, and what its demos run in."""
    return [EXAMPLES / slug, HOUSE / "site" / "line_buffered"]


# What is made for a chapter: by the `jobs` of the module of this name, and from what. What takes
# long comes first, what can be done in many pieces last.
KINDS: dict[str, Callable[[str], list[Path]]] = {
    "notebooks": of_notebook,
    "tables": of_tables,
    "pictures": of_pictures,
    "outputs": of_outputs,
}


def make_site(chapter: str = "") -> None:
    """Bring site/ up to date, and say what is done.

    Args:
        chapter: Two digits: bring this chapter alone up to date. A page that shows what was never
            made becomes a page that says so.

    Raises:
        StepError: A library does not compile, a demo ended otherwise than it says, a notebook
            raised, or a page is wrong: a broken link, a missing snippet.
        SiteError: There is no such chapter.
    """
    known = slugs()
    chosen = [slug for slug in known if chapter in ("", slug[:2])]
    if not chosen:
        numbers = " ".join(slug[:2] for slug in known)
        raise SiteError(f"There is no chapter {chapter}. These are written: {numbers}.")
    stale = [step for step in steps(chosen) if not step.is_fresh()]
    built = pages().is_fresh() or (chapter and pages(whole=False).is_fresh())
    if built and not stale and (SITE / "index.html").exists():
        print("Nothing has changed: site/ is up to date.")
        return
    importlib.import_module("workbook.site.tables").of_book()
    run([*{step.needs.name: step.needs for step in stale if step.needs}.values(), *stale])
    run([pages(whole=not chapter)])


def slugs() -> list[str]:
    """Every chapter of which something is written."""
    places = (CHAPTERS.glob("*.md"), NOTEBOOKS.glob("*.ipynb"), EXAMPLES.glob("*"))
    return sorted({path.stem for place in places for path in place if path.stem[:2].isdigit()})


def steps(chosen: Sequence[str]) -> list[Step]:
    """What is made for these chapters, in the order of KINDS."""
    found = []
    libraries = {slug: Step(f"{slug}: library", partial(library, slug)) for slug in chosen}
    versions = str(machine.versions("CFFI", "Cython", "NumPy"))
    for kind, of in KINDS.items():
        made_by = modules(HOUSE / "site" / f"{kind}.py")
        for slug in chosen:
            reads: list[Path | str] = [EXAMPLES / "common.mk", LOCK, versions, *made_by, *of(slug)]
            doing = partial(jobs, kind, slug)
            found.append(Step(f"{slug}: {kind}", doing, reads, libraries[slug]))
    return found


def library(slug: str) -> Sequence[Job]:
    """What comes before all else of a chapter."""
    return [partial(build.whole, EXAMPLES / slug)]


def jobs(kind: str, slug: str) -> Sequence[Job]:
    """What is to be done. The module is loaded only now: most days there is nothing to do."""
    found: Sequence[Job] = importlib.import_module(f"workbook.site.{kind}").jobs(slug)
    return found


def pages(*, whole: bool = True) -> Step:
    """The website, of all that is made.

    Args:
        whole: Whether a page that shows what was never made is a mistake.
    """
    folders = [CHAPTERS, EXAMPLES, EXERCISES, SOLUTIONS, NOTEBOOKS]
    made = [BUILD / kind for kind in KINDS]
    files = [ROOT / "mkdocs.yml", ROOT / "CONTRIBUTING.md", LOCK]
    reads = [*folders, *made, *files, *modules(HOUSE / "site" / "hooks.py")]
    name = "website" if whole else "website of what is made"
    return Step(name, lambda: [partial(mkdocs, whole=whole)], reads)


def mkdocs(*, whole: bool) -> None:
    """Run MkDocs into a new folder, then put it in place of the old site.

    Not with --quiet: that hides the warnings from --strict too, and a broken link would pass.
    Without the theme's news, and without the day's date in the files.
    """
    fresh = BUILD / "site.new"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(fresh)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800"}
    if not whole:
        environment["WORKBOOK_PARTIAL"] = "1"
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SiteError(f"The website does not build:\n{done.stdout}{done.stderr}".rstrip())
    shutil.rmtree(SITE, ignore_errors=True)
    fresh.replace(SITE)
