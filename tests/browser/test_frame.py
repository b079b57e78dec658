"""The header and the search page as eyes see them: zoomed in, with large text, in the dark, while results come."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

HEADER = ".nr-dau-trang :is(a, button, input, summary)"
EDGES = """nodes => nodes.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
  .map(one => [one.left, one.right, one.width])"""
BRIGHT = """() => [...document.querySelectorAll("input, select, textarea, form, .nr-tim-hop")].filter(one => one.checkVisibility())
  .filter(one => { const [r, g, b, a = 1] = getComputedStyle(one).backgroundColor.match(/[\\d.]+/g).map(Number);
    return a > 0 && r + g + b > 300; }).map(one => one.outerHTML.slice(0, 80))"""
SHIFTS = """() => { globalThis.nrShift = 0; new PerformanceObserver(list => { for (const one of list.getEntries())
  if (!one.hadRecentInput) globalThis.nrShift += one.value; }).observe({type: "layout-shift", buffered: true}); }"""


@pytest.mark.parametrize(("width", "size"), [(180, ""), (360, "275%"), (320, ""), (360, "")])
def test_the_header_keeps_everything_in_view(browser: Browser, address: str, width: int, size: str) -> None:
    """180 px: a phone at a zoom of 200 %; 275 %: twice the text size of the page."""
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(address)
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
    edges = page.locator(HEADER).evaluate_all(EDGES)
    assert len(edges) == 4  # name, box, its button, the sheet of doors
    assert all(left >= 0 and right <= width and wide >= 40 for left, right, wide in edges), edges
    page.close()


def test_labels_give_way_at_a_zoom_of_200_percent(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 180, "height": 740})
    for url in ("", "lich/", "dong-thoi-gian/", "nhiem-vu/so-lieu/"):
        page.goto(address + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= 180, url
    page.close()


def test_no_field_glares_in_the_dark(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme="dark")
    for url in ("", "tim-kiem/?q=thu+hoach", "van-ban/chi-thi-01-ct-tu-2025/", "tap-in/cua-toi/"):
        page.goto(address + url)
        assert page.evaluate(BRIGHT) == [], url
    page.locator("#nr-tim-o").click()
    expect(page.locator(".nr-tim-hop")).to_be_visible()
    assert page.evaluate(BRIGHT) == []
    page.close()


@pytest.mark.parametrize("url", ["tim-kiem/", "tim-kiem/?q=thu+hoach", "tim-kiem/?q=qqqq+zzzz"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_page_does_not_shift(browser: Browser, address: str, url: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page: Page = context.new_page()
    page.add_init_script("localStorage.setItem('nr-tim-gan-day', '[\"nuoc sach\", \"thu hoach\"]')")
    page.add_init_script(f"({SHIFTS})()")
    page.goto(address + url)
    if "?q=" in url:
        expect(page.locator(".nr-tim-khung .nr-tim-trang-thai")).to_have_text(re.compile("kết quả"))
    else:
        expect(page.get_by_role("heading", name="Tìm gần đây")).to_be_attached()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("nrShift") < 0.02
    context.close()
