"""Each term of the glossary is introduced in bold, explained elsewhere, and not used before."""

import re
from itertools import takewhile

import pytest
from playwright.sync_api import Page as Tab

from workbook.catalog import exercises, road
from workbook.catalog.paths import SITE
from workbook.site import glossary

PREVIEW = ("the-map-of-the-book",)
"""Sections that name what comes, and where."""
SLUGS = [chapter.slug for chapter in road.chapters()]
ORDER = [
    page
    for slug in SLUGS
    for page in (
        slug,
        f"notebooks/{slug}",
        *(f"exercises/{one.id}" for one in exercises.all_exercises() if one.slug == slug),
    )
]
"""The pages of the book as they are read."""


def text_of(page: str) -> str:
    """The article of a page, without the sections that look ahead."""
    found = re.search(r"<article.*?</article>", (SITE / f"{page}.html").read_text("utf-8"), re.S)
    assert found
    unlinked = re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", found[0], flags=re.S)
    parts = re.split(r'(?=<h2 id=")', unlinked)
    ahead = re.compile(rf'<h2 id="(?:{"|".join(PREVIEW)})"')
    return "".join(part for part in parts if not ahead.match(part))


@pytest.mark.parametrize("one", glossary.terms(), ids=lambda one: one.anchor)
def test_a_term_is_introduced_in_bold(one: glossary.Term) -> None:
    if one.page in SLUGS:
        assert re.search(rf"<strong>[^<]*{one.pattern}", text_of(one.page))


def prose_of(content: str) -> list[str]:
    """The pieces of a page that are prose."""
    return [text for text, told in glossary.prose(content) if told and text.strip()]


def used_early(one: glossary.Term, pages: dict[str, list[str]]) -> list[str]:
    """Where the prose of an earlier page uses a term."""
    return [
        f"{page}: ...{text[max(0, found.start() - 60) : found.end() + 30]}..."
        for page in takewhile(lambda page: page != one.page, pages)
        for text in pages[page]
        if (found := re.search(one.pattern, text))
    ]


def test_no_term_is_used_before_its_chapter() -> None:
    """In no chapter, notebook or exercise before it."""
    pages = {page: prose_of(text_of(page)) for page in ORDER}
    early = {one.term: used_early(one, pages) for one in glossary.terms() if not one.everyday}
    assert {term: places for term, places in early.items() if places} == {}


def test_an_early_use_is_seen() -> None:
    term = glossary.Term("soname", "02_shared_library", "A name.")
    early = prose_of("<p>Its soname</p><code>soname</code>")
    pages = {"01_first_call": [], "exercises/01_first_call/01_one": early, "02_shared_library": []}
    assert used_early(term, pages) == ["exercises/01_first_call/01_one: ...Its soname..."]


def test_a_term_is_explained_where_it_is_used(tab: Tab, address: str) -> None:
    """By hovering, by keyboard, by following it; once on a page, and not where it is introduced."""
    tab.goto(f"{address}/07_cffi_abi.html")
    terms = tab.locator("a.term")
    names = terms.evaluate_all("all => all.map(e => e.href)")
    assert len(names) == len(set(names)) > 5
    assert not [name for name in names if name.endswith("#cdata")]
    first = terms.first
    told = first.get_attribute("title")
    shown = "e => getComputedStyle(e, '::after').content"
    assert told
    assert first.evaluate(shown) == "none"
    first.focus()
    assert told in first.evaluate(shown)
    first.click()
    tab.wait_for_url(re.compile(r"glossary\.html#"))
    assert tab.locator(":target").count() == 1
