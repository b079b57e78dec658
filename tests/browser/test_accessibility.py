"""WCAG 2.2 AA as far as a machine can tell: axe on every kind of page, both schemes, both widths, all states."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.test_pages import PAGES, real

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")], ids=str)
def sheet(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """One page that every kind of page is opened in, in turn."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 740},
        color_scheme=scheme,
        base_url=address,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


def faults(page: Page, axe: str) -> tuple[list[str], int]:
    """What axe finds, one line each, and how many elements it looked at."""
    page.evaluate(axe)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", RULES)
    lines = [
        f"{rule['id']}: {node['html'][:120]} ({node['failureSummary'][:120]})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    return lines, sum(len(rule["nodes"]) for rule in found["passes"])


def test_no_kind_of_page_keeps_anybody_out(sheet: Page, axe: str, site: Path) -> None:
    told: dict[str, list[str]] = {}
    for url in PAGES:
        sheet.goto(real(url, site))
        sheet.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
        told[url], looked_at = faults(sheet, axe)
        assert looked_at > 80, url  # without fonts or layout it would pass on nothing
    assert {url: lines for url, lines in told.items() if lines} == {}


def test_the_open_search_keeps_nobody_out(sheet: Page, axe: str) -> None:
    """With results, with none, and the page of all results with its filters open."""
    sheet.goto("hoi-dap/")
    sheet.locator("#nr-tim-o").click()
    for words in ("thu hoach dang vien", "qqqq zzzz xxxx"):
        sheet.locator("#nr-tim-o").fill(words)
        sheet.locator(".nr-tim-trang-thai, .nr-tim-ghi-chu").filter(has_text="kết quả").first.wait_for()
        lines, looked_at = faults(sheet, axe)
        assert lines == [], words
        assert looked_at > 40
    sheet.goto("tim-kiem/?q=dang+vien")
    sheet.locator(".nr-tim-trang li").first.wait_for()
    sheet.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
    assert faults(sheet, axe)[0] == []


def test_the_open_menu_and_an_open_reference_keep_nobody_out(sheet: Page, axe: str) -> None:
    sheet.goto("hoi-dap/tai-lieu-bao-cao-vien-dua-vao-dai-hoi-xiv/")
    sheet.locator("a[data-xt]").first.hover()
    sheet.locator("#nr-xt").wait_for()
    assert faults(sheet, axe)[0] == []
    if sheet.viewport_size and sheet.viewport_size["width"] < 1000:
        sheet.locator(".nr-menu > summary").click()
        sheet.locator(".nr-menu__muc a").first.wait_for(state="visible")
        lines, looked_at = faults(sheet, axe)
        assert lines == []
        assert looked_at > 80


@pytest.mark.parametrize("url", PAGES)
def test_a_page_fits_a_width_of_320(browser: Browser, address: str, site: Path, url: str) -> None:
    """1280 px at a zoom of 400 % (WCAG 1.4.10)."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(address + (real(url, site)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.parametrize("url", ["", "hoi-dap/", "van-ban/chi-thi-01-ct-tu-2025/", "hoc-va-in/"])
def test_what_one_taps_is_large_enough(browser: Browser, address: str, url: str) -> None:
    """44 px for controls and for links that stand alone; links within a sentence are free (WCAG 2.5.8)."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(address + url)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, .nr-nhay a, .nr-loi-vao a, .nr-dau-trang a, input")]
        .filter(node => node.checkVisibility())
        .map(node => [node.getBoundingClientRect(), node.outerHTML.slice(0, 90)])
        .filter(([box]) => box.height < 43.5 || box.width < 43.5)
        .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
    )
    assert small == []
    context.close()
