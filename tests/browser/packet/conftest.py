"""Shared by the tests of “Tập của tôi”: a phone that tolerates no fault, choosing, opening, printing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

MINE = "tap-in/cua-toi/"
QUESTION = "hoi-dap/ai-chiu-trach-nhiem-chong-tham-nhung/"
TALK = "chuyen-de/chuyen-de-7/"
DIRECTIVE = "van-ban/chi-thi-01-ct-tu-2025/"
DRAFT = "van-ban/du-thao-chuong-trinh-hanh-dong-2025/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that fails the test on an error in our scripts, a dialog, or a request that leaves this site."""
    page = context.new_page()
    faults: list[str] = []
    page.on(
        "pageerror", lambda error: "/assets/js/" in (error.stack or "") and faults.append(f"error: {error}")
    )
    page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
    page.on("request", lambda asked: _own(asked.url, address) or faults.append(f"foreign: {asked.url}"))
    yield page
    assert faults == []


def _own(url: str, address: str) -> bool:
    return url.startswith((address, f"blob:{address}"))


def choose(page: Page, address: str, *urls: str) -> None:
    for url in urls:
        page.goto(address + url)
        page.get_by_role("button", name=re.compile("Đưa vào tập của tôi|Vào tập")).first.click()


def open_mine(page: Page, address: str, query: str = "") -> None:
    page.goto(address + MINE + query)
    page.locator("[data-nr-tap-cua-toi]").wait_for()
    done = """() => {
      const piece = (name) => document.querySelector(`[data-nr-o=${name}]`);
      return !piece("uoc").textContent.startsWith("Đang lấy") && !piece("in").disabled
        || !piece("trong").hidden || !piece("loi-tai").hidden;
    }"""
    for _ in range(2_400):  # wait_for_function evaluates text in the page, which its policy forbids
        if page.evaluate(done):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the packet was never loaded")


def listed(page: Page) -> list[str]:
    """The addresses in the list, in its order."""
    links = page.locator(".nr-tap-muc a")
    base = page.url.split(MINE)[0]
    return [str(link.get_attribute("href")).removeprefix(base) for link in links.all()]


def printed(page: Page) -> list[str]:
    """The text of each printed page, white space folded."""
    made = page.pdf(prefer_css_page_size=True)
    reader = PdfReader(io.BytesIO(made))
    assert all(
        round(sheet.mediabox.width) == 595 and round(sheet.mediabox.height) == 842 for sheet in reader.pages
    )
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]
