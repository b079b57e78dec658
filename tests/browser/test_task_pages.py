"""The task pages in real Chromium: on a phone and a desk, in both schemes, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = [
    "nhiem-vu/",
    "nhiem-vu/ma-tran/",
    "nhiem-vu/so-lieu/",
    "nhiem-vu/nguyen-tac/",
    "nhiem-vu/trang/5/",
    "nhiem-vu/theo-van-ban/",
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
    assert page.locator("h1").is_visible()
    context.close()


def test_facets_are_big_enough_for_a_finger(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}nhiem-vu/")
    page.locator(".nr-loc-khung > summary").click()
    for target in page.locator(".nr-loc-khung :is(summary, [data-loc-muc=loai] a)").all():
        box = target.bounding_box()
        assert box and box["height"] >= 43.5
    context.close()


LONG = {
    "nhiem-vu/": 8,
    "nhiem-vu/theo-don-vi/": 8,
    "nhiem-vu/theo-van-ban/": 8,
    "nhiem-vu/ma-tran/": 8,
    "nhiem-vu/so-lieu/": 8,
}
"""Screens of 360 × 740 that a page may be long; all others 15."""


@pytest.mark.parametrize(
    "url",
    [
        *LONG,
        "nhiem-vu/trang/5/",
        "nhiem-vu/du-thao-chuong-trinh-hanh-dong-2025/",
        "nhiem-vu/du-thao-chuong-trinh-hanh-dong-2025/chua-neu/",
        "nhiem-vu/thoi-gian/chua-neu/",
        "don-vi/thanh-uy/",
        "don-vi/ban-thuong-vu-thanh-uy/",
    ],
)
def test_no_page_of_tasks_is_long_on_a_phone(browser: Browser, address: str, url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + url)
    assert page.evaluate("document.documentElement.scrollHeight") / 740 <= LONG.get(url, 15)
    context.close()


MANY_WORDS = (
    "ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/can-bo-dang-vien-viet-thu-hoach/",
    "ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/nguoi-dung-dau-xay-dung-ke-hoach-ca-nhan/",
    "du-thao-chuong-trinh-hanh-dong-2025/mat-tran-doan-the-tuyen-truyen-nghi-quyet-chuong-trinh/",
    "ke-hoach-hoi-nghi-dai-hoi-xiv-2026/tham-muu-chuan-bi-hoi-nghi-truc-tuyen-xiv/",
    "ke-hoach-trung-uong-6-khoa-xiii-2022/quan-huyen-uy-to-chuc-hoi-nghi-hoc-tap-tu6/",
    "ke-hoach-trung-uong-6-khoa-xiii-2022/quan-huyen-uy-xay-dung-chuong-trinh-hanh-dong-tu6/",
)
"""Tasks that say and quote most, and one of the middle."""


@pytest.mark.parametrize("task", MANY_WORDS)
def test_a_task_takes_two_screens_with_its_quotations_and_the_foot(
    browser: Browser, address: str, task: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}nhiem-vu/{task}")
    assert page.evaluate("document.documentElement.scrollHeight") <= 2 * 740
    folded = page.locator(".nr-cc__them blockquote")
    if folded.count():
        first = folded.first
        expect(first).to_be_hidden()
        page.locator(".nr-cc__them > summary").first.click()
        expect(first).to_be_visible()
    context.close()


def test_a_number_in_a_row_opens_the_clause_it_stands_for(page: Page, address: str) -> None:
    page.goto(f"{address}nhiem-vu/{MANY_WORDS[0]}")
    for ref in page.locator(".nr-nam-hang .nr-so").all():
        ref.click()
        clause = page.locator(f"{ref.get_attribute('href')} blockquote").first
        expect(clause).to_be_in_viewport()


def test_one_document_of_the_matrix_is_open_and_an_address_opens_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}nhiem-vu/ma-tran/")
    expect(page.locator(".nr-mt[open]")).to_have_count(1)
    page.goto(f"{address}nhiem-vu/ma-tran/#ke-hoach-trung-uong-6-khoa-xiii-2022")
    expect(page.locator("#ke-hoach-trung-uong-6-khoa-xiii-2022")).to_be_visible()


@pytest.mark.parametrize("url", ["nhiem-vu/ma-tran/", "nhiem-vu/chi-thi-01-ct-tu-2025/chua-neu/"])
def test_wide_tables_print_across_with_a_repeated_head(browser: Browser, address: str, url: str) -> None:
    context = browser.new_context(viewport={"width": 1032, "height": 740})  # A4 across, less 12 mm margins
    page = context.new_page()
    page.goto(address + url)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).page") == "nr-ngang"
    head = page.locator("thead").first.evaluate("node => getComputedStyle(node).display")
    assert head == "table-header-group"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    row = page.locator("tbody tr").nth(1)
    assert row.evaluate("node => getComputedStyle(node).breakInside") == "avoid"
    context.close()
