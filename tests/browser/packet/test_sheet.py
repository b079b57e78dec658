"""“Tập của tôi” on paper: order, contents with pages and codes, words once, the estimate before printing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Page, expect

from browser.packet.conftest import DIRECTIVE, DRAFT, QUESTION, TALK, choose, listed, open_mine, printed
from support.real_data import real_published


def test_three_pages_are_chosen_ordered_and_printed_as_one_document(page: Page, address: str) -> None:
    choose(page, address, QUESTION, TALK, DIRECTIVE)
    assert page.locator("[data-nr-tap]").inner_text() == "Tập của tôi (3)"
    page.locator("[data-nr-tap] a").click()
    open_mine(page, address)
    assert listed(page) == [QUESTION, TALK, DIRECTIVE]

    page.locator(".nr-tap-muc [data-viec=len]").nth(2).focus()
    page.keyboard.press("Enter")
    assert listed(page) == [QUESTION, DIRECTIVE, TALK]
    assert "nay ở vị trí 2 trong 3" in page.locator("[data-nr-o=bao]").inner_text()
    page.keyboard.press("Enter")  # the focus went along
    assert listed(page) == [DIRECTIVE, QUESTION, TALK]
    page.get_by_label("Tên tập, in ở đầu").fill("Họp chi bộ tháng 12")

    sheets = printed(page)
    whole = " ".join(sheets)
    assert sheets[0].count("Họp chi bộ tháng 12") == 1
    places = [
        whole.rindex("1. Chỉ thị về Nghị quyết Đại hội Cần Thơ"),
        whole.rindex("2. Dự thảo nói ai có trách nhiệm"),
        whole.rindex("3. Chuyên đề 7: Tư duy, nhận thức mới"),
    ]
    assert places == sorted(places)
    for number, sheet in enumerate(sheets, 1):
        assert "Tài liệu học tập, không phải văn bản gốc" in sheet
        assert sheet.count(f"Trang {number} / {len(sheets)}") == 1
    for number, url in enumerate((DIRECTIVE, QUESTION, TALK), 1):
        source = f"Nguồn của phần {number}: https://nam-ro.example/{url} (tính đến ngày 03/03/2026)"
        assert source.replace(" ", "") in whole.replace(" ", "")  # it may break across lines
    assert "“Tăng cường phân cấp, phân quyền đi đôi với kiểm soát quyền lực”" in whole
    for left_out in ("Xuống", "Bỏ khỏi tập", "Chép đường liên kết", "Trang chủ", "Câu hỏi liên quan"):
        assert left_out not in whole, left_out
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for button in page.locator("[data-nr-tap-cua-toi] button:visible").all():
        box = button.bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 44


def test_a_clause_comes_with_what_stands_under_it_and_nothing_else(page: Page, address: str) -> None:
    open_mine(page, address, f"?muc={DRAFT}%23II.3.1,{DRAFT}%23I")
    clauses = page.locator(".nr-tap-to__phan").first.locator(".nr-khoan")
    marks = clauses.all_inner_texts()
    assert marks[0].startswith("3.1.")
    assert len(marks) > 5
    assert not any(text.startswith(("3.2.", "2.")) for text in marks)
    sheets = printed(page)
    assert all("DỰ THẢO. Tài liệu học tập" in sheet for sheet in sheets[1:])
    whole = " ".join(sheets)
    assert f"https://nam-ro.example/{DRAFT}#II.3.1" in whole.replace(" ", "")  # it may break across lines
    assert whole.count("Nội dung có thể khác bản được ban hành") == 2


TALKS = tuple(f"chuyen-de/chuyen-de-{number}/" for number in range(1, 9))
STUDY = (
    "lo-trinh/dang-vien-co-so/",
    "hoi-nghi/hoi-nghi-thanh-uy-11-2025/",
    "van-ban/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/",
    QUESTION,
    DRAFT,
)


@pytest.mark.parametrize(
    ("size", "chosen"),
    [(12, TALKS), (14, TALKS), (18, TALKS), (18, STUDY)],
    ids=["talks", "talks in 14", "talks in large print", "tables in large print"],
)
def test_the_contents_name_the_pages_that_are_printed(
    page: Page, address: str, size: int, chosen: tuple[str, ...]
) -> None:
    """What is counted follows the same rules as what is printed: breaks that are avoided, the width of the paper, a
    table that goes on on the next page."""
    open_mine(page, address, f"?muc={','.join(chosen)}&co={size}")
    expect(page.locator(".nr-tap-to__trang").first).to_contain_text("trang")
    sheets = ["".join(sheet.split()) for sheet in printed(page)]
    told = page.locator(".nr-tap-to__trang").all_inner_texts()
    names = page.locator(".nr-tap-to__phan > h2").all_inner_texts()
    assert len(names) == len(chosen)
    for name, said in zip(names, told, strict=True):
        begins = "".join(name.split())[:30]
        real = max(n for n, sheet in enumerate(sheets, 1) if begins in sheet)
        assert int(said.removeprefix(", trang ")) == real, (name, said, real)


SMALL = """() => [...document.querySelectorAll(".nr-tap-to *")].filter((node) =>
  [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim()) &&
  node.getClientRects().length && !node.closest("sup") && parseFloat(getComputedStyle(node).fontSize) < 23.9)
  .map((node) => `${node.localName}.${node.className}: ${node.textContent}`)"""
"""What is printed below 18 points, which are 24 pixels; raised signs apart."""


def test_large_print_of_the_reader_s_packet_is_large(page: Page, address: str) -> None:
    """Nothing below 18 points; a row of a table is read downwards, each cell under the name of its column."""
    open_mine(page, address, f"?muc={','.join((*STUDY, 'nhiem-vu/chi-thi-01-ct-tu-2025/'))}&co=18")
    told = " ".join(printed(page))
    assert "Giờ: chưa nêu giờ" in told and "Người thực hiện: Đồng chí Bí thư" in told
    page.emulate_media(media="print")
    assert page.evaluate(SMALL) == []
    assert page.locator(".nr-tap-to td").evaluate_all(
        "cells => cells.every((cell) => getComputedStyle(cell).display !== 'table-cell')"
    )


def test_every_part_has_a_code_that_leads_to_it(page: Page, address: str) -> None:
    """The codes are those of another maker of codes."""
    open_mine(page, address, f"?muc={QUESTION},{TALK},hoi-dap/han-nop-bai-thu-hoach/,{DIRECTIVE}")
    assert page.locator(".nr-tap-to__nguon svg").count() == 4
    for length in (
        14,
        26,
        106,
        122,
        251,
        331,
    ):  # what fills its version: makers of codes fill up in their own ways
        words = "https://nam-ro.example/".ljust(length, "a")[:length]
        drawn = page.evaluate(
            "async (words) => (await import('/assets/js/packet-qr.js')).qrDrawing(words)", words
        )
        matrix = segno.make(words, error="m", mask=0, boost_error=False, mode="byte", micro=False).matrix
        rows = ("".join("1" if dark else "0" for dark in row) for row in matrix)
        runs = ((x.start(), y, len(x.group())) for y, row in enumerate(rows) for x in re.finditer("1+", row))
        assert drawn["path"] == "".join(f"M{4 + x} {4 + y}h{long}v1h-{long}z" for x, y, long in runs)


def test_words_of_a_document_stand_once_in_a_packet(page: Page, address: str) -> None:
    """Two answers that rest on the same words: the second names the part that has them."""
    known = real_published().hoi_dap
    resting: dict[tuple[str, str, str], list[str]] = {}
    for ma, question in known.items():
        for cited in dict.fromkeys((one.van_ban, one.khoan, one.trich) for one in question.nguon):
            resting.setdefault(cited, []).append(ma)
    (*_, words), (first, second, *_) = next(item for item in resting.items() if len(item[1]) > 1)
    open_mine(page, address, f"?muc=hoi-dap/{first}/,hoi-dap/{second}/")
    quotes = [" ".join(one.split()) for one in page.locator(".nr-tap-to blockquote").all_inner_texts()]
    assert len(quotes) == len(set(quotes)) and any(" ".join(words.split()) in one for one in quotes)
    assert page.get_by_text("(Đoạn này đã trích ở phần 1.)").count() >= 1


def test_sheets_and_cost_are_said_before_printing(page: Page, address: str) -> None:
    open_mine(page, address, f"?muc={DIRECTIVE}")
    page.get_by_label("Giá in một trang").fill("500")
    said = page.locator("[data-nr-o=uoc]").inner_text()
    pages = int(said.split()[1])
    assert f"In hai mặt {-(-pages // 2)} tờ, một mặt {pages} tờ." in said
    assert f"{pages * 500:,}".replace(",", ".") + " đồng" in said


def test_one_task_of_a_draft_is_marked_as_a_draft_on_paper(page: Page, address: str, site: Path) -> None:
    folder = site / "nhiem-vu/du-thao-chuong-trinh-hanh-dong-2025"
    task = next(path.name for path in sorted(folder.iterdir()) if path.is_dir() and path.name != "chua-neu")
    choose(page, address, f"nhiem-vu/{folder.name}/{task}/")
    open_mine(page, address)
    assert "dự thảo" in page.locator(".nr-tap-muc li").inner_text().lower()
    assert page.locator(".nr-tap-to__phan--du-thao").count() == 1
    assert "DỰ THẢO. Tài liệu học tập" in printed(page)[-1]


@pytest.mark.parametrize("size", [12, 14, 18])
@pytest.mark.parametrize("kind", ["a text", "questions", "talks"])
def test_the_estimate_is_near_what_is_printed(
    page: Page, address: str, site: Path, kind: str, size: int
) -> None:
    questions = [f"hoi-dap/{path.name}/" for path in sorted((site / "hoi-dap").iterdir()) if path.is_dir()]
    talks = [f"chuyen-de/chuyen-de-{number}/" for number in range(1, 9)]
    chosen = {"a text": [DIRECTIVE, DRAFT], "questions": questions[::6], "talks": talks}[kind]
    open_mine(page, address, f"?muc={','.join(chosen)}&co={size}")
    said = page.locator("[data-nr-o=uoc]").inner_text()
    assert said.startswith("Khoảng ")
    estimated, real = int(said.split()[1]), len(printed(page))
    assert abs(estimated - real) <= max(1, 0.15 * real), f"{estimated} said, {real} printed"
