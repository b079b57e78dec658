"""Every kind of page in real Chromium: two widths, both schemes, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import watched

PAGES = [
    "",
    "gioi-thieu/",
    "van-ban/",
    "van-ban/chi-thi-01-ct-tu-2025/",
    "van-ban/du-thao-chuong-trinh-hanh-dong-2025/",
    "van-ban/nghi-quyet-dai-hoi-can-tho-i/",
    "hoi-nghi/hoi-nghi-toan-quoc-dai-hoi-xiv-2026/",
    "chuyen-de/chuyen-de-7/",
    "hoi-dap/",
    "HOI-DAP",
    "nhiem-vu/",
    "nhiem-vu/chi-thi-01-ct-tu-2025/",
    "huong-dan/",
    "huong-dan/trinh-duyet/",
    "404.html",
    "lo-trinh/nguoi-dan/",
    "tu-xem/",
    "tu-xem/viet-thu-hoach/",
    "tu-kiem-tra/",
    "tu-kiem-tra/doi-tuong-nguoi-dan/",
    "ban-tin/",
    "cuoc-hop/",
    "cuoc-hop/hoc-nghi-quyet-dai-hoi-can-tho-i/",
    "ban-tin/viet-thu-hoach/",
    "doc-nhanh/",
    "doc-nhanh/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/",
    "ap-phich/",
    "ap-phich/ke-hoach-ro-den-dau/",
    "chuyen-muc/thu-hoach/",
    "thuat-ngu/",
    "tai-lieu/",
    "doi-chieu/",
    "hoi-nghi/hoi-nghi-thanh-uy-11-2025/",
    "chi-muc/",
    "tim-kiem/",
    "tim-kiem/?q=thu+hoach",
    "chuoi/",
    "dong-thoi-gian/",
    "dong-thoi-gian/nam-2025/",
    "danh-cho/dang-vien/",
    "nhiem-vu/ma-tran/",
    "nhiem-vu/so-lieu/",
    "nhiem-vu/nguyen-tac/",
    "nhiem-vu/theo-don-vi/",
    "nhiem-vu/chi-thi-01-ct-tu-2025/chua-neu/",
    "don-vi/ban-tuyen-giao-va-dan-van-thanh-uy/",
    "hoc-va-in/",
    "lich/",
    "lich/2025-12/",
    "VIEC",
    "cap-nhat/",
    "tap-in/",
    "tap-in/cua-toi/",
    "ngoai-tuyen/",
]


SMALL_TEXTS = """() => {
  const small = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: parent } = texts.currentNode;
    if (!data.trim() || !parent.checkVisibility() || parent.closest("svg, sup, .nr-an")) continue;
    if (parseFloat(getComputedStyle(parent).fontSize) < 16) small.push(`${parent.outerHTML.slice(0, 60)}: ${data.trim()}`);
  }
  return small;
}"""  # marks of notes, words of pictures and what nobody sees may be smaller than 16 px


WITHOUT_WAYS_ON = {"gioi-thieu/", "huong-dan/trinh-duyet/", "cap-nhat/"}
"""Written by hand, or (the site of the tests has no history) with nothing to lead to: the foot of the page leads on."""


def real(url: str, site: Path) -> str:
    """The address of a page: 'HOI-DAP' stands for any question, 'VIEC' for any task of the directive."""
    folder = {"HOI-DAP": "hoi-dap", "VIEC": "nhiem-vu/chi-thi-01-ct-tu-2025"}.get(url)
    if folder is None:
        return url
    return f"{folder}/{sorted(path.name for path in (site / folder).iterdir() if path.is_dir())[-1]}/"


@pytest.mark.parametrize("url", PAGES)
def test_a_page_opens_without_a_fault_and_fits_the_width(
    visitor: Page, address: str, site: Path, url: str
) -> None:
    with watched(visitor.context, address) as faults:
        visitor.goto(address + (real(url, site)))
        visitor.wait_for_timeout(150)  # what scripts say or ask for right after loading
        assert visitor.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert visitor.locator("h1").is_visible()
        assert visitor.evaluate(SMALL_TEXTS) == []
        visitor.goto("about:blank")  # what is still under way fails here, not in the next test
    assert faults == []


def test_the_doors_are_in_reach_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + "van-ban/chi-thi-01-ct-tu-2025/")
    sheet, doors = page.locator(".nr-menu"), page.locator(".nr-muc a")
    if page.viewport_size and page.viewport_size["width"] >= 1000:
        assert not sheet.is_visible()
        assert doors.all_inner_texts() == ["Hỏi đáp", "Văn bản", "Việc phải làm", "Học và in", "Lịch"]
        assert page.locator(".nr-muc [aria-current]").inner_text() == "Văn bản"
        return
    button, first = sheet.locator("summary"), sheet.locator("a").first
    assert not first.is_visible()
    for _ in range(6):  # the skip link, the name and the box come first
        page.keyboard.press("Tab")
        if button.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    first.wait_for(state="visible")
    height = sheet.locator("nav").evaluate("node => node.scrollHeight - node.clientHeight")
    assert height <= 0  # five doors and what stands behind them fit one screen
    page.keyboard.press("Escape")
    first.wait_for(state="hidden")
    assert button.evaluate("node => node === document.activeElement")
    page.keyboard.press("Enter")
    first.wait_for(state="visible")
    page.keyboard.press("Shift+Tab")  # leaving it closes it
    first.wait_for(state="hidden")


def test_the_skip_link_is_first_and_leads_to_the_content(page: Page, address: str) -> None:
    page.goto(address + "hoi-dap/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Tới nội dung chính"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "chinh"


def test_the_chosen_colours_hold_on_the_next_page(page: Page, address: str) -> None:
    page.goto(address)
    background = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(background)
    page.locator("[data-nr-nen]").click()
    after = page.evaluate(background)
    assert after != before
    page.goto(address + "van-ban/")
    assert page.evaluate(background) == after
    page.locator("[data-nr-nen]").click()
    assert page.evaluate(background) == before


@pytest.fixture(scope="module")
def without_scripts(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("url", PAGES)
def test_content_and_ways_on_are_there_without_javascript(
    without_scripts: Page, site: Path, url: str
) -> None:
    page = without_scripts
    page.goto(real(url, site))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.locator("h1").is_visible()
        if url == "thuat-ngu/" and width == 360:  # a list of terms, each of which opens
            page.locator("main summary").first.click()
        assert page.locator("main p, main li").locator("visible=true").count() > 0
        ways_on = "footer a" if url in WITHOUT_WAYS_ON else "main a"
        assert page.locator(ways_on).locator("visible=true").count() > 0
        if width < 1000:
            page.locator(".nr-menu > summary").click()
        assert page.locator(".nr-muc a, .nr-menu__muc a").locator("visible=true").count() == 5
        assert not page.locator("[data-nr-nen]").is_visible()  # it could do nothing


def test_the_reader_leads_from_contents_to_a_clause_and_to_what_cites_it(page: Page, address: str) -> None:
    page.goto(address + "van-ban/chi-thi-01-ct-tu-2025/#3")
    clause = page.locator("[id='3']")
    assert clause.evaluate("node => node.getBoundingClientRect().top") < 200
    clause.locator(".nr-ben-le > summary").click()
    clause.locator(".nr-ben-le__tam li a").first.click()
    page.wait_for_load_state("networkidle")
    assert "hoi-dap/" in page.url or "nhiem-vu/" in page.url


@pytest.mark.parametrize("url", ["van-ban/chi-thi-01-ct-tu-2025/", "nhiem-vu/chi-thi-01-ct-tu-2025/"])
def test_a_printed_sheet_is_black_on_white_and_says_where_it_is_from(
    browser: Browser, address: str, url: str
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + url)
    page.emulate_media(media="print", color_scheme="dark")
    for selector in ("h1", "main p", "main li, .nr-khoan p"):
        colour = page.locator(selector).first.evaluate("node => getComputedStyle(node).color")
        assert colour.startswith(("rgb(0, 0, 0", "rgba(0, 0, 0", "rgb(51, 51, 51")), (selector, colour)
    assert (
        page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    assert page.locator("body").evaluate("node => parseFloat(getComputedStyle(node).fontSize)") >= 16
    assert f"https://nam-ro.example/{url}" in page.locator(".nr-in").inner_text()
    assert not page.locator(".nr-dau-trang").is_visible()
    assert not page.locator(".nr-neo").first.is_visible()
    context.close()
