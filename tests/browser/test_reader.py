"""The reader in real Chromium: copying, pop-ups, what is being read, answers at their clause."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import ROOT

PLAN = "van-ban/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/"
ANSWER = "hoi-dap/tai-lieu-bao-cao-vien-dua-vao-dai-hoi-xiv/"
BASE = "https://nam-ro.example/"


@pytest.fixture
def touch(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, base_url=address)
    yield context.new_page()
    context.close()


def copied(page: Page) -> str:
    page.locator(".nr-bao--hien").wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_mark_of_a_clause_copies_its_name_and_address(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + PLAN)
    page.locator("[id='II.1.1'] > .nr-neo").click()
    assert copied(page) == (
        f"Kế hoạch học tập Nghị quyết Đại hội Cần Thơ lần thứ I, phần II, mục 1.1. {BASE}{PLAN}#II.1.1"
    )
    assert page.url.endswith("#II.1.1")


def test_the_sheet_of_a_clause_copies_its_address(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + "van-ban/chi-thi-01-ct-tu-2025/")
    page.locator("[id='3'] > .nr-ben-le > summary").click()
    page.locator("[id='3']").get_by_role("link", name="Chép địa chỉ đoạn này").click()
    assert copied(page).endswith(f", điểm 3. {BASE}van-ban/chi-thi-01-ct-tu-2025/#3")


def test_a_quotation_is_copied_with_its_source(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + "hoi-dap/ai-chiu-trach-nhiem-chong-tham-nhung/")
    figure = page.locator("figure.nr-trich").first
    figure.get_by_role("button", name="Chép trích dẫn").click()
    text = copied(page)
    assert text.startswith(figure.locator("blockquote").first.inner_text())
    assert "(dự thảo)" in text
    assert f" {BASE}van-ban/du-thao-chuong-trinh-hanh-dong-2025/#" in text


def test_a_clipboard_that_refuses_leaves_the_words_to_copy_by_hand(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.default_value), dialog.dismiss()))
    page.goto(address + PLAN)
    with page.expect_event("dialog"):
        page.locator("[id='II.1.1'] > .nr-neo").click()
    assert asked == [
        f"Kế hoạch học tập Nghị quyết Đại hội Cần Thơ lần thứ I, phần II, mục 1.1. {BASE}{PLAN}#II.1.1"
    ]
    context.close()


def test_a_reference_opens_in_place_on_hover_and_on_focus_and_closes_with_escape(
    page: Page, address: str
) -> None:
    page.goto(address + ANSWER)
    link = page.locator("a[data-xt]").first
    link.hover()
    popup = page.locator("#nr-xt")
    popup.wait_for()
    assert link.inner_text() == "báo cáo viên"
    assert "Người truyền đạt nội dung tại hội nghị học tập" in popup.inner_text()
    assert link.get_attribute("aria-describedby") == "nr-xt"
    popup.hover()  # it stays under the pointer (WCAG 1.4.13)
    page.wait_for_timeout(500)
    assert popup.is_visible()
    page.keyboard.press("Escape")
    popup.wait_for(state="detached")
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the menu, by the skip link
    for _ in range(60):
        if link.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    popup.wait_for()
    page.keyboard.press("Tab")  # on to the next reference, which opens in its turn
    assert link.get_attribute("aria-describedby") is None
    page.keyboard.press("Escape")
    popup.wait_for(state="detached")


def test_a_tap_opens_the_reference_first_and_then_leads_there(touch: Page) -> None:
    touch.goto(ANSWER)
    link = touch.locator("a[data-xt]").first
    link.tap()
    touch.locator("#nr-xt").wait_for()
    assert touch.url.endswith(ANSWER)
    box = touch.locator("#nr-xt").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    place = link.evaluate("node => node.href")
    touch.locator("#nr-xt").get_by_role("link", name="Mở chỗ này").tap()
    touch.wait_for_url(place)


def test_the_part_being_read_is_named(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    line = page.locator(".nr-dang-doc")
    expect(line.locator("a")).not_to_be_visible()  # nothing is read yet
    page.locator("[id='II.1.1']").evaluate("node => node.scrollIntoView()")
    current = page.locator(".nr-muc-luc [aria-current=true]")
    current.wait_for(state="attached")
    assert current.count() == 1
    assert line.inner_text().startswith("Mục 1.1, phần II")
    about = current.evaluate("node => node.lastChild.textContent.trim()")
    assert about and about in line.inner_text()
    if page.viewport_size and page.viewport_size["width"] < 1184:
        assert not page.locator(".nr-muc-luc nav").is_visible()
    else:
        assert current.is_visible()
    page.locator("#thong-tin").evaluate("node => node.scrollIntoView()")
    expect(line.locator("a")).not_to_be_visible()  # read to the end


def test_what_cites_a_clause_opens_from_its_mark(page: Page, address: str) -> None:
    page.goto(address + "van-ban/chi-thi-01-ct-tu-2025/#3")
    mark = page.locator("[id='3'] > .nr-ben-le")
    sheet = mark.locator(".nr-ben-le__tam")
    mark.locator("summary").click()
    expect(sheet).to_be_in_viewport()
    assert "Hỏi đáp" in sheet.inner_text() and "Việc phải làm" in sheet.inner_text()
    page.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()
    mark.locator("summary").click()
    page.locator("[id='4'] > .nr-chu").dispatch_event("click")  # a click elsewhere
    expect(sheet).not_to_be_visible()
    mark.locator("summary").click()
    mark.get_by_role("link", name="“5 rõ” là gì").click()
    page.wait_for_url("**/hoi-dap/*/")


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_the_sheets_and_the_place_are_there(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False, base_url=address, viewport={"width": width, "height": 740}
    )
    page = context.new_page()
    page.goto("van-ban/chi-thi-01-ct-tu-2025/#4")
    sheet = page.locator("[id='4'] .nr-ben-le__tam")
    page.locator("[id='4'] > .nr-ben-le > summary").click()
    expect(sheet).to_be_in_viewport()
    if width < 1000:  # it lies at the lower edge, under it the button that shuts it
        box = sheet.bounding_box()
        assert box and box["x"] == 0 and box["width"] == width and box["y"] + box["height"] == 740 - 56
    page.locator("[id='4'] > .nr-ben-le > summary").click()
    expect(sheet).not_to_be_visible()
    page.locator("[id='5']").scroll_into_view_if_needed()
    page.goto("van-ban/chi-thi-01-ct-tu-2025/#5")
    place = page.locator(".nr-dia", has=page.get_by_role("link", name="Điểm 5"))
    expect(place).to_be_in_viewport(ratio=1)  # it sticks into the bar
    box = place.bounding_box()
    assert box and box["y"] < 10
    if width < 1000:
        page.locator(".nr-muc-luc summary").click()
    page.locator(".nr-muc-luc nav a[href='#2']").click()
    expect(page.locator("[id='2']")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize(
    "document", [path.parent.name for path in sorted(ROOT.glob("data/van-ban/*/toan-van.md"))]
)
def test_the_text_begins_on_the_first_screen_of_a_phone(
    browser: Browser, address: str, document: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)
    page = context.new_page()
    page.goto(f"van-ban/{document}/")
    top = page.locator(".nr-toan-van .nr-chu").first.evaluate(
        "node => node.getBoundingClientRect().top + scrollY"
    )
    assert top <= 450
    context.close()


def test_the_issuers_words_are_in_serif_and_ours_are_not(page: Page, address: str) -> None:
    page.goto(address + "van-ban/chi-thi-01-ct-tu-2025/")
    family = "node => getComputedStyle(node).fontFamily"
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        for place in (".nr-khoan--ten-loai .nr-chu", ".nr-khoan--doan .nr-chu", ".nr-khoan--ky .nr-chu"):
            assert "serif" in page.locator(place).first.evaluate(family).replace("sans-serif", "")
        for place in ("h1", ".nr-dia", "#thong-tin"):
            assert "serif" not in page.locator(place).first.evaluate(family).replace("sans-serif", "")


def test_no_mark_stands_in_the_lines_of_a_wide_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=address)
    page = context.new_page()
    page.goto(PLAN)
    inside = page.evaluate(
        """() => {
          const edge = document.querySelector(".nr-toan-van").getBoundingClientRect().right;
          return [...document.querySelectorAll(".nr-khoan > :is(.nr-ben-le, .nr-neo)")]
            .filter((mark) => mark.getBoundingClientRect().left < edge && !mark.closest(".nr-khoi-ky")).length;
        }"""
    )
    assert inside == 0
    context.close()


@pytest.mark.parametrize(
    "document",
    [
        path.parent.name
        for path in sorted(ROOT.glob("data/van-ban/*/toan-van.md"))
        if " ky} " in path.read_text("utf-8")
    ],
)
def test_a_signature_stands_as_one_block(page: Page, address: str, document: str) -> None:
    page.goto(f"{address}van-ban/{document}/")
    lines = page.locator(".nr-khoan--ky")
    assert lines.count() > 1
    blocks = lines.evaluate_all(
        "(all) => [...new Set(all.map((line) => line.parentElement))].map((one) => one.className)"
    )
    assert blocks == ["nr-khoi-ky"]
    assert page.locator(".nr-khoi-ky details").count() == 0  # what cites a line stands below the block
    middles = lines.locator(".nr-chu").evaluate_all(
        "(all) => all.map((line) => { const box = line.getBoundingClientRect(); return box.left + box.width / 2; })"
    )
    assert max(middles) - min(middles) < 2


@pytest.mark.parametrize("scripts", [True, False])
def test_the_bar_holds_its_words_and_its_buttons_beside_each_other(
    browser: Browser, address: str, scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}van-ban/chi-thi-01-ct-tu-2025/")
    label = page.locator(".nr-thanh .nr-nhan").bounding_box()
    contents = page.locator(".nr-muc-luc summary")
    button = contents.bounding_box()
    assert label and button and label["x"] + label["width"] <= button["x"]
    contents.click()
    sheet = page.locator(".nr-muc-luc nav").bounding_box()
    assert sheet and sheet["x"] >= 0 and sheet["x"] + sheet["width"] <= 360
    context.close()
