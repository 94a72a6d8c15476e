"""The page in a real browser, where one is installed: a question by keyboard alone, at the width of a phone."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator

import pytest

from grader.page.server import Site, address, serving
from grader.quiz.bank import load
from grader.quiz.score import Score

api = pytest.importorskip("playwright.sync_api")
BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("browser"),  # one browser at a time
    pytest.mark.skipif(not BROWSER, reason="no Chromium is installed"),
]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-sync",
]


@pytest.fixture
def start() -> Iterator[str]:
    """The address of a fresh site."""
    site = Site(load(), Score())
    server = serving(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield address(server, site)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_question_by_keyboard_on_a_phone(start: str, scheme: str) -> None:
    """Enter goes on, typing goes into the field, Enter answers; nothing is wider than the screen."""
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=QUIET)
        page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
        page.set_default_timeout(60_000)
        page.goto(start)
        page.wait_for_selector(":focus")  # what is focused at first gets it a moment after the page is there
        page.keyboard.press("Enter")
        page.wait_for_selector("#answer:focus")
        page.keyboard.type("0 0 0")
        page.keyboard.press("Enter")
        page.wait_for_selector(".verdict.wrong")
        page.fill("#answer", "0 1 0")
        page.keyboard.press("Enter")
        page.wait_for_selector(".verdict.right")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.wait_for_selector(":focus")
        page.keyboard.press("Enter")
        page.wait_for_selector("h1:has-text('q02')")
        for item in load().items:
            page.goto(f"{start}q/{item.id}")
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), item.id
        browser.close()
