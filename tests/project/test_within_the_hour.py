"""The page of five steps, done word by word: from an empty folder to a published site of another committee."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from conftest import ROOT
from support import within_the_hour
from support.within_the_hour import NAME, PAGES, steps


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return within_the_hour.published(tmp_path_factory)


def test_both_pages_are_five_steps_and_the_same() -> None:
    vietnamese, english = ((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    assert steps(PAGES[0]) == steps(PAGES[1])
    assert [len(re.findall(r"^## \d\. ", text, re.MULTILINE)) for text in (vietnamese, english)] == [5, 5]
    assert [step.command.split()[0] for step in steps(PAGES[0]) if step.command] == [
        *("start", "import", "new", "check", "new", "new", "new", "import", "approve", "approve"),
        *("new", "approve", "packets", "test", "publish"),
    ]


def test_the_site_is_out_with_its_document_its_questions_and_its_packet(published: Path) -> None:
    site = published / "dang/mau-son/hien-hanh"
    answer = html.parse(site / "hoi-dap/trong-bao-nhieu-cay/index.html").getroot().text_content()
    assert "một trăm cây" in answer
    text = html.parse(site / "van-ban/quyet-dinh-07-qd-tu-2027/index.html").getroot()
    assert text.xpath("//*[@id='dieu-2']")
    assert "Tỉnh ủy Mẫu Sơn" in html.parse(site / "index.html").getroot().text_content()
    for folder in (published / NAME / "tap-in", site / "tap-in"):  # made, and there for readers to take
        assert {".pdf", ".docx", ".epub"} <= {path.suffix for path in folder.iterdir()}, folder


def test_a_few_questions_stand_open(published: Path) -> None:
    page = html.parse(published / "dang/mau-son/hien-hanh/hoi-dap/index.html").getroot()
    asked = page.xpath("//ul[@data-loc-danh-sach]/li[not(ancestor::details)]")
    assert len(asked) == 3


def test_the_page_lies_in_the_new_site(published: Path) -> None:
    for brought, page in zip(("BAT-DAU.md", "START.md"), PAGES, strict=True):
        assert (published / NAME / brought).read_bytes() == (ROOT / page).read_bytes()


def test_the_menu_of_the_new_site_shows_what_it_has(published: Path) -> None:
    tree = html.parse(published / "dang/mau-son/hien-hanh/index.html").getroot()
    names = [link.text_content() for link in tree.xpath("//nav[@aria-label='Các mục chính']//a")]
    assert names == ["Dân hỏi", "Văn bản", "Việc phải làm", "Học và in", "Lịch"]


def test_the_emblem_and_the_names_of_the_page_are_on_the_site(published: Path) -> None:
    site = published / "dang/mau-son/hien-hanh"
    assert 'fill="#1f5f3a"' in (site / "assets/huy-hieu.svg").read_text(encoding="utf-8")
    bodies = html.parse(site / "nhiem-vu/theo-don-vi/index.html").getroot()
    assert bodies.xpath("//h2[@id='cap-van-phong']")
