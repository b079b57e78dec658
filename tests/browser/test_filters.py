"""The facets of the task board in real Chromium: in place, in the address, back, reload, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from namro.library.tasks import SoViec
from support.real_data import real_published

PER_PAGE = 25
BODY, OTHER = "van-phong-thanh-uy", "ban-to-chuc-thanh-uy"


@pytest.fixture(scope="module")
def book() -> SoViec:
    return SoViec(real_published())


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
    if page.locator(".nr-loc-khung[open]").count() == 0:
        page.locator(".nr-loc-khung > summary").click()
    box = page.locator(f"[data-loc-muc={facet}]")
    if box.locator("details:not([open])").count():
        box.locator("summary").click()
    box.locator(f"[data-loc-chon='{value}']").click()


def shown(page: Page) -> int:
    """How many rows are seen, once the rows of the list's other pages are there."""
    expect(page.locator(".nr-loc-ket-qua [role=status]")).not_to_have_text("Đang lọc…")
    return page.locator("[data-loc]:not([hidden])").count()


def with_part(book: SoViec, bodies: set[str], part: str | None = None) -> int:
    return sum(
        any(bodies & set(book.len_tren(body)) and part in (None, having) for body, having in viec.phan)
        for viec in book.tat_ca
    )


def test_values_of_one_facet_add_up_and_facets_narrow(board: Page, book: SoViec) -> None:
    every = len(book.tat_ca)
    status = board.locator(".nr-loc-ket-qua [role=status]")
    expect(status).to_have_text(
        re.compile(rf"^{every} việc, trong đó \d+ từ dự thảo; trang này có {PER_PAGE}$")
    )
    choose(board, "don-vi", BODY)
    one = with_part(book, {BODY})
    assert shown(board) == one > 0
    expect(status).to_have_text(re.compile(rf"^{one} trong {every} việc"))
    choose(board, "don-vi", OTHER)
    assert shown(board) == with_part(book, {BODY, OTHER}) > one
    choose(board, "loai", "viec-co-han")
    assert 0 < shown(board) < with_part(book, {BODY, OTHER})
    assert parse_qs(urlsplit(board.url).query) == {"don-vi": [BODY, OTHER], "loai": ["viec-co-han"]}
    board.locator(".nr-loc-bo").click()
    assert shown(board) == PER_PAGE
    expect(board.locator(".nr-sang-trang")).to_be_visible()
    assert urlsplit(board.url).query == ""


def test_a_choice_shuts_the_box_and_brings_what_is_left_into_view(board: Page) -> None:
    choose(board, "don-vi", BODY)
    expect(board.locator(".nr-loc-khung[open]")).to_have_count(0)
    expect(board.locator(".nr-loc-ket-qua")).to_be_in_viewport()
    expect(board.locator("[data-loc]:not([hidden])").first).to_be_in_viewport()
    assert board.evaluate("document.activeElement.matches('.nr-loc-khung > summary')")
    expect(board.locator(".nr-sang-trang")).to_be_hidden()


def test_what_is_chosen_on_a_further_page_is_shown_on_the_first(
    board: Page, address: str, book: SoViec
) -> None:
    board.goto(f"{address}nhiem-vu/trang/3/")
    choose(board, "loai", "dinh-huong")
    board.wait_for_url("**/nhiem-vu/?loai=dinh-huong")
    assert shown(board) == sum(viec.nhiem_vu.loai == "dinh-huong" for viec in book.tat_ca)
    links = board.locator("[data-loc]:not([hidden]) th a")
    hrefs = {link.evaluate("one => one.href").removeprefix(address) for link in links.all()}
    assert hrefs == {viec.url for viec in book.tat_ca if viec.nhiem_vu.loai == "dinh-huong"}


def test_a_list_that_cannot_be_fetched_says_so_and_tries_again(board: Page, book: SoViec) -> None:
    board.route("**/nhiem-vu/trang/*/", lambda route: route.abort())
    choose(board, "don-vi", BODY)
    expect(board.locator(".nr-loc-ket-qua [role=status]")).to_contain_text("kiểm tra mạng")
    board.unroute("**/nhiem-vu/trang/*/")
    choose(board, "loai", "viec-co-han")
    expect(board.locator(".nr-loc-ket-qua [role=status]")).to_contain_text(f"trong {len(book.tat_ca)} việc")


def test_a_part_is_asked_of_the_chosen_body(board: Page, book: SoViec) -> None:
    choose(board, "don-vi", BODY)
    shown(board)
    count = int(
        board.locator("[data-loc-muc=vai-tro] [data-loc-chon=phoi-hop] .nr-loc-so").text_content() or ""
    )
    choose(board, "vai-tro", "phoi-hop")
    assert shown(board) == count == with_part(book, {BODY}, "phoi-hop")
    assert count < with_part(book, set(book.library.don_vi), "phoi-hop")


