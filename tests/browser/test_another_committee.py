"""The site of the five steps, as a phone and a wide screen show it: a name longer than the engine's own, few records."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import serving, watched
from support import within_the_hour

PAGES = (
    "",
    "hoi-dap/",
    "hoi-dap/trong-bao-nhieu-cay/",
    "van-ban/quyet-dinh-07-qd-tu-2027/",
    "nhiem-vu/",
    "nhiem-vu/quyet-dinh-07-qd-tu-2027/bao-cao-trong-cay/",
    "hoc-va-in/",
    "tap-in/",
    "lich/",
)
DOORS = 88
"""Pixels of the bar that a phone shows on every page: two lines to tap."""
OVER_THE_FOOTER = """() => {
  const top = document.querySelector("footer.nr-chan-trang").getBoundingClientRect().top;
  return [...document.querySelectorAll("main :is(p, li, a)")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().bottom > top + 1)
    .map((one) => one.textContent.trim());
}"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """In a folder of its host, as GitHub Pages has it; what is asked for outside of it is a fault."""
    with serving(within_the_hour.published(tmp_path_factory) / "dang/mau-son") as url:
        yield f"{url}hien-hanh/"


def test_search_finds_in_a_folder_of_a_host(browser: Browser, published: str) -> None:
    context = browser.new_context(base_url=published)
    with watched(context, published) as faults:
        page = context.new_page()
        page.goto("hoi-dap/trong-bao-nhieu-cay/")
        page.get_by_role("searchbox").first.fill("bao nhiêu cây")
        page.keyboard.press("Enter")
        hit = page.locator("main a[href*='hoi-dap/trong-bao-nhieu-cay/']").first
        hit.click()
        expect(page.locator("h1")).to_contain_text("Mỗi thôn phải trồng bao nhiêu cây?")
        assert page.url.startswith(published)
        context.close()
    assert faults == []


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_keeps_its_place(browser: Browser, published: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, base_url=published)
    wrong = {}
    with watched(context, published) as faults:
        page = context.new_page()
        for url in PAGES:
            page.goto(url)
            bar = page.locator("header.nr-dau-trang").bounding_box()
            assert bar
            told = [
                *page.evaluate(OVER_THE_FOOTER),
                *([f"head {bar['height']} px"] if bar["height"] > DOORS else ()),
                *(
                    ["wider than the screen"]
                    if page.evaluate("document.documentElement.scrollWidth > innerWidth")
                    else ()
                ),
            ]
            if told:
                wrong[url] = told
        context.close()
    assert (wrong, faults) == ({}, [])
