"""The site in a real browser: served, and opened as files from a folder.

Playwright drives the system's Chromium; axe-core looks for what keeps people out.
"""

import gzip
import re
import shutil
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab

from tests.site.conftest import DESKTOP
from workbook.catalog.paths import SITE

PAGES = sorted(
    file.relative_to(SITE).as_posix() for file in SITE.rglob("*.html") if file.name != "404.html"
)
PHONE, PROJECTOR = (390, 844), (1920, 1080)


ONE_OF_EACH = """
    const seen = new Set();
    for (const token of document.querySelectorAll("pre span[class]")) {
        const around = token.closest(".output, .highlight, .admonition, details")?.className;
        const kind = [token.className, around, token.closest(".hll") !== null].join("|");
        const known = token.textContent.length < 2 || seen.has(kind); // axe judges no single letter
        if (known && !token.id && !token.querySelector("*")) token.replaceWith(token.textContent);
        if (!known) seen.add(kind);
    }
    document.querySelectorAll("pre code").forEach(code => code.normalize());
"""
"""Words of code that are coloured alike need looking at once: axe looks at each for 10 ms."""


def violations(tab: Tab, *rules: str) -> list[str]:
    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found = Axe().run(tab, options=only).response["violations"]
    return [f"{item['id']}: {[node['target'] for node in item['nodes']][:4]}" for item in found]


@pytest.mark.every_chapter
def test_there_are_pages(chapter: str) -> None:
    """Without a site, the test below would have nothing to look at, and would not say so."""
    assert any(f"{chapter}_" in page for page in PAGES), "make site comes first"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_no_barrier(tab: Tab, address: str, page: str, colours: str) -> None:
    """No page scrolls sideways; axe sees all unfolded; in dark, only the colours differ."""
    scheme: Literal["light", "dark"] = "light" if colours == "light" else "dark"
    tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # nothing is seen halfway
    widths = (PHONE, PROJECTOR, DESKTOP) if colours == "light" else (DESKTOP,)
    for number, (width, height) in enumerate(widths):
        tab.set_viewport_size({"width": width, "height": height})
        if number == 0:
            tab.goto(f"{address}/{page}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.evaluate("document.documentElement.classList.add('teacher-on')")
    tab.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    tab.evaluate(ONE_OF_EACH)
    tab.add_style_tag(content="* { content-visibility: visible !important }")  # as if it were near
    tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)))")
    if colours == "light":
        assert violations(tab) == []
    else:
        tab.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
        assert violations(tab, "color-contrast") == []