def test_every_count_is_what_choosing_it_shows(board: Page) -> None:
    choose(board, "loai", "nhiem-vu")
    shown(board)
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
    assert every == PER_PAGE
    choose(board, "don-vi", BODY)
    first = shown(board)
    choose(board, "loai", "viec-co-han")
    second = shown(board)
    assert second < first
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
    fresh.locator("[data-loc]:not([hidden]) a").first.click()
    fresh.wait_for_load_state()
    assert "?" not in fresh.url
    fresh.go_back()
    expect(fresh.locator(".nr-loc-dang li")).to_have_count(2)
    assert shown(fresh) == second
    fresh.close()


def test_empty_groups_hide(board: Page) -> None:
    choose(board, "don-vi", BODY)
    shown(board)
    for group in board.locator("[data-loc-nhom]").all():
        rows = group.locator("[data-loc]:not([hidden])").count()
        assert group.is_visible() == (rows > 0)


def test_an_unknown_value_in_the_address_shows_everything(board: Page, address: str, book: SoViec) -> None:
    board.goto(f"{address}nhiem-vu/?don-vi=khong-co&la=1")
    assert shown(board) == PER_PAGE
    choose(board, "loai", "nhiem-vu")
    assert parse_qs(urlsplit(board.url).query) == {"la": ["1"], "loai": ["nhiem-vu"]}


def test_a_page_built_for_one_value_leads_on_to_both(board: Page, address: str, book: SoViec) -> None:
    document = next(iter(book.theo_van_ban))
    board.goto(f"{address}nhiem-vu/{document}/")
    expect(board.locator(".nr-loc-ket-qua [role=status]")).to_have_text(
        re.compile(rf"^{len(book.theo_van_ban[document])} trong {len(book.tat_ca)} việc")
    )
    choose(board, "loai", "dinh-huong")
    board.wait_for_url(f"**/nhiem-vu/?van-ban={document}&loai=dinh-huong")
    assert shown(board) == sum(v.nhiem_vu.loai == "dinh-huong" for v in book.theo_van_ban[document])


def test_the_keyboard_chooses_and_never_loses_its_place(board: Page) -> None:
    choose(board, "loai", "nhiem-vu")
    assert board.evaluate("document.activeElement.tagName") == "SUMMARY"
    board.keyboard.press("Enter")
    board.locator("[data-loc-muc=don-vi] summary").click()
    board.locator(f"[data-loc-muc=don-vi] [data-loc-chon={BODY}]").press("Escape")
    assert board.evaluate("document.activeElement.closest('[data-loc-muc]').dataset.locMuc") == "don-vi"
    board.keyboard.press("Escape")
    assert board.evaluate("document.activeElement.matches('.nr-loc-khung > summary')")
    expect(board.locator(".nr-loc-khung[open]")).to_have_count(0)
    board.locator(".nr-loc-dang a").focus()
    board.keyboard.press("Enter")
    assert board.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("width", [360, 1280])
def test_without_javascript_every_visible_facet_leads_to_a_page(
    browser: Browser, address: str, width: int, book: SoViec
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(f"{address}nhiem-vu/")
    assert page.locator("[data-loc]").count() == PER_PAGE
    page.locator(".nr-sang-trang a[rel=next]").click()
    assert page.url == f"{address}nhiem-vu/trang/2/"
    page.goto(f"{address}nhiem-vu/")
    assert not page.locator("[data-loc-muc=loai]").is_visible()
    choose(page, "van-ban", next(iter(book.theo_van_ban)))
    expect(page.locator("h1")).to_contain_text("Việc phải làm trong")
    assert page.locator("[data-loc]").count() == len(next(iter(book.theo_van_ban.values())))
    page.goto(f"{address}nhiem-vu/")
    choose(page, "don-vi", BODY)
    expect(page.locator("h1")).to_have_text("Việc của Văn phòng Thành ủy")
    context.close()


def test_a_list_can_be_sorted_within_its_groups(board: Page, address: str, book: SoViec) -> None:
    url = f"{address}nhiem-vu/theo-don-vi/"
    board.goto(url)
    first = board.locator("section[aria-labelledby=cap-thanh-pho] li[data-loc]").first
    by_name = first.get_attribute("id")
    board.goto(f"{url}?sap=nhiem-vu&cap=thanh-pho")
    most = max(
        (ma for ma, body in book.library.don_vi.items() if body.cap == "thanh-pho"),
        key=lambda ma: len(book.theo_don_vi.get(ma, ())),
    )
    assert first.get_attribute("id") == most != by_name
    assert shown(board) == sum(body.cap == "thanh-pho" for body in book.library.don_vi.values())
    board.locator(".nr-loc-bo").click()
    assert urlsplit(board.url).query == "sap=nhiem-vu"
    assert first.get_attribute("id") == most
