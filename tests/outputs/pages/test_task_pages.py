"""What a task's page owes its reader: five blocks in order, each quoted; results only with day and evidence."""

from __future__ import annotations

import dataclasses
import gzip
from datetime import date
from types import MappingProxyType

import pytest
from lxml import html

from conftest import SAMPLE
from namro.library.deadlines import CAC_MA, NHAN
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.pages import render
from namro.outputs.pour import Output
from namro.records.nhiem_vu import DatDuoc
from support.real_data import real_published

AS_OF = Edition(date(2026, 8, 1))
TASK = "nhiem-vu/ke-hoach-mau/nop-bao-cao/"


@pytest.fixture(scope="module")
def real() -> dict[str, Output]:
    return {output.url: output for output in render(real_published(), AS_OF)}


def with_results(*entries: DatDuoc) -> dict[str, Output]:
    """The sample's pages, its only task having these results."""
    library = load(SAMPLE).published()
    (task,) = library.nhiem_vu["ke-hoach-mau"]
    done = task.model_copy(update={"ket_qua": task.ket_qua.model_copy(update={"dat_duoc": entries})})
    changed = dataclasses.replace(library, nhiem_vu=MappingProxyType({"ke-hoach-mau": (done,)}))
    return {output.url: output for output in render(changed, AS_OF)}


def test_five_blocks_in_order_and_every_quotation_shown(real: dict[str, Output]) -> None:
    for ma, tasks in real_published().nhiem_vu.items():
        for task in tasks:
            body = html.fromstring(real[f"nhiem-vu/{ma}/{task.id}/"].body)
            blocks = body.find_class("nr-ro")
            assert [block.find("h2").get("id") for block in blocks] == [
                "nguoi",
                "viec",
                "trach_nhiem",
                "tien_do",
                "ket_qua",
            ]
            for block in blocks:
                known = getattr(task, block.find("h2").get("id"))
                quotes = [quote.text_content() for quote in block.iter("blockquote")]
                assert len(quotes) == len(known.nguon), task.id
                for cited, quote in zip(known.nguon, quotes, strict=True):
                    assert cited.trich in quote
                assert not known.ly_do or known.ly_do in block.text_content()


def test_nothing_is_called_reached_without_evidence(real: dict[str, Output]) -> None:
    for url, output in real.items():
        if url.count("/") == 3 and url.startswith("nhiem-vu/") and "thoi-gian" not in url:
            body = html.fromstring(output.body)
            assert not body.find_class("nr-han--hoan-thanh"), url
            if body.find_class("nr-ro"):
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


def test_old_addresses_of_tasks_land_on_their_rows(real: dict[str, Output]) -> None:
    for ma, tasks in real_published().nhiem_vu.items():
        body = html.fromstring(real[f"nhiem-vu/{ma}/"].body)
        for task in tasks:
            row = body.get_element_by_id(task.id)
            assert row.find("a").get("href").endswith(f"nhiem-vu/{ma}/{task.id}/")


def test_the_principle_s_page_explains_every_state_and_quotes_whom_it_was_said_of(
    real: dict[str, Output],
) -> None:
    body = html.fromstring(real["nhiem-vu/nguyen-tac/"].body)
    rows = {row[0].text_content(): row[1].text_content() for row in body.xpath("//tbody/tr")}
    assert set(rows) == {NHAN[ma] for ma in CAC_MA}
    assert len(set(rows.values())) == len(CAC_MA)
    (quote,) = [quote.text_content() for quote in body.iter("blockquote")]
    assert "Các cơ quan thông tin, truyền thông, báo chí thành phố" in quote
    assert "chuyên trang, chuyên mục" in quote


def test_the_board_stays_light(real: dict[str, Output]) -> None:
    frame = 8_000  # what the theme's page adds, compressed
    assert len(gzip.compress(real["nhiem-vu/"].body.encode(), 6)) + frame <= 45_000
