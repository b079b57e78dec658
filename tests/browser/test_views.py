"""Chains, timeline and linked words in real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page


def test_the_words_of_a_chain_stay_inside_their_boxes(page: Page, address: str) -> None:
    page.goto(f"{address}chuoi/")
    shape = "hep" if page.viewport_size and page.viewport_size["width"] < 700 else "rong"
    drawings = page.locator(f".nr-chuoi-hinh--{shape}")
    assert drawings.count() == 3
    assert page.locator(".nr-chuoi-hinh:visible").count() == 3
    for drawing in drawings.all():
        outside = drawing.evaluate(
            """svg => {
              const boxes = [...svg.querySelectorAll('rect')].map(one => one.getBoundingClientRect());
              const edge = svg.getBoundingClientRect();
              return [...svg.querySelectorAll('text')].map(one => one.getBoundingClientRect()).filter(words =>
                words.left < edge.left || words.right > edge.right + 1 || !boxes.some(box =>
                  words.left >= box.left && words.right <= box.right && words.top >= box.top - 2
                  && words.bottom <= box.bottom + 2)).length;
            }"""
        )
        assert outside == 0
        size = drawing.locator("tspan").first.evaluate("one => one.getBoundingClientRect().height")
        assert size >= 14


def test_a_box_of_a_chain_is_a_link_that_keys_reach(page: Page, address: str) -> None:
    page.goto(f"{address}chuoi/")
    box = page.locator(".nr-chuoi-nut:visible", has_text="Chỉ thị của Ban Thường vụ").first
    box.focus()
    assert page.evaluate("document.activeElement.matches('.nr-chuoi-nut')")
    assert box.evaluate("one => one.getBoundingClientRect().height") >= 44
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/chi-thi-01-ct-tu-2025/")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_filters_of_the_timeline_work_without_javascript_and_with_back(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}dong-thoi-gian/")
    every = page.locator(".nr-moc").count()
    page.locator(".nr-loc-moc a", has_text="Hội nghị").click()
    assert page.url == f"{address}dong-thoi-gian/hoi-nghi/"
    assert 0 < page.locator(".nr-moc").count() < every
    page.locator(".nr-loc-moc a", has_text="2025 ").click()
    assert page.url == f"{address}dong-thoi-gian/nam-2025/"
    page.go_back()
    page.go_back()
    assert page.locator(".nr-moc").count() == every
    context.close()


def test_the_chain_prints_in_the_wide_shape_on_white(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}chuoi/")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".nr-chuoi-hinh--rong").first.is_visible()
    assert not page.locator(".nr-chuoi-hinh--hep").first.is_visible()
    words = page.locator(".nr-chuoi-hinh--rong .nr-chuoi-loi").first
    assert words.evaluate("one => getComputedStyle(one).fill") in ("rgb(0, 0, 0)", "rgb(51, 51, 51)")
    context.close()
