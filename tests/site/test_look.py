"""What people meet on a phone, on paper, by keyboard or screen reader; and no file too many."""

import re
import zipfile
from itertools import combinations
from typing import Any, Literal

import pytest
from playwright.sync_api import Page as Tab

from tests.site.conftest import DESKTOP
from tests.site.test_browser import PHONE
from workbook.catalog import exercises
from workbook.catalog.paths import SITE
from workbook.site import book_zip, hooks, repository

CHAPTER = "01_first_call.html"
WIDE = "11_cython_wrapping.html"
EXERCISE = "exercises/01_first_call/01_tool_chain.html"


@pytest.mark.parametrize("width", [375, 1440, 1920])
def test_no_output_is_cut(tab: Tab, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{address}/{WIDE}")
    cut = (
        "[...document.querySelectorAll('.output pre > code')]"
        ".filter(c => c.scrollWidth > c.clientWidth + 1).length"
    )
    assert tab.evaluate(cut) == 0


def test_code_that_goes_on_says_so(tab: Tab, address: str) -> None:
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(f"{address}/{CHAPTER}")
    tab.wait_for_load_state("load")
    lists = tab.evaluate(
        """async () => {
            const found = [];
            const soon = () => new Promise(done => setTimeout(done, 60));
            for (const code of document.querySelectorAll(".md-typeset pre > code")) {
                code.scrollIntoView(); // it is measured when it comes near
                await soon();
                if (code.clientWidth && !code.closest(".output, details:not([open])"))
                    found.push([code.scrollWidth > code.clientWidth + 1, code.matches(".goes-on")]);
            }
            return found;
        }"""
    )
    assert any(wide for wide, _ in lists)
    assert [pair for pair in lists if pair[0] != pair[1]] == []


def test_pictures_are_whole_on_a_phone(tab: Tab, address: str) -> None:
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(f"{address}/{CHAPTER}")
    wide = (
        "[...document.querySelectorAll('.picture')]"
        ".filter(p => p.scrollWidth > p.clientWidth + 1).length"
    )
    assert tab.evaluate(wide) == 0


def test_a_table_becomes_cards(tab: Tab, address: str) -> None:
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(f"{address}/08_cffi_api.html")
    cell = tab.locator("td[data-label='API in-line']").first
    assert "API in-line" in cell.evaluate("e => getComputedStyle(e, '::before').content")
    assert tab.locator("th[scope=rowgroup]").count() >= 1
    tab.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == "none"


def test_a_phone_can_jump_within_a_page(tab: Tab, address: str) -> None:
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(f"{address}/{CHAPTER}")
    tab.locator("details.jump > summary").press("Enter")
    tab.locator("details.jump a", has_text="Exercises").click()
    tab.wait_for_url("**#exercises")
    tab.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    assert not tab.locator("details.jump").is_visible()


def test_paper_is_light_in_the_dark(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/{CHAPTER}")
    tab.get_by_role("button", name="Dark colours").click()
    assert tab.locator("body").get_attribute("data-md-color-scheme") == "slate"
    tab.emulate_media(media="print")
    tab.wait_for_timeout(0)
    style = "getComputedStyle(document.querySelector('.highlight code'))"
    assert tab.evaluate(f"{style}.backgroundColor") == "rgb(246, 246, 246)"
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not tab.locator(".md-code__nav").first.is_visible()


def test_paper_without_answers(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/exercises/01_first_call/02_missing_types.html")
    shown = "[...document.querySelectorAll('details')].filter(d => d.offsetHeight).length"
    tab.emulate_media(media="print")
    tab.evaluate(f"window.print = () => {{ window.seen = {shown}; }}")
    assert tab.evaluate(shown) > 0
    tab.emulate_media(media="screen")
    button = tab.get_by_role("button", name="Print without answers")
    tab.evaluate("button = document.querySelector('button.print')")
    assert button.count() == 1
    tab.emulate_media(media="print")
    tab.evaluate("button.click()")
    assert tab.evaluate("window.seen") == 0


def test_commands_are_copied_without_their_prompt(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/setup.html")
    button = tab.locator(".language-console [data-clipboard-text]")
    button.first.wait_for(state="attached")
    copied = button.first.get_attribute("data-clipboard-text")
    assert copied
    assert copied.startswith("sudo apt")


def test_links_and_buttons_have_names_of_their_own(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/{CHAPTER}")
    names = tab.evaluate(
        "[...document.querySelectorAll('a.headerlink')].map(a => a.getAttribute('aria-label'))"
    )
    assert len(names) > 10
    assert len(set(names)) == len(names)
    assert all(name.startswith("Link to this section: ") for name in names)
    assert tab.locator("label[role=button]").count() == 0
    expander = tab.locator("button.md-nav__link[aria-expanded]").first
    before = expander.get_attribute("aria-expanded")
    expander.press("Enter")
    assert expander.get_attribute("aria-expanded") != before


def test_the_colour_switch_answers_to_space(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/{CHAPTER}")
    switch = tab.get_by_role("button", name="Dark colours")
    switch.press("Space")
    assert tab.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert tab.get_by_role("button", name="Light colours").count() == 1


def test_the_list_of_results_is_no_stop_before_a_search(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/{CHAPTER}")
    results = tab.locator(".md-search__scrollwrap")
    assert results.evaluate("e => getComputedStyle(e).visibility") == "hidden"
    tab.keyboard.press("/")
    assert results.evaluate("e => getComputedStyle(e).visibility") == "visible"


def test_the_index_waits_for_a_search(tab: Tab, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{address}/{CHAPTER}", wait_until="networkidle")
    assert not [url for url in asked if "search_index" in url]
    tab.keyboard.press("/")
    tab.keyboard.type("cmult", delay=20)
    tab.locator(".md-search-result__link").first.wait_for()
    assert len([url for url in asked if "search_index" in url]) == 1


def test_no_answer_is_in_the_index() -> None:
    index = (SITE / "search" / "search_index.json").read_text("utf-8")
    one = exercises.find("03/01")
    assert "exercises/03_ctypes_functions/01_half_a_handle.html" in index
    assert one.hints[0][:40] not in index
    assert "#solution" not in index
    assert "#hints" not in index


@pytest.mark.parametrize("exercise", exercises.all_exercises(), ids=lambda one: one.number)
def test_hints_stand_as_they_are(exercise: exercises.Exercise) -> None:
    from bs4 import BeautifulSoup

    page = BeautifulSoup((SITE / f"exercises/{exercise.id}.html").read_text("utf-8"), "html.parser")
    shown = [hint.find("p") for hint in page.select("details.tip")]
    flat = [re.sub(r"\s+", " ", hint.get_text()).strip() for hint in shown if hint]
    assert flat == [re.sub(r"\s+", " ", hint.replace("`", "")).strip() for hint in exercise.hints]


def test_the_book_is_on_the_site() -> None:
    with zipfile.ZipFile(SITE / book_zip.NAME) as book:
        names = book.namelist()
    assert "calling-c/README.md" in names
    assert "calling-c/c_examples/01_first_call/cmult.c" in names
    assert not [
        name
        for name in names
        if re.search(r"^calling-c/(\.venv|build|site|work)/|__pycache__", name)
    ]


def test_the_zip_without_git_holds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with_git = set(book_zip.names())

    def no_git(*_: Any, **__: Any) -> None:
        raise FileNotFoundError

    monkeypatch.setattr("subprocess.run", no_git)
    assert with_git == set(book_zip.names())


@pytest.mark.parametrize(
    ("remote", "known"),
    [
        ("https://github.com/someone/calling-c.git", "someone/calling-c"),
        ("git@github.com:someone/calling-c.git", "someone/calling-c"),
        ("ssh://git@github.com/someone/calling-c", "someone/calling-c"),
        ("https://example.org/someone/calling-c.git", ""),
        ("/srv/git/book", ""),
    ],
)
def test_the_repository_is_known(remote: str, known: str) -> None:
    found = repository.REMOTE.fullmatch(remote)
    assert (found[1] if found else "") == known


def test_the_site_of_a_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/calling-c")
    assert repository.name() == "someone/calling-c"
    assert repository.site_url("someone/calling-c") == "https://someone.github.io/calling-c/"
    assert repository.site_url("someone/someone.github.io") == "https://someone.github.io/"
    assert "git clone https://github.com/someone/calling-c" in hooks.get_the_book()


def test_each_page_describes_itself() -> None:
    told = {}
    for file in SITE.rglob("*.html"):
        found = re.search(r'<meta name="description" content="([^"]*)"', file.read_text("utf-8"))
        assert found, file
        told[file] = found[1]
    assert len(set(told.values())) > 0.8 * len(told)


def test_a_lost_page_leads_back(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/404.html")
    assert tab.get_by_role("link", name="Pitfalls", exact=False).count()
    assert tab.locator(".md-search__input").count() == 1


def test_a_picture_has_a_short_name_and_a_description(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/{CHAPTER}")
    named = tab.evaluate(
        """[...document.querySelectorAll(".picture svg[role=img]")].map(svg => [
            document.getElementById(svg.getAttribute("aria-labelledby")).textContent,
            document.getElementById(svg.getAttribute("aria-describedby")).textContent])"""
    )
    assert len(named) >= 3
    assert all(0 < len(name) <= 120 for name, _ in named)
    assert all(len(description) > len(name) for name, description in named)


def test_a_mark_changes_its_state_and_keeps_its_name(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/{CHAPTER}")
    mark = tab.get_by_role("button", name="Mark as done", exact=True)
    assert mark.get_attribute("aria-pressed") == "false"
    mark.press("Enter")
    assert mark.get_attribute("aria-pressed") == "true"


def test_a_focused_tab_is_outlined(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/01_first_call.html")
    chosen = tab.locator(".tabbed-set > input:checked").first
    label = tab.locator(".tabbed-labels label").first
    assert label.evaluate("e => getComputedStyle(e).outlineStyle") == "none"
    chosen.focus()
    tab.keyboard.press("ArrowRight")
    outlined = ".tabbed-labels label.has-focus"
    tab.locator(outlined).first.wait_for()
    assert tab.locator(outlined).evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


CONTRAST = """icon => {
    const seen = colour => {
        const box = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
        box.fillStyle = colour;
        box.fillRect(0, 0, 1, 1);
        return [...box.getImageData(0, 0, 1, 1).data];
    };
    const light = rgb => rgb.slice(0, 3).map(one => one / 255)
        .map(one => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
    const fill = (node, part) => seen(getComputedStyle(node, part).backgroundColor);
    let below = icon;
    while (below.parentElement && fill(below)[3] === 0) below = below.parentElement;
    const paper = fill(below), ink = fill(icon, "::after"), share = ink[3] / 255;
    const drawn = ink.map((one, at) => one * share + paper[at] * (1 - share));
    const two = [light(drawn), light(paper)];
    return (Math.max(...two) + 0.05) / (Math.min(...two) + 0.05);
}"""
BUTTONS = """[...document.querySelectorAll("button, .md-button")]
    .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(one => [one.innerText.trim() || one.ariaLabel || one.title, one.getBoundingClientRect()])
    .filter(([_, box]) => box.width && box.left >= 0 && box.right <= innerWidth)
    .map(([name, box]) => [name, box.left, box.top, box.right, box.bottom])"""


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_copy_icon_is_seen(tab: Tab, address: str, colours: Literal["light", "dark"]) -> None:
    tab.emulate_media(color_scheme=colours, reduced_motion="reduce")
    tab.goto(f"{address}/{CHAPTER}")
    icon = tab.locator(".md-code__button").first
    icon.scroll_into_view_if_needed()
    assert icon.evaluate(CONTRAST) >= 3  # what WCAG asks of parts of a control


@pytest.mark.parametrize("page", ["index.html", CHAPTER, EXERCISE])
def test_buttons_are_apart_on_a_phone(tab: Tab, address: str, page: str) -> None:
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(f"{address}/{page}")
    boxes = tab.evaluate(BUTTONS)
    assert len(boxes) > 1
    near = [
        (one, two)
        for (one, *a), (two, *b) in combinations(boxes, 2)
        if all(a[side] < b[side + 2] + 4 and b[side] < a[side + 2] + 4 for side in (0, 1))
    ]
    assert near == []


def test_the_front_page_is_short_on_a_phone(tab: Tab, address: str) -> None:
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(f"{address}/index.html")
    assert tab.evaluate("document.documentElement.scrollHeight") < 6.5 * PHONE[1]


def test_the_four_modes_on_a_phone(tab: Tab, address: str) -> None:
    """Each verdict of the widest table is on the screen, and has a sign beside its colour."""
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tab.goto(f"{address}/08_cffi_api.html")
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    rows = tab.locator("table", has_text="ABI in-line").locator("tbody tr", has_text="never")
    rows.first.scroll_into_view_if_needed()
    boxes = [cell.bounding_box() for cell in rows.locator("td").all()]
    assert len(boxes) > 20
    assert all(box and box["x"] + box["width"] <= PHONE[0] for box in boxes)
