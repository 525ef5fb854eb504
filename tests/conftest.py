"""Chooses what runs, and holds what tests of several rooms share.

`--chapter 03` runs one chapter, `--leave` what tests/plan.py lets stay; whatever is left is counted
in one line at the end. Without the options, everything runs.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from tests import plan
from workbook.catalog import road
from workbook.judge.runners import Runners

LEFT = pytest.StashKey[dict[str, int]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--chapter", default="", metavar="NN", help="only what proves this chapter")
    parser.addoption("--leave", action="store_true", help="leave out what tests/plan.py names")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT] = {}
    config.addinivalue_line(
        "markers", "chapter(number): belongs to this chapter, though no parameter says so"
    )
    config.addinivalue_line(
        "markers", "every_chapter: looks at all of the book, and so runs with any chapter"
    )


@pytest.fixture(scope="session")
def chapter(pytestconfig: pytest.Config) -> str:
    """The chapter that alone is proved, or nothing for the whole book."""
    return str(pytestconfig.option.chapter)


@pytest.fixture(scope="session")
def runners() -> Iterator[Runners]:
    """The Pythons that judge: started once, forked for each judgement."""
    with Runners() as shared:
        yield shared


def chapter_of(item: pytest.Item) -> str:
    """The chapter that a test belongs to, or nothing."""
    mark = item.get_closest_marker("chapter")
    of_book = item.path.parent.name in ("book", "site", "notebook", "bench")
    return str(mark.args[0]) if mark else plan.chapter_in(item.name) if of_book else ""


def chosen(items: list[pytest.Item], chapter: str) -> list[pytest.Item]:
    """The tests that prove one chapter.

    Raises:
        UsageError: There is no such chapter.
    """
    known = [one.number for one in road.chapters()]
    if chapter not in known:
        raise pytest.UsageError(f"There is no chapter {chapter!r}. There are: {', '.join(known)}.")
    return [
        item
        for item in items
        if chapter_of(item) == chapter or item.get_closest_marker("every_chapter")
    ]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Drop what was not asked for; what was given the longest time starts first."""
    if config.option.chapter:
        items[:] = chosen(items, config.option.chapter)
    leave: set[pytest.Item] = set()
    for rule in plan.RULES if config.option.leave else ():
        own = [item for item in items if item.nodeid.partition("[")[0] == rule.test]
        cases = [plan.Case(chapter_of(item), parameters(item)) for item in own]
        gone = {item for item, stays in zip(own, rule.stays(cases), strict=True) if not stays}
        if gone:
            config.stash[LEFT][rule.left] = len(gone)
        leave |= gone
    config.hook.pytest_deselected(items=[item for item in items if item in leave])
    items[:] = [item for item in items if item not in leave]
    items.sort(key=lambda item: -seconds(item))


def parameters(item: pytest.Item) -> dict[str, Any]:
    """The parameters of a test by name."""
    call = getattr(item, "callspec", None)
    return dict(call.params) if call else {}


def seconds(item: pytest.Item) -> float:
    """The time that a test was given, where it was given more than the others."""
    mark = item.get_closest_marker("timeout")
    return float(mark.args[0]) if mark else 0.0


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In a worker of xdist: tell the process that prints."""
    if output := getattr(session.config, "workeroutput", None):
        output["left"] = session.config.stash[LEFT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a worker left is what every worker left."""
    node.config.stash[LEFT].update(getattr(node, "workeroutput", {}).get("left", {}))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if left := config.stash[LEFT]:
        parts = ", ".join(f"{number} {name}" for name, number in left.items())
        terminalreporter.write_line(f"{sum(left.values())} left to make test-all: {parts}.")
