"""Makes the website: for each chapter what its pages show, then the pages; skips what is fresh."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from workbook.bench import machine
from workbook.catalog.paths import BUILD, CHAPTERS, EXAMPLES, NOTEBOOKS, ROOT, SITE
from workbook.sandbox import build
from workbook.site import book_zip
from workbook.site.step import Job, Step, modules, run

HOUSE = ROOT / "workbook"
LOCK = ROOT / "requirements.lock"


class SiteError(Exception):
    """MkDocs refused, or there is no such chapter; the message holds what was said."""


# What is made for a chapter, by the `jobs` of the module of this name, and from what; of a Python
# file, from the modules that it uses too. What takes long comes first, what has many jobs last.
KINDS = {
    "notebooks": (
        *("notebooks/{}.ipynb", "c_examples/{}", "workbook/__init__.py", "workbook/site/templates"),
        *("exercises/{}", "solutions/{}", "tests/wrong_answers/{}"),  # what `check` checks
    ),
    "tables": (
        "chapters/tables/{}.py",
        "chapters/measured",
        "chapters/{}.md",
        "c_examples/{}",
    ),
    "pictures": ("chapters/pictures/{}.py", "chapters/measured", "c_examples/{}"),
    "outputs": ("c_examples/{}", "workbook/site/line_buffered"),
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


def make_libraries() -> None:
    """Compile every C library and every binding.

    Raises:
        StepError: Some do not compile.
    """
    run([library(slug) for slug in slugs()])


def library(slug: str) -> Step:
    """What comes before all else of a chapter. `make` knows whether there is anything to do."""
    return Step(f"{slug}: library", lambda: [partial(build.whole, EXAMPLES / slug)])


def steps(chosen: Sequence[str]) -> list[Step]:
    """What is made for these chapters, in the order of KINDS."""
    libraries = {slug: library(slug) for slug in chosen}
    versions = str(machine.versions())
    found = []
    for kind, patterns in KINDS.items():
        module = HOUSE / "site" / f"{kind}.py"
        for slug in chosen:
            named = [ROOT / pattern.format(slug) for pattern in patterns]
            code = modules(module, *(path for path in named if path.suffix == ".py"))
            reads: list[Path | str] = [EXAMPLES / "common.mk", LOCK, versions, *named, *code]
            found.append(Step(f"{slug}: {kind}", partial(jobs, kind, slug), reads, libraries[slug]))
    return found


def jobs(kind: str, slug: str) -> Sequence[Job]:
    """What is to be done. The module is loaded only now: most days there is nothing to do."""
    found: Sequence[Job] = importlib.import_module(f"workbook.site.{kind}").jobs(slug)
    return found


def pages(*, whole: bool = True) -> Step:
    """The website, of all that is made.

    Args:
        whole: Whether a page that shows what was never made is a mistake.
    """
    made = [ROOT / "build" / kind for kind in KINDS]
    reads = [*made, *(ROOT / name for name in book_zip.names())]  # the site carries the whole tree
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