def test_tabs_stay_in_step(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/01_first_call.html")
    tab.get_by_text("Cython", exact=True).locator("visible=true").first.click()
    assert tab.locator("text=cmult_cython.pyx").locator("visible=true").count()
    tab.goto(f"{address}/01_first_call.html")
    checked = tab.locator(".tabbed-set input:checked + label, .tabbed-labels .tabbed-label--active")
    assert tab.locator("text=cmult_cython.pyx").locator("visible=true").count(), checked.count()


@pytest.mark.parametrize("start", ["served", "files"])
def test_search_finds(tab: Tab, address: str, start: str) -> None:
    root = address if start == "served" else SITE.as_uri()
    tab.goto(f"{root}/index.html")
    tab.keyboard.press("/")
    tab.keyboard.type("cmult", delay=20)
    hit = tab.locator(".md-search-result__link").first
    hit.wait_for(timeout=15_000)
    hit.click()
    tab.wait_for_url(re.compile("01_first_call"))


@pytest.mark.parametrize("start", ["served", "files"])
def test_dark_mode_is_kept(tab: Tab, address: str, start: str) -> None:
    root = address if start == "served" else SITE.as_uri()
    tab.goto(f"{root}/index.html")
    body = tab.locator("body")
    assert body.get_attribute("data-md-color-scheme") == "default"
    tab.get_by_role("button", name="Dark colours").click()
    assert body.get_attribute("data-md-color-scheme") == "slate"
    tab.goto(f"{root}/01_first_call.html")
    assert tab.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("start", ["served", "files"])
def test_marks_of_progress_are_kept(tab: Tab, address: str, start: str) -> None:
    root = address if start == "served" else SITE.as_uri()
    tab.goto(f"{root}/01_first_call.html")
    button = tab.locator("button.mark")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    tab.goto(f"{root}/index.html")
    assert tab.locator("table a[href='01_first_call.html'] .done-mark").count() == 1
    tab.goto(f"{root}/01_first_call.html")
    assert tab.locator("button.mark").get_attribute("aria-pressed") == "true"
    tab.locator("button.mark").click()
    assert tab.locator(".done-mark").count() == 0


def test_teacher_switch(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/01_first_call.html")
    notes = tab.locator(".admonition.teacher")
    assert notes.count() >= 3
    assert not notes.first.is_visible()
    tab.get_by_role("button", name="Teacher").press("Enter")
    assert all(notes.nth(index).is_visible() for index in range(notes.count()))
    tab.goto(f"{address}/teach.html")
    assert tab.locator(".admonition.teacher").first.is_visible()
    tab.get_by_role("button", name="Teacher").click()
    assert not tab.locator(".admonition.teacher").first.is_visible()


def test_keyboard_reaches_everything(tab: Tab, address: str) -> None:
    """From the top of a page, the Tab key comes to the switch, the search and the content."""
    tab.goto(f"{address}/01_first_call.html")
    seen = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        seen.add(
            tab.evaluate(
                "(e => e.className + ' ' + (e.getAttribute('href') || e.type || ''))"
                "(document.activeElement)"
            )
        )
    text = "\n".join(seen)
    for wanted in ("teacher-switch", "md-search__input", "notebooks/01_first_call.html", "md-logo"):
        assert wanted in text, f"the Tab key never came to {wanted}"


def test_previous_and_next_follow_the_road(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/01_first_call.html")
    tab.locator(".md-footer__link--next").click()
    tab.wait_for_url("**/notebooks/01_first_call.html")


def test_printing_opens_all(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/01_first_call.html")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("details:not([open])").count() == 0
    tab.emulate_media(media="print")
    assert not tab.locator(".md-header").is_visible()
    blocks = tab.locator(".tabbed-block")
    assert all(blocks.nth(index).is_visible() for index in range(blocks.count()))
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator("details:not([open])").count() > 0


def test_site_opens_from_a_stick(tab: Tab, tmp_path: Path) -> None:
    """Copied to another folder and opened as files: pages, styles and links work."""
    stick = shutil.copytree(SITE, tmp_path / "stick on a train")
    tab.goto((stick / "index.html").as_uri())
    tab.get_by_role("link", name="Start with the first call").click()
    tab.wait_for_url("**/01_first_call.html")
    colour = tab.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor")
    assert colour == "rgb(29, 85, 96)"


def test_hints_unfold_one_by_one(tab: Tab, address: str) -> None:
    """A click shows one hint more, and the solution stays behind its own."""
    tab.goto(f"{address}/exercises/01_first_call/02_missing_types.html")
    hints = tab.locator("details.tip > summary")
    solution = tab.locator("details.success")
    assert hints.count() >= 3
    for index in range(hints.count()):
        hints.nth(index).wait_for()  # the page hears of a click a moment later
        assert sum(hints.nth(at).is_visible() for at in range(hints.count())) == index + 1
        hints.nth(index).click()
    assert not solution.locator("pre").first.is_visible()
    solution.locator("summary").click()
    assert solution.locator("pre .hll").first.is_visible()


@pytest.mark.parametrize("page", ["index.html", "01_first_call.html"])
def test_a_first_page_is_light(tab: Tab, address: str, page: str) -> None:
    """What a reader's first page takes over the wire, squeezed as servers do: 150 kB at most."""
    answers: list[Any] = []
    tab.on("response", lambda answer: answers.append(answer))
    tab.goto(f"{address}/{page}", wait_until="networkidle")
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers}
    assert len(sizes) > 4
    assert sum(sizes.values()) <= 150_000, sizes
