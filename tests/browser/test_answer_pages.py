"""Answers, their lists, topics, guides, audiences on a phone: how long they are, what opens, what is shown first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.real_data import real_published

LIBRARY = real_published()
SCREEN = 740
GUIDE = "chuyen-muc/thu-hoach/"
HEIGHT = "document.documentElement.scrollHeight"


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": SCREEN}, base_url=address)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def test_every_answer_fits_three_screens_and_shows_its_first_quotation(phone: Page) -> None:
    long = {}
    for ma in LIBRARY.hoi_dap:
        phone.goto(f"hoi-dap/{ma}/", wait_until="domcontentloaded")
        if (height := phone.evaluate(HEIGHT)) > 3 * SCREEN:
            long[ma] = height
        assert phone.locator("#can-cu-1 blockquote").is_visible(), ma
    assert long == {}


@pytest.mark.parametrize(
    ("url", "screens"),
    [
        ("hoi-dap/", 8),
        ("thuat-ngu/", 8),
        ("tai-lieu/", 8),
        (GUIDE, 8),
        *((f"danh-cho/{ma}/", 8) for ma in LIBRARY.doi_tuong),
        *((f"hoi-dap/theo-chu-de/{ma}/", 15) for ma in sorted(LIBRARY.chu_de_co_trang)),
        *((f"hoi-dap/theo-van-ban/{ma}/", 15) for ma in sorted(LIBRARY.toan_van)),
        ("hoi-dap/theo-tinh-trang/tra-loi/", 15),
        ("hoi-dap/theo-tinh-trang/chua-neu/", 15),
    ],
)
def test_no_list_is_longer_than_people_scroll(phone: Page, url: str, screens: int) -> None:
    phone.goto(url, wait_until="domcontentloaded")
    assert phone.evaluate(HEIGHT) <= screens * SCREEN


def test_a_number_leads_to_its_quotation_even_into_a_fold(phone: Page) -> None:
    phone.goto("hoi-dap/ai-phai-viet-thu-hoach-nop-cho-ai/#can-cu-4")
    expect(phone.locator("#can-cu-4 blockquote")).to_be_in_viewport()
    phone.goto("thuat-ngu/#cap-uy")
    expect(phone.locator("#cap-uy > p").first).to_be_visible()


def test_what_a_filter_leaves_is_in_sight(phone: Page) -> None:
    phone.goto("hoi-dap/?chu-de=du-lich")
    shown = phone.locator("[data-loc]:not([hidden])")
    expect(shown).to_have_count(sum("du-lich" in one.chu_de for one in LIBRARY.hoi_dap.values()))
    expect(shown.first).to_be_visible()


def test_the_guide_is_one_line_away_from_the_answers_that_it_holds_together(phone: Page) -> None:
    for ma in LIBRARY.chuyen_muc["thu-hoach"].hoi_dap:
        phone.goto(f"hoi-dap/{ma}/", wait_until="domcontentloaded")
        lead = phone.get_by_role("link", name="Xem đủ: ai phải viết, nộp ở đâu, bao giờ")
        assert lead.bounding_box()["y"] < SCREEN / 2, ma  # type: ignore[index]
    lead.click()
    phone.wait_for_url(f"**/{GUIDE}")
    expect(phone.get_by_role("table").first).to_be_visible()


def test_the_sources_stand_beside_the_answer_where_there_is_room(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address + "hoi-dap/ai-phai-viet-thu-hoach-nop-cho-ai/")
    bold, cards = page.locator(".nr-tl__chot").bounding_box(), page.locator(".nr-cc").bounding_box()
    assert bold and cards and cards["x"] > bold["x"] + bold["width"] and cards["y"] < bold["y"]
    assert page.locator("#can-cu-4 blockquote").is_visible()
    page.close()
