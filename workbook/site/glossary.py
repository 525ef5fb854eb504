"""The glossary: its page, and a link to it from the first use of each term on a page."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from workbook.catalog.paths import CHAPTERS

FILE = CHAPTERS / "glossary.yml"
PAGE = "glossary.md"
TAGS = re.compile(r"(<!--.*?-->|<[^>]+>)", re.S)
SILENT = {
    *("a", "button", "code", "figure", "h1", "h2", "h3", "h4", "label", "pre"),
    *("strong", "summary", "svg", "th"),
}
"""Elements whose words are no prose, or are links or terms already."""


@dataclass(frozen=True)
class Term:
    """A word of the trade: how it is spelt, where it is introduced, what it means."""

    term: str
    page: str
    says: str
    also: tuple[str, ...] = ()
    everyday: bool = False

    @property
    def anchor(self) -> str:
        """Its place on the page of the glossary."""
        return re.sub(r"\W+", "-", self.term.lower())

    @property
    def pattern(self) -> str:
        """Matches each spelling; a small first letter stands for a capital one too."""
        found = "|".join(_spelt(word) for word in sorted((self.term, *self.also), key=len)[::-1])
        return rf"(?<![\w-])(?:{found})(?![\w-])"


def _spelt(word: str) -> str:
    first = word[0]
    letter = f"[{first}{first.upper()}]" if first.islower() else re.escape(first)
    return letter + re.escape(word[1:]).replace(r"\ ", r"\s+")


@cache
def terms() -> tuple[Term, ...]:
    """All terms, in the order of the file."""
    return tuple(
        Term(
            one["term"], one["in"], one["says"], tuple(one.get("also", ())),
            one.get("everyday", False),
        )
        for one in yaml.safe_load(FILE.read_text("utf-8"))
    )  # fmt: skip


def page() -> str:
    """The page of the glossary: each term, what it means, where it is introduced."""
    lines = ["# Glossary\n\nThe terms of this book, and the chapter that introduces each.\n"]
    for one in sorted(terms(), key=lambda term: term.term.lower()):
        number = one.page.partition("_")[0]
        lines.append(
            f'<strong id="{one.anchor}">{one.term}</strong>\n'
            f":   {one.says} [Chapter {number}]({one.page}.md)\n"
        )
    return "\n".join(lines)


def prose(content: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a page's HTML, and whether each is prose."""
    silent: list[str] = []
    for piece in TAGS.split(content):
        if not piece.startswith("<"):
            yield piece, not silent
            continue
        yield piece, False
        name = re.match(r"</?(\w+)", piece)
        if not name or name[1] not in SILENT:
            continue
        if piece.startswith("</"):
            while silent and silent.pop() != name[1]:
                pass
        elif not piece.endswith("/>"):
            silent.append(name[1])


def linked(content: str, source: str) -> str:
    """Link the first use of each term on a page to the glossary.

    Args:
        content: HTML of the page.
        source: "04_ctypes_memory.md": the page that introduces a term has it in bold.
    """
    known = {f"t{n}": one for n, one in enumerate(terms()) if f"{one.page}.md" != source}
    if source == PAGE or not known:
        return content
    anyone = re.compile("|".join(f"(?P<{key}>{one.pattern})" for key, one in known.items()))
    up = "../" * source.count("/")
    seen: set[str] = set()

    def link(found: re.Match[str]) -> str:
        key = found.lastgroup or ""
        if key in seen:
            return found[0]
        seen.add(key)
        one = known[key]
        where = f"{up}{PAGE.replace('.md', '.html')}#{one.anchor}"
        return f'<a class="term" href="{where}" title="{html.escape(one.says)}">{found[0]}</a>'

    return "".join(anyone.sub(link, text) if told else text for text, told in prose(content))
