"""One browser and one server for all tests of the site; a tab of its own for each."""

import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Page as Tab

from tests.needs import need
from workbook.site import serve

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
DESKTOP = (1280, 900)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    need("chromium", CHROMIUM)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    server = serve.open_server(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext, address: str) -> Tab:
    """A browser tab that fails the test when a page asks another host or a script raises."""
    opened = context.new_page()

    def refuse(route: Any) -> None:
        raise AssertionError(f"asks another host: {route.request.url}")

    context.route(lambda url: not url.startswith((address, "file:", "data:", "blob:")), refuse)
    opened.on("pageerror", lambda error: pytest.fail(f"a script raised: {error}"))
    return opened
