"""“Tập của tôi” in real Chromium: what is chosen, kept, shared and refused; hostile addresses and words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from browser.packet.conftest import DIRECTIVE, MINE, QUESTION, TALK, choose, listed, open_mine

NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {get() { throw new DOMException("denied", "SecurityError"); }});
}
"""


def test_what_is_taken_out_and_cleared_is_gone_from_the_device(page: Page, address: str) -> None:
    choose(page, address, QUESTION, TALK)
    page.get_by_role("button", name="Bỏ khỏi tập của tôi").click()
    assert page.locator("[data-nr-tap]").inner_text() == "Tập của tôi (1)"
    open_mine(page, address)
    assert listed(page) == [QUESTION]
    page.get_by_role("button", name="Xóa hết").click()
    assert "không còn giữ gì" in page.locator("[data-nr-o=bao]").inner_text()
    assert page.evaluate("localStorage.getItem('nr-tap')") is None
    assert not page.locator("[data-nr-tap]").is_visible()
    page.reload()
    assert page.get_by_text("Tập chưa có mục nào.").is_visible()


def test_a_share_link_gives_the_same_list_and_leaves_ones_own_alone(
    page: Page, browser: Browser, address: str
) -> None:
    choose(page, address, QUESTION)
    open_mine(page, address)
    page.get_by_label("Tên tập, in ở đầu").fill("Tên riêng")
    page.get_by_label("Cỡ chữ").select_option("18")
    link = page.get_by_label("Đường liên kết").input_value()
    assert link == f"{address}{MINE}?muc={QUESTION}&co=18"  # and no title in it

    other = browser.new_context().new_page()
    choose(other, address, TALK)
    other.goto(link)
    other.get_by_text("Bạn đang xem một tập được chia sẻ.").wait_for()
    assert listed(other) == [QUESTION]
    assert other.evaluate("JSON.parse(localStorage['nr-tap']).items.length") == 1
    other.get_by_role("button", name="Nối vào tập của tôi").click()
    assert listed(other) == [TALK, QUESTION]
    assert "?" not in other.url
    other.reload()
    assert listed(other) == [TALK, QUESTION]
    other.context.close()


