"""Where the book's source is public, if the build knows it: from GitHub's own variable, or git."""

import os
import re
import subprocess

from workbook.catalog.paths import ROOT

REMOTE = re.compile(r"(?:https://|ssh://git@|git@)github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?")


def name() -> str:
    """The repository on GitHub, "owner/name"; nothing where it is not known."""
    if given := os.environ.get("GITHUB_REPOSITORY"):
        return given
    command = ["git", "config", "--get", "remote.origin.url"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    found = REMOTE.fullmatch(done.stdout.strip())
    return found[1] if found else ""


def site_url(repository: str) -> str:
    """Where GitHub Pages serves the site of a repository."""
    owner, _, project = repository.partition("/")
    return f"https://{owner}.github.io/" + (
        "" if project == f"{owner}.github.io" else f"{project}/"
    )
