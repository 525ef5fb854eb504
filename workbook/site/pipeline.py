"""Makes the website, step by step, and skips what has not changed."""

import importlib
import os
import shutil
import subprocess
import sys
import time

from workbook.catalog import sources
from workbook.site import stamps
from workbook.catalog.paths import BUILD, CHAPTERS, EXAMPLES, EXERCISES, NOTEBOOKS, ROOT, SITE, SOLUTIONS

# What each step is called and which module's make_all does it. Loaded when needed: a call that
# finds nothing to do must not pay for importing what would do it.
STEPS = (
    ("C libraries and bindings", "workbook.sandbox.build"),
    ("programs whose output the pages show", "workbook.site.outputs"),
    ("tables", "workbook.site.tables"),
    ("pictures", "workbook.site.pictures"),
    ("notebooks", "workbook.site.notebooks"),
    ("website", "workbook.site.pipeline"),
)


class SiteError(Exception):
    """MkDocs refused; the message holds what it said."""


def make_site() -> None:
    """Bring site/ up to date, and say what is done.

    Raises:
        BuildError: A library or a binding does not compile.
        OutputError: A program ended otherwise than it says.
        NotebookError: A notebook raised.
        SiteError: A page is wrong: a broken link, a missing snippet, bad Markdown.
    """
    key = inputs()
    if stamps.fresh("site", key) and (SITE / "index.html").exists():
        print("Nothing has changed: site/ is up to date.")
        return
    for number, (name, module) in enumerate(STEPS, 1):
        started = time.monotonic()
        print(f"[{number}/{len(STEPS)}] {name} ", end="", flush=True)
        importlib.import_module(module).make_all()
        print(f"({time.monotonic() - started:.1f} s)")
    stamps.done("site", key)


def inputs() -> str:
    """Digest of all that the website is made from."""
    folders = (CHAPTERS, NOTEBOOKS, EXAMPLES, EXERCISES, SOLUTIONS, ROOT / "workbook")
    files = (ROOT / "mkdocs.yml", ROOT / "requirements.lock", ROOT / "CONTRIBUTING.md")
    return sources.digest(*folders, *files)


def make_all() -> None:
    """Run MkDocs into a new folder, then put it in place of the old site.

    Not with --quiet: that hides the warnings from --strict too, and a broken link would pass.
    """
    fresh = BUILD / "site.new"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(fresh)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SiteError(f"The website does not build:\n{done.stdout}{done.stderr}".rstrip())
    shutil.rmtree(SITE, ignore_errors=True)
    fresh.replace(SITE)


def environment() -> dict[str, str]:
    """MkDocs without the theme's news, and without the day's date in the files."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800"}
