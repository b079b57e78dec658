"""What the list and a task's page owe their reader: order, five rows, each clause once; results only with evidence."""

from __future__ import annotations

import dataclasses
import gzip
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pytest
from lxml import html

from conftest import SAMPLE
from namro.library.current import current
from namro.library.deadlines import CAC_MA, NHAN
from namro.library.edition import Edition
from namro.library.load import load
from namro.library.tasks import SoViec
from namro.outputs.pages import render
from namro.outputs.pour import Output
from namro.records.nhiem_vu import DatDuoc
from support.real_data import real_pages, real_published

AS_OF = Edition(date(2026, 8, 1))
FIVE = ("nguoi", "viec", "trach_nhiem", "tien_do", "ket_qua")
NAMES = dict(zip(FIVE, ("người", "việc", "trách nhiệm", "tiến độ", "kết quả"), strict=True))
TASK = "nhiem-vu/ke-hoach-mau/nop-bao-cao/"


@pytest.fixture(scope="module")
def real() -> Mapping[str, Output]:
    return real_pages(AS_OF.ngay)


def with_results(*entries: DatDuoc) -> dict[str, Output]:
    """The sample's pages, its only task having these results."""
    library = load(SAMPLE).published()
    (task,) = library.nhiem_vu["ke-hoach-mau"]
    done = task.model_copy(update={"ket_qua": task.ket_qua.model_copy(update={"dat_duoc": entries})})
    changed = dataclasses.replace(library, nhiem_vu=MappingProxyType({"ke-hoach-mau": (done,)}))
    return {output.url: output for output in render(changed, AS_OF)}


def test_five_rows_in_order_each_clause_quoted_once_with_what_it_proves(real: Mapping[str, Output]) -> None:
    for ma, tasks in real_published().nhiem_vu.items():
        for task in tasks:
            body = html.fromstring(real[f"nhiem-vu/{ma}/{task.id}/"].body)
            rows = body.find_class("nr-nam-hang")[0].xpath(".//tr")
            assert [row.get("id") for row in rows] == list(FIVE)
            clauses = {item.get("id"): item for item in body.xpath("//li[starts-with(@id, 'c')]")}
            leads = [item.xpath(".//a[@class='nr-nguon']/@href")[0] for item in clauses.values()]
            assert len(leads) == len(set(leads)), task.id
            for item in clauses.values():
                words = [quote.text_content() for quote in item.iter("blockquote")]
                assert len(words) == len(set(words)), task.id
            quotes = [quote.text_content() for quote in body.iter("blockquote")]
            for row in rows:
                known = getattr(task, row.get("id"))
                assert not known.ly_do or known.ly_do in body.text_content()
                refs = [clauses[ref.get("href")[1:]] for ref in row.find_class("nr-so")]
                assert {
                    item.xpath(".//a[@class='nr-nguon']/@href")[0].split("van-ban/")[1] for item in refs
                } == {f"{cited.van_ban}/#{cited.khoan}" for cited in known.nguon}, task.id
                for item in refs:
                    assert f"rõ {NAMES[row.get('id')]}" in item.find_class("nr-cc__ro")[0].get("aria-label")
                for cited in known.nguon:
                    assert any(cited.trich in quote for quote in quotes), task.id
            for cited in task.nguon:
                assert any(cited.trich in quote for quote in quotes), task.id


def test_every_strip_is_said_in_words_in_the_order_of_the_principle(real: Mapping[str, Output]) -> None:
    strips = html.fromstring(real["nhiem-vu/"].body).find_class("nr-nam")
    assert len(strips) == 25
    for strip in strips:
        said = [part.split(": ")[0].lower() for part in strip.get("aria-label").split("; ")]
        assert said == [f"rõ {NAMES[key]}" for key in FIVE]
        drawn = [use.get("href").removeprefix("#bt-")[:-2] for use in strip.iter("use")]
        assert drawn == [key.replace("_", "-") for key in FIVE]


