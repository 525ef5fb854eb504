"""Each term of the glossary is introduced in bold, explained elsewhere, and not used before."""

import re
from itertools import takewhile

import pytest
from playwright.sync_api import Page as Tab

from workbook.catalog import road
from workbook.catalog.paths import SITE
from workbook.site import glossary

PREVIEW = ("the-map-of-the-book",)
"""Sections that name what comes, and where."""
SLUGS = [chapter.slug for chapter in road.chapters()]


def text_of(slug: str) -> str:
    """The article of a chapter's page, without the sections that look ahead."""
    page = (SITE / f"{slug}.html").read_text("utf-8")
    found = re.search(r"<article.*?</article>", page, re.S)
    assert found
    unlinked = re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", found[0], flags=re.S)
    parts = re.split(r'(?=<h2 id=")', unlinked)
    ahead = re.compile(rf'<h2 id="(?:{"|".join(PREVIEW)})"')
    return "".join(part for part in parts if not ahead.match(part))


@pytest.mark.parametrize("one", glossary.terms(), ids=lambda one: one.anchor)
def test_a_term_is_introduced_in_bold(one: glossary.Term) -> None:
    if one.page in SLUGS:
        assert re.search(rf"<strong>[^<]*{one.pattern}", text_of(one.page))


def used_early(one: glossary.Term, pages: dict[str, str]) -> list[str]:
    """Where the prose of an earlier chapter uses a term."""
    return [
        f"{slug}: ...{text[max(0, found.start() - 60) : found.end() + 30]}..."
        for slug in takewhile(lambda slug: slug != one.page, pages)
        for text, told in glossary.prose(pages[slug])
        if told and (found := re.search(one.pattern, text))
    ]


def test_no_term_is_used_before_its_chapter() -> None:
    pages = {slug: text_of(slug) for slug in SLUGS}
    early = {one.term: used_early(one, pages) for one in glossary.terms() if not one.everyday}
    assert {term: places for term, places in early.items() if places} == {}


def test_an_early_use_is_seen() -> None:
    term = glossary.Term("soname", "02_shared_library", "A name.")
    pages = {"01_first_call": "<p>Its soname</p><code>soname</code>", "02_shared_library": ""}
    assert used_early(term, pages) == ["01_first_call: ...Its soname..."]


def test_a_term_is_explained_where_it_is_used(tab: Tab, address: str) -> None:
    """By hovering, by keyboard, by following it; once on a page, and not where it is introduced."""
    tab.goto(f"{address}/07_cffi_abi.html")
    terms = tab.locator("a.term")
    names = terms.evaluate_all("all => all.map(e => e.href)")
    assert len(names) == len(set(names)) > 5
    assert not [name for name in names if name.endswith("#cdata")]
    first = terms.first
    assert first.get_attribute("title")
    first.focus()
    assert first.evaluate("e => document.activeElement === e")
    first.click()
    tab.wait_for_url(re.compile(r"glossary\.html#"))
    assert tab.locator(":target").count() == 1