HOSTILE = [
    "javascript:alert(1)",
    "https://evil.example/hoi-dap/x/",
    "//evil.example/",
    "../../../etc/passwd",
    "hoi-dap/../van-ban/x/",
    "hoi-dap/<img src=x onerror=alert(1)>/",
    "hoi-dap/x/?q=1",
    "van-ban/x/#<script>",
    "data:text/html,x",
    "hoi-dap/x",
    "tap-in/cua-toi/",
    "hoi-dap/%2e%2e/",
    "hoi-dap/x/\n",
    "Hoi-dap/x/",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_address_is_told_and_never_opened(page: Page, address: str, hostile: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    query = page.evaluate("text => encodeURIComponent(text)", hostile.replace(",", ";"))
    open_mine(page, address, f"?muc={query},{QUESTION}")
    assert listed(page) == [QUESTION]
    told = page.locator("[data-nr-o=da-bo]")
    assert "Đã bỏ địa chỉ không phải mục của trang này" in told.inner_text()
    assert told.locator("*:not(li)").count() == 0
    pages = [url for url in asked if "/assets/" not in url and "/search/" not in url and MINE not in url]
    assert pages == [address + QUESTION]


def test_an_address_that_the_site_does_not_have_is_dropped_with_a_sentence(page: Page, address: str) -> None:
    open_mine(page, address, f"?muc=hoi-dap/khong-co-cau-nay/,{DIRECTIVE}%23XX.9,{TALK}")
    assert listed(page) == [TALK]
    told = page.locator("[data-nr-o=da-bo]").inner_text()
    assert "“hoi-dap/khong-co-cau-nay/”" in told
    assert f"“{DIRECTIVE}#XX.9”" in told


def test_what_a_page_might_carry_does_not_reach_the_sheet(page: Page, address: str) -> None:
    hostile = (
        '<!doctype html><div class="nr-trang"><h1>Tên <b>lạ</b></h1><p onclick="alert(1)" style="color:red" class="x nr-dan">Chữ '
        '<a href="javascript:alert(2)">liên kết</a><img src=x onerror="alert(3)"><script>alert(4)</script></p>'
        '<iframe src="https://evil.example/"></iframe><svg onload="alert(5)"><a>6</a></svg><form><input></form></div>'
    )
    page.route(
        f"**/{QUESTION}", lambda route: route.fulfill(body=hostile, content_type="text/html; charset=utf-8")
    )
    open_mine(page, address, f"?muc={QUESTION}")
    sheet = page.locator(".nr-tap-to__phan")
    assert sheet.locator("p.nr-dan").inner_html() == "Chữ <a>liên kết</a>"
    assert sheet.locator("script, img, iframe, form, input, [style], [onclick]").count() == 0
    assert sheet.locator("svg:not(.nr-tap-to__nguon > svg)").count() == 0
    assert sheet.locator("h2").inner_text() == "1. Tên lạ"


def test_a_page_that_does_not_answer_is_told_and_asked_again(page: Page, address: str) -> None:
    page.route(f"**/{QUESTION}", lambda route: route.abort())
    open_mine(page, address, f"?muc={QUESTION},{TALK}")
    assert page.get_by_text("Có mục chưa lấy được nội dung").is_visible()
    assert listed(page) == [QUESTION, TALK]  # it may be the network's fault
    page.unroute(f"**/{QUESTION}")
    page.get_by_role("button", name="Lấy lại").click()
    page.locator(".nr-tap-to__phan").nth(1).wait_for()
    assert not page.get_by_text("Có mục chưa lấy được nội dung").is_visible()


def test_it_works_where_the_browser_denies_storage(page: Page, address: str) -> None:
    page.add_init_script(NO_STORAGE)
    choose(page, address, QUESTION, TALK)
    assert "chỉ giữ trong thẻ đang mở" in page.locator(".nr-tap-bao").inner_text()
    assert page.locator("[data-nr-tap]").inner_text() == "Tập của tôi (2)"
    open_mine(page, address)
    assert listed(page) == [QUESTION, TALK]
    page.get_by_role("button", name="Xóa hết").click()
    assert page.evaluate("window.name") == ""


def test_what_is_stored_in_a_wrong_form_is_left_out(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    for stored in ('{"items": 3}', "[", '{"items": [{"address": "javascript:alert(1)"}, null], "size": "x"}'):
        page.evaluate("text => localStorage.setItem('nr-tap', text)", stored)
        page.reload()
        assert not page.locator("[data-nr-tap]").is_visible()


def test_single_clauses_are_chosen_where_they_stand(page: Page, address: str) -> None:
    page.goto(address + DIRECTIVE)
    assert page.locator(".nr-toan-van .nr-them").count() == 0
    ask = page.get_by_role("button", name="Chọn đoạn")
    ask.click()
    assert ask.get_attribute("aria-pressed") == "true"
    offered = page.locator(".nr-toan-van .nr-them:visible")
    assert offered.count() == page.locator(".nr-toan-van .nr-khoan").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    clause = page.locator('.nr-khoan[id="3"]')
    clause.locator("> .nr-them").click()
    assert clause.locator("> .nr-them").inner_text().startswith("Bỏ ra")
    assert page.locator("[data-nr-tap]").inner_text() == "Tập của tôi (1)"
    ask.click()
    assert page.locator(".nr-toan-van .nr-them:visible").count() == 0
    page.locator("[data-nr-tap] a").click()
    page.locator(".nr-tap-muc li").wait_for()
    assert listed(page) == [f"{DIRECTIVE}#3"]
    name = page.locator(".nr-tap-muc a").inner_text()
    assert name.startswith("Chỉ thị") and name.endswith("điểm 3"), name


def test_the_way_to_the_packet_is_near_and_hides_nothing(page: Page, address: str) -> None:
    choose(page, address, QUESTION)
    box = page.locator("[data-nr-tap] a").bounding_box()
    assert box and box["height"] >= 44 and box["y"] + box["height"] <= 740
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator(".nr-tinh-den").bounding_box()
    after = page.locator("[data-nr-tap] a").bounding_box()
    assert last and after and after["y"] >= last["y"] + last["height"]


def test_without_javascript_the_page_says_so_and_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + MINE)
    assert page.get_by_text("Việc ghép tập cần JavaScript").is_visible()
    assert page.locator("[data-nr-khong-js] a").count() >= 5
    assert not page.locator("[data-nr-tap-cua-toi]").is_visible()
    page.goto(address + QUESTION)
    assert page.locator("[data-nr-them]").count() == 1
    assert not page.locator("[data-nr-them]").is_visible()
    context.close()
