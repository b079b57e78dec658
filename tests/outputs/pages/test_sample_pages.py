"""Pages of the sample that share a template with a golden page, read by a parser: what only they show."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

import pytest
from lxml import html

from conftest import SAMPLE
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.pages import render

RESOLUTION, PLAN, DRAFT = "Nghị quyết 05-NQ/MAU", "Kế hoạch mẫu", "Dự thảo Chương trình mẫu"
REPORT, ROAD = "Chi ủy nộp báo cáo khi nào?", "Mở rộng đường làng hết bao nhiêu tiền?"
TASK = "Nộp báo cáo về Đảng ủy mẫu"
UNSTATED = "văn bản chưa nêu"


@pytest.fixture(scope="module")
def pages() -> dict[str, Any]:
    """Every page of the sample by its address, parsed."""
    made = render(load(SAMPLE).published(), Edition(date(2026, 3, 3)))
    return {output.url: html.fromstring(output.body) for output in made}


def words(node: Any) -> str:
    return " ".join(node.text_content().split())


def all_words(page: Any, path: str) -> list[str]:
    return [words(node) for node in page.xpath(path)]


def of_class(name: str) -> str:
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


LISTS = {
    "van-ban/theo-loai/nghi-quyet/": ("Loại: Nghị quyết", "1 trong 3 văn bản", [RESOLUTION]),
    "van-ban/theo-loai/ke-hoach/": ("Loại: Kế hoạch", "1 trong 3 văn bản", [PLAN]),
    "van-ban/theo-loai/chuong-trinh-hanh-dong/": (
        "Loại: Chương trình hành động",
        "1 trong 3 văn bản",
        [DRAFT],
    ),
    "van-ban/theo-nam/2026/": ("Năm: 2026", "1 trong 3 văn bản", [RESOLUTION]),
    "van-ban/theo-nam/khong-ro/": ("Năm: Văn bản chưa nêu", "2 trong 3 văn bản", [DRAFT, PLAN]),
    "van-ban/theo-tinh-trang/du-thao/": ("Tình trạng: Dự thảo", "1 trong 3 văn bản", [DRAFT]),
    "van-ban/theo-tinh-trang/da-ban-hanh/": (
        "Tình trạng: Đã ban hành",
        "2 trong 3 văn bản",
        [PLAN, RESOLUTION],
    ),
    "van-ban/theo-co-quan/dang-uy-mau/": ("Cơ quan: Đảng ủy mẫu", "1 trong 3 văn bản", [PLAN]),
    "van-ban/theo-toan-van/co/": (
        "Toàn văn: Có toàn văn trên trang",
        "2 trong 3 văn bản",
        [DRAFT, PLAN],
    ),
    "van-ban/theo-toan-van/khong/": (
        "Toàn văn: Chỉ được nhắc tên",
        "1 trong 3 văn bản",
        [RESOLUTION],
    ),
    "hoi-dap/theo-tinh-trang/tra-loi/": ("Tình trạng: Văn bản trả lời được", "1 trong 2 câu hỏi", [REPORT]),
    "hoi-dap/theo-tinh-trang/chua-neu/": ("Tình trạng: Văn bản chưa nêu", "1 trong 2 câu hỏi", [ROAD]),
    "hoi-dap/theo-van-ban/ke-hoach-mau/": (f"Văn bản: {PLAN}", "1 trong 2 câu hỏi", [REPORT]),
    "hoi-dap/theo-van-ban/du-thao-mau/": (f"Văn bản: {DRAFT}", "1 trong 2 câu hỏi", [ROAD]),
    "hoi-dap/theo-chu-de/hoc-tap/": ("Chủ đề: Học tập", "1 trong 2 câu hỏi", [ROAD]),
}
"""By address: the filter that is set, how many are left, and which."""


@pytest.mark.parametrize("url", LISTS)
def test_a_filtered_list_tells_its_filter_counts_and_shows_what_fits(pages: dict[str, Any], url: str) -> None:
    chosen, count, names = LISTS[url]
    page = pages[url]
    whole = "../" * url.count("/") + url.partition("/")[0] + "/"
    (off,) = page.xpath("//ul[@aria-label='Đang lọc']//a")
    assert words(off).startswith(f"{chosen} ") and off.get("href") == whole
    assert page.xpath("//*[@role='status']")[0].text.startswith(count)
    for here in page.xpath("//a[@data-loc-chon and @aria-current='page']"):
        assert chosen.endswith(here.xpath("string(span[1])"))
        assert here.xpath("string(span[2])") == str(len(names))
    shown = page.xpath("//*[@data-loc-nhom]//li[@data-loc]")
    assert sorted(words(item.xpath(".//a")[0]) for item in shown) == sorted(names)
    badges = [bool(item.find_class("nr-nhan--du-thao")) for item in shown]
    assert badges == [words(item.xpath(".//a")[0]) in (DRAFT, ROAD) for item in shown]


def test_every_filtered_list_of_the_sample_is_among_them(pages: dict[str, Any]) -> None:
    filtered = {url for url in pages if url.startswith(("van-ban/theo-", "hoi-dap/theo-"))}
    assert filtered - set(LISTS) == {"hoi-dap/theo-chu-de/bao-cao/"}  # its golden page


TIMES = {
    "van-ban": ("văn bản", [RESOLUTION]),
    "hoi-nghi": ("hội nghị", ["Hội nghị 15/03/2026"]),
    "nhiem-vu": ("hạn việc", [TASK]),
    "su-kien": ("sự kiện, mốc", ["Ngày họp mẫu"]),
    "nam-2026": ("năm 2026", [RESOLUTION, "Hội nghị 15/03/2026", "Ngày họp mẫu", TASK]),
}


@pytest.mark.parametrize("part", TIMES)
def test_the_timeline_of_one_kind_or_year_shows_that_only(pages: dict[str, Any], part: str) -> None:
    name, entries = TIMES[part]
    page = pages[f"dong-thoi-gian/{part}/"]
    assert all_words(page, "//h1") == [f"Dòng thời gian: {name}"]
    assert all_words(page, f"//*[{of_class('nr-moc-ten')}]") == entries
    past = page.xpath(f"//li[{of_class('nr-moc--da-qua')}]//*[{of_class('nr-moc-ten')}]")
    assert [words(one) for one in past] == [one for one in entries if one == RESOLUTION]
    assert len(page.xpath(f"//li[{of_class('nr-moc')}]//*[{of_class('nr-nguon')}]//a")) >= len(entries)


@pytest.mark.parametrize("month", [3, 4, 5, 6])
def test_a_month_has_its_days_below_their_weekdays_and_leads_to_its_neighbours(
    pages: dict[str, Any], month: int
) -> None:
    page = pages[f"lich/2026-{month:02}/"]
    rows = [
        [(cell.xpath("string(a/text() | text())") or "").strip() for cell in row.xpath("td")]
        for row in page.xpath("//table//tbody/tr")
    ]
    weeks = calendar.Calendar(calendar.MONDAY).monthdayscalendar(2026, month)
    assert rows == [[str(day or "") for day in week] for week in weeks]
    for rel, other in (("prev", month - 1), ("next", month + 1)):
        hrefs = set(page.xpath(f"//a[@rel='{rel}']/@href"))
        assert hrefs == ({f"../../lich/2026-{other:02}/"} if 3 <= other <= 6 else set())
    undated = page.xpath("//section[h2[@id='trong-thang']]//a[contains(@href, 'nop-bao-cao')]")
    assert bool(undated) == (4 <= month <= 6)  # "trong quý II/2026" has no day in any of its months
    if month != 3:
        assert not page.xpath("//table//td//a")


@pytest.mark.parametrize(
    ("url", "way"),
    [
        ("nhiem-vu/", "Danh sách"),
        ("nhiem-vu/theo-van-ban/", "Theo văn bản"),
        ("nhiem-vu/theo-don-vi/", "Theo đơn vị"),
        ("nhiem-vu/ma-tran/", "Ma trận"),
        ("nhiem-vu/so-lieu/", "Số liệu"),
    ],
)
def test_each_view_of_the_tasks_names_itself_and_leads_to_the_others(
    pages: dict[str, Any], url: str, way: str
) -> None:
    views = pages[url].xpath("//nav[@aria-label='Cách xem']")[0]
    assert all_words(views, ".//a[@aria-current='page']") == [way]
    assert len(views.xpath(".//a")) == 5


def test_the_list_is_grouped_by_month_and_the_other_views_lead_to_the_same_task(
    pages: dict[str, Any],
) -> None:
    (group,) = pages["nhiem-vu/"].xpath("//tbody[@data-loc-nhom]")
    assert words(group.xpath("tr[1]/th")[0]) == "Hạn tháng 06/2026"
    assert all_words(group, "tr[@data-loc]/th/a") == [TASK]
    row = pages["nhiem-vu/theo-van-ban/"].xpath("//tbody/tr")[0]
    assert words(row.find("th")) == f"{PLAN} 1 việc"
    assert "Chi ủy" in all_words(pages["nhiem-vu/theo-don-vi/"], "//li[@data-loc]/a")


def test_a_body_without_tasks_says_so_and_has_no_table_and_no_calendar(pages: dict[str, Any]) -> None:
    page = pages["don-vi/ban-tuyen-giao-mau/"]
    assert "Không việc nào trên trang giao cho đơn vị này" in words(page)
    assert not page.xpath("//table") and not page.xpath("//a[contains(@href, '.ics')]")
    assert "tự xếp đơn vị vào nhóm: Xã, phường, đặc khu." in words(page)
    assert page.xpath("//a[contains(@href, 'chuyen-de/chuyen-de-1/')]")


def test_a_body_below_another_leads_up_to_its_tasks(pages: dict[str, Any]) -> None:
    page = pages["don-vi/chi-uy-mau/"]
    assert all_words(page, "//caption") == ["Chủ trì hoặc chỉ đạo (1 việc)"]
    assert all_words(page, "//tbody//th") == [TASK]
    assert page.xpath("//a[contains(@href, '.ics')]")
    assert "Việc của đơn vị cấp trên: Đảng ủy mẫu (1)." in words(page)
    assert "../../don-vi/dang-uy-mau/" in page.xpath("//a/@href")


def test_a_question_that_only_a_draft_answers_says_both(pages: dict[str, Any]) -> None:
    page = pages["hoi-dap/kinh-phi-bao-nhieu/"]
    assert page.find_class("nr-trang--du-thao") and page.find_class("nr-tl__chua")
    assert all_words(page, "//h1") == [ROAD]
    assert words(page.find_class("nr-tl__chua")[0]).startswith("Văn bản chưa nêu.")
    (quotation,) = page.find_class("nr-trich")
    assert words(quotation).startswith("“Mở rộng đường làng.”")
    assert quotation.xpath("ancestor::section/h3")[0].find_class("nr-nhan--du-thao")
    assert not pages["hoi-dap/bao-cao-khi-nao/"].find_class("nr-trang--du-thao")


def test_a_draft_is_called_one_above_its_text_and_ends_its_chain(pages: dict[str, Any]) -> None:
    page = pages["van-ban/du-thao-mau/"]
    assert page.find_class("nr-trang--du-thao")
    assert "không dùng thay văn bản chính thức" in words(page.find_class("nr-canh-bao")[0])
    assert page.find_class("nr-thanh")[0].find_class("nr-nhan--du-thao")
    facts = dict(zip(all_words(page, "//dt"), all_words(page, "//dd"), strict=True))
    assert (facts["Tình trạng"], facts["Số, ký hiệu"], facts["Ngày"]) == ("Dự thảo", UNSTATED, UNSTATED)
    assert facts["Căn cứ công khai"] == "Chủ trang cung cấp để công bố"
    assert facts["Sau"] == "Đường đi dừng ở văn bản này."
    assert "để thực hiện Nghị quyết (suy ra)" in facts["Trước"]
    assert page.get_element_by_id("1") is not None


def test_a_document_that_is_only_cited_has_its_facts_cited_and_no_text(pages: dict[str, Any]) -> None:
    page = pages["van-ban/nghi-quyet-mau/"]
    facts = dict(zip(all_words(page, "//dt"), all_words(page, "//dd"), strict=True))
    for name, value in (("Số, ký hiệu", "05-NQ/MAU"), ("Ngày", "01/02/2026")):
        assert facts[name].startswith(value) and "Nguồn: Kế hoạch mẫu: đoạn 1." in facts[name]
    assert facts["Cơ quan ban hành"] == UNSTATED
    assert "Trang này không có toàn văn." in words(page)
    quotations = [words(quotation.find("blockquote")) for quotation in page.find_class("nr-trich")]
    assert "“Nghị quyết số 05-NQ/MAU ngày 01/02/2026”" in quotations
    assert len(quotations) == len(set(quotations))  # a quotation stands once
    assert facts["Trước"] == "Đường đi bắt đầu từ văn bản này." and "Kế hoạch mẫu" in facts["Sau"]
    assert not page.find_class("nr-doc") and not page.find_class("nr-muc-luc")
    assert not page.xpath("//form") and not page.find_class("nr-them")


def test_an_audience_without_a_path_has_its_questions_with_their_marks(pages: dict[str, Any]) -> None:
    page = pages["danh-cho/nguoi-dan/"]
    assert "Đi từng bước" not in words(page) and "Đi từng bước" in words(pages["danh-cho/dang-vien/"])
    (item,) = page.xpath("//li[a[contains(@href, 'kinh-phi-bao-nhieu')]]")
    assert item.find_class("nr-nhan--du-thao")
    assert [words(mark) for mark in item.find_class("nr-nhan--chua")] == [UNSTATED]
    assert "1 câu hỏi, dựa vào dự thảo" in words(page)
