"""Adds to the index of the search what people call a section by, and what comes first."""

import json
from pathlib import Path

import yaml

from workbook.catalog.paths import CHAPTERS

WORDS = CHAPTERS / "search.yml"
FIRST = ("pitfalls", "setup", "not_in_this_book")
"""Pages whose sections are what somebody in trouble looks for."""

BOOSTS = {"title": 8.0, "words": 30.0, "text": 1.0}
"""What a match counts for: in a heading, in search.yml, in the text."""


def add(folder: Path, *, partial: bool) -> None:
    """Change the index in a folder, as JSON and as the script that a site without a server reads.

    Args:
        folder: Where the index lies.
        partial: Whether pages may be missing.

    Raises:
        KeyError: search.yml names a section that is missing.
    """
    file = folder / "search_index.json"
    index = json.loads(file.read_text("utf-8"))
    index["config"]["fields"] |= {name: {"boost": boost} for name, boost in BOOSTS.items()}
    sections = {one["location"].replace(".html", ""): one for one in index["docs"]}
    for place, words in yaml.safe_load(WORDS.read_text("utf-8")).items():
        if place in sections or not partial:
            sections[place]["words"] = words
    for one in index["docs"]:
        if one["location"].startswith(FIRST):
            one["boost"] = 1.5
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, "utf-8")
    if (script := folder / "search_index.js").exists():
        script.write_text(f"var __index = {text}", "utf-8")
