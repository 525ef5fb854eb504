"""The site's own search answers what people ask: in a browser, with the index that readers get."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page as Tab

QUESTIONS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("search_questions.yml").read_text("utf-8")
)
FIRST, AMONG_FIVE = 0.80, 0.97
# Types a question, waits until its results stand, and returns where they lead, best first.
ASK = """async question => {
    const field = document.querySelector(".md-search__input");
    const meta = document.querySelector(".md-search-result__meta");
    const list = document.querySelector(".md-search-result__list");
    const settled = new Promise(done => {
        let timer = setTimeout(done, 4000);
        const watch = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(() => { watch.disconnect(); done(); }, 60);
        });
        watch.observe(list, {childList: true, subtree: true});
        watch.observe(meta, {childList: true, characterData: true, subtree: true});
    });
    field.value = question;
    field.dispatchEvent(new Event("keyup"));
    field.dispatchEvent(new Event("input"));
    await settled;
    const seen = [...list.querySelectorAll("a[href]")].filter(link => !link.closest("details"));
    return seen.map(link => link.href);
}"""


def places(links: list[str]) -> list[str]:
    """Each section that is found; a page only where none of its sections is."""
    found = [re.sub(r"\?[^#]*", "", link).rpartition("/")[2].replace(".html", "") for link in links]
    pages = {place.partition("#")[0] for place in found if "#" in place}
    return [place for place in dict.fromkeys(found) if place not in pages]


def answers(place: str, wanted: list[str]) -> bool:
    return any(place == one or place.partition("#")[0] == one for one in wanted)


@pytest.mark.timeout(180)
def test_questions_are_answered(tab: Tab, address: str) -> None:
    tab.goto(f"{address}/index.html")
    tab.keyboard.press("/")
    tab.keyboard.type("cmult", delay=20)
    tab.locator(".md-search-result__link").first.wait_for()
    found: dict[str, Any] = {asked: places(tab.evaluate(ASK, asked)) for asked in QUESTIONS}
    first = [asked for asked, seen in found.items() if answers((seen or [""])[0], QUESTIONS[asked])]
    five = [
        asked for asked in found if any(answers(one, QUESTIONS[asked]) for one in found[asked][:5])
    ]
    late = {asked: seen[:6] for asked, seen in found.items() if asked not in five}
    assert len(five) >= AMONG_FIVE * len(found), late
    assert len(first) >= FIRST * len(found), {a: s[:2] for a, s in found.items() if a not in first}


def test_there_are_questions() -> None:
    assert len(QUESTIONS) >= 60