def test_the_list_has_the_current_resolution_first_and_every_task_once(real: Mapping[str, Output]) -> None:
    """25 a page; dated tasks first, the newest first; those of other resolutions on pages of their own, after."""
    book = SoViec(real_published())
    now = current(book)
    pages = [
        real["nhiem-vu/"],
        *(real[f"nhiem-vu/trang/{n}/"] for n in range(2, 30) if f"nhiem-vu/trang/{n}/" in real),
    ]
    listed = [
        [
            link.split("nhiem-vu/", 1)[1]
            for link in html.fromstring(page.body).xpath("//tr[@data-loc]/th/a/@href")
        ]
        for page in pages
    ]
    assert max(map(len, listed)) == 25
    order = [url for page in listed for url in page]
    assert sorted(order) == sorted(viec.url.removeprefix("nhiem-vu/") for viec in book.tat_ca)
    by_url = {viec.url.removeprefix("nhiem-vu/"): viec for viec in book.tat_ca}
    belongs = [by_url[url].van_ban in now.van_ban for url in order]
    assert belongs == sorted(belongs, reverse=True)
    assert all(len({by_url[url].van_ban in now.van_ban for url in page}) == 1 for page in listed)
    days = [by_url[url].nhiem_vu.tien_do.muon_nhat for url in order[: belongs.count(True)]]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True) and days[: len(dated)] == dated


def test_one_notice_says_what_is_past_and_no_row_repeats_it(real: Mapping[str, Output]) -> None:
    body = html.fromstring(real["nhiem-vu/"].body)
    (notice,) = body.find_class("nr-luu-y")
    assert "đều đã qua hạn. Trang chưa có thông tin việc nào xong hay chưa." in notice.text_content()
    assert not body.find_class("nr-han")


def test_nothing_is_called_reached_without_evidence(real: Mapping[str, Output]) -> None:
    for url, output in real.items():
        if (
            url.count("/") == 3
            and url.startswith("nhiem-vu/")
            and "thoi-gian" not in url
            and "trang" not in url
        ):
            body = html.fromstring(output.body)
            assert not body.find_class("nr-han--hoan-thanh"), url
            if body.find_class("nr-nam-hang"):
                assert "chưa có thông tin. Trang này chỉ ghi kết quả khi có ngày và bằng chứng" in " ".join(
                    body.text_content().split()
                )


def test_the_history_keeps_what_was_superseded() -> None:
    first = DatDuoc(
        ma="2026-06-01-a",
        ngay=date(2026, 6, 1),
        noi_dung="Đang viết",
        bang_chung="Biên bản 1",
        trang_thai="dang-thuc-hien",
        thay_boi="2026-06-20-b",
    )
    second = DatDuoc(
        ma="2026-06-20-b",
        ngay=date(2026, 6, 20),
        noi_dung="Đã nộp",
        bang_chung="Công văn 5",
        trang_thai="hoan-thanh",
    )
    pages = with_results(first, second)
    body = html.fromstring(pages[TASK].body)
    rows = body.find_class("nr-lich-su")[0].findall("li")
    assert ["20/06/2026" in row.text_content() for row in rows] == [False, True]
    assert "Bằng chứng: Biên bản 1" in rows[0].text_content()
    assert rows[0].get("class") == "nr-da-thay"
    assert rows[0].xpath(".//a/@href") == ["#ket-qua-2026-06-20-b"]
    assert body.get_element_by_id("ket-qua-2026-06-20-b") is rows[1]
    assert body.find_class("nr-han--hoan-thanh")
    board = html.fromstring(pages["nhiem-vu/"].body)
    assert board.find_class("nr-han--hoan-thanh")[0].text == "Hoàn thành"


def test_old_addresses_of_tasks_land_on_their_rows(real: Mapping[str, Output]) -> None:
    for ma, tasks in real_published().nhiem_vu.items():
        body = html.fromstring(real[f"nhiem-vu/{ma}/"].body)
        for task in tasks:
            row = body.get_element_by_id(task.id)
            assert row.find("th/a").get("href").endswith(f"nhiem-vu/{ma}/{task.id}/")


def test_the_principle_s_page_explains_every_state_and_quotes_whom_it_was_said_of(
    real: Mapping[str, Output],
) -> None:
    body = html.fromstring(real["nhiem-vu/nguyen-tac/"].body)
    rows = {row[0].text_content(): row[1].text_content() for row in body.xpath("//tbody/tr")}
    assert set(rows) == {NHAN[ma] for ma in CAC_MA}
    assert len(set(rows.values())) == len(CAC_MA)
    (quote,) = [quote.text_content() for quote in body.iter("blockquote")]
    assert "Các cơ quan thông tin, truyền thông, báo chí thành phố" in quote
    assert "chuyên trang, chuyên mục" in quote


def test_the_board_stays_light(real: Mapping[str, Output]) -> None:
    frame = 8_000  # what the theme's page adds, compressed
    assert len(gzip.compress(real["nhiem-vu/"].body.encode(), 6)) + frame <= 45_000
