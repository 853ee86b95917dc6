# SPDX-License-Identifier: BSD-3-Clause
"""deluge-web, unmodified, as somebody sees it who opens it in a browser: headless Chromium."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Pair
from daemons import Web, wait_for
from test_deluge import assert_same, begin_slowly, limit

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER and importlib.util.find_spec("selenium")),
    reason="not all of chromium, chromium-driver and python3-selenium are installed",
)

MIB = 1 << 20
#: What the page consists of: rows of its lists and of its tree of files, tabs, details.
ROW, FILE, TAB, DETAIL = (
    ".x-grid3-row",
    ".x-tree-node-el",
    ".x-tab-strip-text",
    ".x-deluge-status dd",
)
#: The password that deluge-web has until somebody chooses one.
WEB_PASSWORD = "deluge"


class Page:
    """The page of deluge-web in a browser of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        from selenium import webdriver

        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        options.add_argument("--headless=new")
        options.add_argument("--no-sandbox")  # it does not run as root otherwise
        options.add_argument("--disable-dev-shm-usage")
        options.add_argument("--disable-background-networking")
        options.add_argument("--window-size=1000,640")
        options.add_argument(f"--user-data-dir={folder}")
        service = webdriver.chrome.service.Service(DRIVER)
        self.browser = webdriver.Chrome(service=service, options=options)
        self.browser.get(url)

    def shown(self, selector: str) -> list[str]:
        """The texts of what the page shows of a kind."""
        found: list[str] = self.browser.execute_script(
            "return Array.from(document.querySelectorAll(arguments[0]))"
            ".filter(e => e.offsetParent !== null).map(e => e.innerText || e.value || '')",
            selector,
        )
        return found

    def wait(self, what: str, selector: str, *texts: str) -> str:
        """What the page shows of a kind, as soon as all the texts are in one of them."""

        def there() -> list[str]:
            return [found for found in self.shown(selector) if all(text in found for text in texts)]

        found: str = wait_for(f"{what} in {selector}", there)[0]
        return found

    def type(self, selector: str, text: str) -> None:
        self.wait(f"where to type {text!r}", selector)
        self.browser.find_element("css selector", selector).send_keys(text)

    def click(self, selector: str, text: str) -> None:
        """Clicks what the page shows of a kind and has the text in it."""
        self.wait(f"{text!r} to click", selector, text)
        for element in self.browser.find_elements("css selector", selector):
            if element.is_displayed() and text in element.text:
                element.click()
                return
        raise AssertionError(f"{text!r} is gone")

    def press(self, label: str) -> None:
        self.click("button", label)


@pytest.fixture
def web(pair: Pair, module: Path | None, tmp_path: Path) -> Iterator[Web]:
    web = Web(tmp_path / "web", module, pair.leecher)
    web.start()
    yield web
    assert web.stop() == 0
    assert not web.complaints()


@pytest.fixture
def page(web: Web, tmp_path: Path) -> Iterator[Page]:
    page = Page(tmp_path / "browser", f"http://127.0.0.1:{web.port}/")
    yield page
    page.browser.quit()


def log_in(page: Page) -> None:
    page.type("input[type=password]", "wrong")
    page.press("Login")
    page.wait("the refusal", ".x-window", "incorrect password")
    page.press("OK")
    page.type("input[type=password]", WEB_PASSWORD)
    page.press("Login")
    page.wait("the list", TAB, "Status")


def test_transfer(pair: Pair, page: Page, request: pytest.FixtureRequest) -> None:
    log_in(page)
    _, done, _ = pair.download({"done.bin": MIB, "last.bin": 1})
    _, waiting, target = pair.create({"waiting.bin": 2 * MIB, "last.bin": 1})
    pair.add(target, add_paused=True)
    _, source, target = pair.create({"first.bin": 3 * MIB, "second.bin": MIB})
    torrent = begin_slowly(pair, target)
    wait_for("a quarter", lambda: pair.leecher.status(torrent, "total_done")["total_done"] >= MIB)
    limit(pair, torrent, 32)

    page.wait("what is done", ROW, done.name, "Seeding")
    page.wait("what is paused", ROW, waiting.name, "Paused")
    page.wait("what is under way", ROW, source.name, "Downloading", "KiB/s")
    page.click(ROW, source.name)
    page.wait("its pieces", DETAIL, "256 (16.0 KiB)")
    picture = request.config.getoption("--screenshot")
    if picture:
        page.browser.save_screenshot(str(picture))
    page.click(TAB, "Peers")
    page.wait("the seeder", ROW, f"{pair.seeder.address}:{pair.seeder.peer_port}", "Deluge")
    page.click(TAB, "Files")
    page.wait("its folder", FILE, source.name, "4.0 MiB")

    page.press("Pause")
    pair.leecher.wait_state(torrent, "Paused")
    page.wait("the pause", ROW, source.name, "Paused")
    page.press("Resume")
    pair.leecher.wait_state(torrent, "Downloading")
    limit(pair, torrent, -1)
    pair.finish(torrent)
    page.wait("the end", ROW, source.name, "Seeding", "100")
    assert_same(source, pair.leecher.downloads / source.name)
