"""What leaves the printer: every kind of page as a PDF made by real Chromium, read back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from browser.test_pages import PAGES, real

ACROSS = ("nhiem-vu/ma-tran/", "nhiem-vu/chi-thi-01-ct-tu-2025/chua-neu/")
"""The pages that are one wide table."""
UPRIGHT_WIDTH, ACROSS_WIDTH = 672, 1032
"""CSS pixels between the margins of A4."""
BOXES = """() => [...document.querySelectorAll("details:not([open])")].flatMap((box) => {
  const shown = (node) => node.checkVisibility({ contentVisibilityAuto: true }) && node.getBoundingClientRect().height > 0;
  const [summary, ...rest] = box.children;
  return shown(summary) ? [[summary.textContent.trim(), rest.some(shown)]] : [];
})"""


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def sheets(page: Page) -> list[tuple[int, int, str]]:
    """(width, height, words) of each printed page."""
    made = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [
        (round(sheet.mediabox.width), round(sheet.mediabox.height), " ".join(sheet.extract_text().split()))
        for sheet in made.pages
    ]


NO_PLACE = "404.html"
"""It is shown at whatever address somebody asked for."""
FOOT = re.compile(
    r"Trang \d+ / \d+|In từ .*?tính đến \d\d/\d\d/\d{4}\.|Tài liệu tham khảo, không phải văn bản gốc\."
)
A_FEW_WORDS = 60
"""Letters: a last sheet that holds fewer beside its number and where it is from is wasted."""
LETTERS = "cuoc-hop/hoc"
"""The papers of a meeting are letters of their own: no sheet of them counts the others."""


@pytest.mark.parametrize("url", PAGES)
def test_a_page_prints_upright_with_numbers_and_without_an_empty_box(
    paper: Page, address: str, site: Path, url: str
) -> None:
    paper.goto(address + real(url, site))
    paper.emulate_media(media="print")
    width = ACROSS_WIDTH if url in ACROSS else UPRIGHT_WIDTH
    paper.set_viewport_size({"width": width, "height": 1000})
    assert paper.evaluate("document.documentElement.scrollWidth") <= width
    boxes = paper.evaluate(BOXES)
    assert [summary for summary, has_content in boxes if not has_content] == []
    assert not [summary for summary, _ in boxes if summary.startswith("Đọc cả đoạn")]
    printed = sheets(paper)
    size = (842, 595) if url in ACROSS else (595, 842)
    assert {(wide, high) for wide, high, _ in printed} == {size}
    for number, (_, _, words) in enumerate(() if url.startswith(LETTERS) else printed, 1):
        assert words.count(f"Trang {number} / {len(printed)}") == 1, (number, words[-80:])
    *_, (_, _, last) = printed
    if len(printed) > 1:
        assert len(FOOT.sub("", last)) > A_FEW_WORDS, last
    if url != NO_PLACE and not url.startswith(LETTERS):
        told = "".join(last.split())
        assert "Intừhttps://" in told and "tínhđến03/03/2026" in told, last[-200:]


def test_nobody_signs_on_a_sheet_alone(paper: Page, address: str) -> None:
    """The last sheet of the papers of a meeting, where somebody signs, has lines to write on above it."""
    paper.goto(address + LETTERS + "-nghi-quyet-dai-hoi-can-tho-i/")
    pages = [" ".join(words.split()) for _, _, words in sheets(paper)]
    signed = [page for page in pages if "NGƯỜI VIẾT" in page]
    assert signed and "3. Đề xuất, kiến nghị" in signed[-1] + pages[-2]
    paper.emulate_media(media="print")
    kept = ".nr-giay__cac-dong:has(+ .nr-giay__hai-ben) > :last-child"
    assert paper.locator(kept).first.evaluate("node => getComputedStyle(node).breakBefore") == "avoid"


def test_every_digest_is_one_sheet(paper: Page, address: str, site: Path) -> None:
    for folder in sorted((site / "doc-nhanh").iterdir()):
        if (folder / "index.html").is_file():
            paper.goto(f"{address}doc-nhanh/{folder.name}/")
            assert len(sheets(paper)) == 1, folder.name


def test_the_longest_answer_is_two_sheets(paper: Page, address: str, site: Path) -> None:
    pages = [folder / "index.html" for folder in (site / "hoi-dap").iterdir() if folder.name.count("-") > 2]
    longest = max((page for page in pages if page.is_file()), key=lambda page: page.stat().st_size)
    paper.goto(address + f"hoi-dap/{longest.parent.name}/")
    assert len(sheets(paper)) <= 2


def test_every_sheet_of_a_draft_says_so_and_what_others_say_of_it_stays_off(
    paper: Page, address: str
) -> None:
    paper.goto(address + "van-ban/du-thao-chuong-trinh-hanh-dong-2025/")
    printed = sheets(paper)
    assert len(printed) > 5
    for number, (_, _, words) in enumerate(printed, 1):
        assert "Dự thảo" in words, (number, words[:80])
    told = " ".join(words for _, _, words in printed)
    assert "Nguyên văn của cơ quan ban hành" in told
    assert "Quan hệ với văn bản khác" not in told and "Chép địa chỉ" not in told


def test_a_closed_box_prints_what_is_in_it(paper: Page, address: str) -> None:
    paper.goto(address + "nhiem-vu/so-lieu/")
    hidden = paper.locator("details:not([open]) td").first.text_content()
    assert hidden
    assert hidden.split()[0] in " ".join(words for _, _, words in sheets(paper))


def test_what_a_document_leaves_open_does_not_turn_a_sheet(paper: Page, address: str) -> None:
    """A class that tables and lists share is no order to the printer."""
    paper.goto(address + "hoi-nghi/hoi-nghi-toan-quoc-dai-hoi-xiv-2026/")
    paper.locator("main").evaluate("node => node.classList.add('nr-chua-neu', 'nr-ma-tran')")
    assert {wide for wide, _, _ in sheets(paper)} == {595}
