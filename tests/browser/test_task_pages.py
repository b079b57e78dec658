"""The task pages in real Chromium: on a phone and a desk, in both schemes, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

PAGES = [
    "nhiem-vu/",
    "nhiem-vu/ma-tran/",
    "nhiem-vu/so-lieu/",
    "nhiem-vu/nguyen-tac/",
    "nhiem-vu/theo-don-vi/",
    "nhiem-vu/thoi-gian/2026-02/",
    "nhiem-vu/chi-thi-01-ct-tu-2025/chua-neu/",
    "don-vi/van-phong-thanh-uy/",
    "nhiem-vu/chi-thi-01-ct-tu-2025/thuc-hien-nghiem-tuc-chi-thi/",
]


@pytest.mark.parametrize("url", PAGES)
def test_a_task_page_opens_without_a_fault_and_fits(page: Page, address: str, url: str) -> None:
    page.goto(address + url)
    page.wait_for_timeout(150)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("url", PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_phone(browser: Browser, address: str, url: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + url)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("article p").first.is_visible()
    context.close()


def test_facets_are_big_enough_for_a_finger(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}nhiem-vu/")
    page.locator(".nr-loc-khung > summary").click()
    page.locator("[data-loc-muc=loai] summary").click()
    for target in [*page.locator(".nr-loc summary").all(), *page.locator("[data-loc-muc=loai] a").all()]:
        box = target.bounding_box()
        assert box and box["height"] >= 43.5
    context.close()


@pytest.mark.parametrize("url", ["nhiem-vu/ma-tran/", "nhiem-vu/chi-thi-01-ct-tu-2025/chua-neu/"])
def test_wide_tables_print_across_with_a_repeated_head(browser: Browser, address: str, url: str) -> None:
    context = browser.new_context(viewport={"width": 1032, "height": 740})  # A4 across, less 12 mm margins
    page = context.new_page()
    page.goto(address + url)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).page") == "nr-ngang"
    head = page.locator("thead").evaluate("node => getComputedStyle(node).display")
    assert head == "table-header-group"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    row = page.locator("tbody tr").nth(1)
    assert row.evaluate("node => getComputedStyle(node).breakInside") == "avoid"
    context.close()
