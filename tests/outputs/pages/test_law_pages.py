"""A decree on its page and in a packet: outline with titles, quoted wording, tables, an older text that leads to the newer."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from lxml import html

from conftest import SAMPLE
from namro.editing.importer import import_text
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets.documents import document
from namro.outputs.packets.packet import Clause, Heading, Table
from namro.outputs.pages import render
from namro.records.addresses import address
from namro.records.van_ban import QuanHe

MA = "nghi-dinh-mau"
TEXT = """NGHỊ ĐỊNH

về việc thử

Chương I

QUY ĐỊNH CHUNG

Điều 1. Phạm vi

1. Khoản một:

| TT | Việc |
|---|---|
| 1 | Học |

2. Sửa đổi Điều 5 như sau:

“Điều 5. Tên mới

1. Lời mới.”.
"""


@pytest.fixture(scope="module")
def library() -> Library:
    """The sample and a decree."""
    sample = load(SAMPLE).published()
    text, _ = import_text(TEXT)
    known = {"ten_ngan": "Nghị định mẫu", "quan_he": (), "nguoi_ky": None, "loi_nguyen_van": ()}
    record = sample.van_ban["ke-hoach-mau"].model_copy(update=known)
    return dataclasses.replace(
        sample,
        van_ban=MappingProxyType({**sample.van_ban, MA: record}),
        toan_van=MappingProxyType({**sample.toan_van, MA: text}),
    )


def page(library: Library, ma: str = MA) -> Any:
    made = {output.url: output for output in render(library, Edition(date(2026, 3, 3)))}
    return html.fromstring(str(made[address("van-ban", ma)].body))


@pytest.fixture(scope="module")
def tree(library: Library) -> Any:
    return page(library)


def test_the_contents_name_chapter_and_article_by_title(tree: Any) -> None:
    links = tree.xpath("//nav[@aria-label='Mục lục văn bản']//a")
    assert [(link.get("href"), link.text_content()) for link in links] == [
        ("#chuong-i", "Chương I. QUY ĐỊNH CHUNG"),
        ("#dieu-1", "Điều 1. Phạm vi"),
        ("#thong-tin", "Thông tin về văn bản"),
    ]


def test_quoted_wording_heads_nothing_and_is_marked(tree: Any) -> None:
    (quoted,) = tree.xpath("//*[@id='dieu-1.2.q1.dieu-5']")
    assert "nr-khoan--trich" in quoted.get("class").split()
    assert quoted.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6") == []


def test_a_table_is_one_with_a_row_to_lead_to(tree: Any) -> None:
    (row,) = tree.xpath("//table/tbody/tr[@id='dieu-1.1.bang-1.h1']")
    assert [cell.text_content().split("\xa0")[0] for cell in row.xpath("td")] == ["1", "Học"]
    assert [cell.text for cell in tree.xpath("//tr[@id='dieu-1.1.bang-1']/th")] == ["TT", "Việc"]


def test_a_note_to_a_table_stands_below_it(library: Library) -> None:
    text, _ = import_text(
        "NGHỊ ĐỊNH\n\nvề việc thử\n\n1. Mức:\n\n| Việc | Mức⁽¹⁾ |\n|---|---|\n| Học | 5 |\n\n⁽¹⁾ Tính bằng giờ.\n\n2. Hai.\n"
    )
    assert [khoan.ma for khoan in text.khoan][3:6] == ["1.bang-1", "1.bang-1.n1", "1.bang-1.h1"]
    tree = page(dataclasses.replace(library, toan_van=MappingProxyType({**library.toan_van, MA: text})))
    (table,) = tree.xpath("//section[contains(@class, 'nr-toan-van')]//table")  # one, with its head
    assert len(table.xpath("thead/tr")) == len(table.xpath("tbody/tr")) == 1
    order = tree.xpath("//*[@id='1.bang-1.h1' or @id='1.bang-1.n1' or @id='2']/@id")
    assert order == ["1.bang-1.h1", "1.bang-1.n1", "2"]


def test_a_packet_has_headings_and_the_table(library: Library) -> None:
    part = document(library, MA, ("chuong-i",), None)
    headings = [block for block in part.blocks if isinstance(block, Heading)]
    assert [block.number for block in headings] == ["Chương I", "Điều 1."]
    (table,) = [block for block in part.blocks if isinstance(block, Table)]
    assert (table.caption, table.head) == ("Bảng 1 khoản 1 Điều 1", ("TT", "Việc"))
    assert [block.marker for block in part.blocks if isinstance(block, Clause)] == [
        "1.",
        "2.",
        "“Điều 5.",
        "1.",
    ]


def test_an_older_document_leads_to_the_one_that_replaced_it(library: Library) -> None:
    newer = library.van_ban[MA]
    relation = QuanHe.model_validate(
        {
            "muc_do": "suy-ra",
            "ly_do": "thử",
            "loai": "thay-the",
            "van_ban": "nghi-quyet-mau",
            "tu_ngay": "2026-01-01",
        }
    )
    changed = newer.model_copy(update={"quan_he": (relation,)})
    older = dataclasses.replace(library, van_ban=MappingProxyType({**library.van_ban, MA: changed}))
    told = page(older, "nghi-quyet-mau").find_class("nr-canh-bao")[0]
    assert " ".join(told.text_content().split()).startswith(
        "Văn bản này đã được Nghị định mẫu thay thế từ ngày 01/01/2026"
    )
