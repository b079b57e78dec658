"""The facets of the task board in real Chromium: in place, in the address, back, reload, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import ROOT
from namro.library.load import load
from namro.library.tasks import SoViec

BODY, OTHER = "van-phong-thanh-uy", "ban-to-chuc-thanh-uy"


@pytest.fixture(scope="module")
def book() -> SoViec:
    return SoViec(load(ROOT).published())


@pytest.fixture(params=[360, 1280])
def board(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 740})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}nhiem-vu/")
    yield page
    context.close()
    assert faults == []


def choose(page: Page, facet: str, value: str) -> None:
    outer = page.locator(".nr-loc-khung > summary")
    if outer.is_visible() and page.locator(".nr-loc-khung[open]").count() == 0:
        outer.click()
    box = page.locator(f"[data-loc-muc={facet}]")
    if box.locator("details[open]").count() == 0:
        box.locator("summary").click()
    box.locator(f"[data-loc-chon={value}]").click()


def shown(page: Page) -> int:
    return page.locator("[data-loc]:not([hidden]):not([data-loc-lap])").count()


def with_part(book: SoViec, bodies: set[str], part: str | None = None) -> int:
    return sum(
        any(bodies & set(book.len_tren(body)) and part in (None, having) for body, having in viec.phan)
        for viec in book.tat_ca
    )


def test_values_of_one_facet_add_up_and_facets_narrow(board: Page, book: SoViec) -> None:
    every = len(book.tat_ca)
    status = board.locator(".nr-loc-ket-qua [role=status]")
    expect(status).to_have_text(re.compile(rf"^{every} nhiệm vụ"))
    choose(board, "don-vi", BODY)
    one = with_part(book, {BODY})
    assert shown(board) == one > 0
    expect(status).to_have_text(re.compile(rf"^{one} trong {every} nhiệm vụ"))
    choose(board, "don-vi", OTHER)
    assert shown(board) == with_part(book, {BODY, OTHER}) > one
    choose(board, "loai", "viec-co-han")
    assert 0 < shown(board) < with_part(book, {BODY, OTHER})
    assert parse_qs(urlsplit(board.url).query) == {"don-vi": [BODY, OTHER], "loai": ["viec-co-han"]}
    board.locator(".nr-loc-bo").click()
    assert shown(board) == every
    assert urlsplit(board.url).query == ""


def test_a_part_is_asked_of_the_chosen_body(board: Page, book: SoViec) -> None:
    choose(board, "don-vi", BODY)
    count = int(
        board.locator("[data-loc-muc=vai-tro] [data-loc-chon=phoi-hop] .nr-loc-so").text_content() or ""
    )
    choose(board, "vai-tro", "phoi-hop")
    assert shown(board) == count == with_part(book, {BODY}, "phoi-hop")
    assert count < with_part(book, set(book.library.don_vi), "phoi-hop")


def test_every_count_is_what_choosing_it_shows(board: Page) -> None:
    choose(board, "loai", "nhiem-vu")
    for value in board.locator("[data-loc-muc=van-ban] [data-loc-chon]").all():
        count = int(value.locator(".nr-loc-so").text_content() or "")
        board.evaluate(
            "link => { history.pushState(null, '', link.href); dispatchEvent(new PopStateEvent('popstate')); }",
            value.element_handle(),
        )
        assert shown(board) == count
        board.go_back()
        expect(board.locator(".nr-loc-dang li")).to_have_count(1)


def test_back_forward_reload_and_a_shared_address_keep_the_choice(board: Page, browser: Browser) -> None:
    every = shown(board)
    choose(board, "don-vi", BODY)
    first = shown(board)
    choose(board, "loai", "viec-co-han")
    second = shown(board)
    assert second < first < every
    board.go_back()
    expect(board.locator(".nr-loc-dang li")).to_have_count(1)
    assert shown(board) == first
    board.go_back()
    expect(board.locator(".nr-loc-dang")).to_be_hidden()
    assert shown(board) == every
    board.go_forward()
    board.go_forward()
    expect(board.locator(".nr-loc-dang li")).to_have_count(2)
    board.reload()
    assert shown(board) == second
    fresh = browser.new_page()
    fresh.goto(board.url)
    assert shown(fresh) == second
    fresh.locator("ul.nr-viec > li:not([hidden]) a").first.click()
    fresh.wait_for_load_state()
    assert "?" not in fresh.url
    fresh.go_back()
    expect(fresh.locator(".nr-loc-dang li")).to_have_count(2)
    assert shown(fresh) == second
    fresh.close()


def test_empty_groups_hide_and_other_arrangements_keep_the_choice(board: Page, book: SoViec) -> None:
    choose(board, "don-vi", BODY)
    for group in board.locator("[data-loc-nhom]").all():
        rows = group.locator("[data-loc]:not([hidden])").count()
        assert group.is_visible() == (rows > 0)
        if rows:
            assert group.locator("[data-loc-so]").inner_text() == str(rows)
    board.locator(".nr-loc-cach-xem a", has_text="Theo đơn vị").click()
    board.wait_for_url("**/theo-don-vi/?don-vi=*")
    assert shown(board) == with_part(book, {BODY})


def test_an_unknown_value_in_the_address_shows_everything(board: Page, address: str, book: SoViec) -> None:
    board.goto(f"{address}nhiem-vu/?don-vi=khong-co&la=1")
    assert shown(board) == len(book.tat_ca)
    choose(board, "loai", "nhiem-vu")
    assert parse_qs(urlsplit(board.url).query) == {"la": ["1"], "loai": ["nhiem-vu"]}


def test_a_page_built_for_one_value_leads_on_to_both(board: Page, address: str, book: SoViec) -> None:
    document = next(iter(book.theo_van_ban))
    board.goto(f"{address}nhiem-vu/{document}/")
    expect(board.locator(".nr-loc-ket-qua [role=status]")).to_have_text(
        re.compile(rf"^{len(book.theo_van_ban[document])} trong {len(book.tat_ca)} nhiệm vụ")
    )
    choose(board, "loai", "dinh-huong")
    board.wait_for_url(f"**/nhiem-vu/?van-ban={document}&loai=dinh-huong")
    assert shown(board) == sum(v.nhiem_vu.loai == "dinh-huong" for v in book.theo_van_ban[document])


def test_the_keyboard_chooses_and_never_loses_its_place(board: Page) -> None:
    choose(board, "loai", "nhiem-vu")
    board.locator("[data-loc-muc=loai] [data-loc-chon=nhiem-vu]").press("Escape")
    assert board.evaluate("document.activeElement.tagName") == "SUMMARY"
    board.locator(".nr-loc-dang a").focus()
    board.keyboard.press("Enter")
    assert board.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_choosing_is_done_within_the_click(board: Page) -> None:
    """Nothing is put off: no timer, no frame, no request stands between the click and the list."""
    every = shown(board)
    seen = board.evaluate(
        """() => { document.querySelector('[data-loc-muc=loai] [data-loc-chon=nhiem-vu]').click();
        return document.querySelector('.nr-loc-ket-qua [role=status]').textContent; }"""
    )
    assert 0 < int(re.findall(r"\d+", seen)[0]) == shown(board) < every


@pytest.mark.parametrize("width", [360, 1280])
def test_without_javascript_every_visible_facet_leads_to_a_page(
    browser: Browser, address: str, width: int, book: SoViec
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(f"{address}nhiem-vu/")
    assert shown(page) == len(book.tat_ca)
    assert not page.locator("[data-loc-muc=loai]").is_visible()
    choose(page, "van-ban", next(iter(book.theo_van_ban)))
    expect(page.locator("h1")).to_contain_text("Nhiệm vụ trong")
    assert page.locator("[data-loc]").count() == len(next(iter(book.theo_van_ban.values())))
    page.goto(f"{address}nhiem-vu/")
    choose(page, "don-vi", BODY)
    expect(page.locator("h1")).to_have_text("Việc của Văn phòng Thành ủy")
    context.close()


def test_a_list_can_be_sorted_within_its_groups(board: Page, address: str, book: SoViec) -> None:
    board.goto(f"{address}don-vi/")
    first = board.locator("section[aria-labelledby=cap-thanh-pho] li[data-loc]").first
    by_name = first.get_attribute("id")
    board.goto(f"{address}don-vi/?sap=nhiem-vu&cap=thanh-pho")
    most = max(
        (ma for ma, body in book.library.don_vi.items() if body.cap == "thanh-pho"),
        key=lambda ma: len(book.theo_don_vi.get(ma, ())),
    )
    assert first.get_attribute("id") == most != by_name
    assert shown(board) == sum(body.cap == "thanh-pho" for body in book.library.don_vi.values())
    board.locator(".nr-loc-bo").click()
    assert urlsplit(board.url).query == "sap=nhiem-vu"
    assert first.get_attribute("id") == most
