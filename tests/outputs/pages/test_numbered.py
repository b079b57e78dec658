"""Quotations with numbers: each once, under its document; words refer to those that they show, to no others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from lxml import html

from conftest import SAMPLE
from namro.language.prose import Node, parse, plain
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets.shelf import Shelf, Shelved
from namro.outputs.pages import render
from namro.outputs.pages.numbered import NUMBER, QUOTED, Numbered
from namro.records.base import TrichDan

REPORT = TrichDan(
    van_ban="ke-hoach-mau", khoan="II.2.b3", trich="nộp báo cáo về Đảng ủy mẫu trong quý II/2026"
)
PART = TrichDan(van_ban="ke-hoach-mau", khoan="II.2.b3", trich="trong quý II/2026")
ROAD = TrichDan(van_ban="du-thao-mau", khoan="1", trich="Mở rộng đường làng.")
AIM = TrichDan(van_ban="ke-hoach-mau", khoan="I", trich="MỤC ĐÍCH")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SAMPLE).published()


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, Any]:
    made = render(library, Edition(date(2026, 3, 3)))
    return {output.url: html.fromstring(str(output.body)) for output in made}


def kinds(nodes: tuple[Node, ...]) -> list[tuple[str, str]]:
    return [(node.kind, node.text or plain(node.children)) for node in nodes]


def test_a_quotation_stands_once_under_its_document_and_is_known_by_its_parts(library: Library) -> None:
    can_cu = Numbered.of(library, [PART, ROAD, AIM, REPORT, REPORT])
    assert [(card.url, [one.so for one in card.can_cu]) for card in can_cu.the] == [
        ("van-ban/ke-hoach-mau/", [1, 2]),
        ("van-ban/du-thao-mau/", [3]),
    ]
    assert [one.trich for one in can_cu.can_cu] == [AIM.trich, REPORT.trich, ROAD.trich]
    assert can_cu.so([PART]) == ["2"] and can_cu.so([AIM, REPORT, ROAD]) == ["1–3"]
    assert can_cu.den("1–3") == 1
    assert [card.du_thao for card in can_cu.the] == [False, True]


def test_words_of_the_issuer_are_set_apart_and_longer_ones_numbered(library: Library) -> None:
    can_cu = Numbered.of(library, [REPORT, ROAD])
    said = can_cu.quoting(
        [Node("text", text="Phải “nộp … Đảng ủy mẫu trong quý II/2026”, “đường làng”, “khác”.")]
    )
    assert kinds(said) == [
        ("text", "Phải "),
        (QUOTED, "“nộp … Đảng ủy mẫu trong quý II/2026”"),
        (NUMBER, "1"),
        ("text", ", "),
        (QUOTED, "“đường làng”"),
        ("text", ", “khác”."),
    ]
    assert not any(node.kind == NUMBER for node in can_cu.words("Phải “nộp báo cáo về Đảng ủy mẫu”."))


def test_a_link_to_a_quoted_clause_carries_its_number_once_a_paragraph(library: Library) -> None:
    can_cu = Numbered.of(library, [REPORT, ROAD])
    told = can_cu.marked(
        parse(
            "[a](/van-ban/ke-hoach-mau/#II.2) [b](/van-ban/ke-hoach-mau/#II.2.b3) [c](/van-ban/ke-hoach-mau/#I)"
        )
    )
    assert kinds(told[0].children) == [
        ("a", "a"),
        (NUMBER, "1"),
        ("text", " "),
        ("a", "b"),
        ("text", " "),
        ("a", "c"),
    ]
    assert can_cu.is_quoted("/van-ban/du-thao-mau/#1") and not can_cu.is_quoted("/van-ban/du-thao-mau/")


def test_the_sentence_above_has_the_numbers_that_nothing_below_has(library: Library) -> None:
    can_cu = Numbered.of(library, [REPORT, ROAD])
    below = can_cu.quoting([Node("text", text="“nộp báo cáo về Đảng ủy mẫu”")])
    assert can_cu.left(below, "Chưa nêu số tiền.") == ["2"]
    assert can_cu.left(below, "Trong “quý II/2026”.") == ["1", "2"]
    assert can_cu.left([Node(NUMBER, text="1"), Node(NUMBER, text="2")], "Không.") == ["1"]


def test_an_answer_opens_with_one_bold_sentence_and_every_number_leads_to_a_quotation(
    pages: dict[str, Any], library: Library
) -> None:
    for ma, question in library.hoi_dap.items():
        page = pages[f"hoi-dap/{ma}/"]
        (bold,) = page.find_class("nr-tl__chot")
        if question.cau_chot:
            assert bold.text_content().startswith(question.cau_chot)
        quoted = page.xpath("//figure[contains(@class, 'nr-trich')]/blockquote")
        assert len({quote.text_content() for quote in quoted}) == len(quoted)
        led = [link.get("href") for link in page.find_class("nr-so")]
        assert led and all(page.get_element_by_id(href.removeprefix("#")) is not None for href in led)
        for card in page.find_class("nr-cc__the"):
            assert len(card.xpath(".//h3//a")) == 1


def test_a_guide_is_a_table_with_its_sources_to_which_its_questions_lead(pages: dict[str, Any]) -> None:
    page = pages["chuyen-muc/bao-cao/"]
    (table,) = page.iter("table")
    assert [head.text_content() for head in table.xpath(".//thead//th")] == [
        "Ai",
        "Nộp cho ai",
        "Đến khi nào",
        "Nguồn",
    ]
    rows = table.xpath(".//tbody/tr")
    assert [len(row.xpath("./td")) for row in rows] == [3, 3]
    assert rows[0].xpath("./td[last()]/a/@href") == ["../../van-ban/ke-hoach-mau/#II.2.b3"]
    assert "suy ra" in rows[0].text_content() and "văn bản chưa nêu" in rows[1].text_content()
    (lead,) = pages["hoi-dap/bao-cao-khi-nao/"].xpath("//a[contains(@href, 'chuyen-muc/bao-cao/')]")
    assert lead.text_content() == "Xem đủ: ai nộp, bao giờ"


def test_what_the_documents_do_not_say_comes_last(pages: dict[str, Any]) -> None:
    page = pages["hoi-dap/"]
    groups = page.xpath("//section[@data-loc-nhom]/@aria-labelledby")
    assert groups == ["cau-tra-loi", "cau-chua-neu"]


def test_a_packet_is_offered_to_its_audience_only_by_a_build_that_brings_it(library: Library) -> None:
    file = Shelved("tap-mau", "a4", 1, 1, "tap-mau.pdf", 4, 1000, "x", "Tập mẫu", False)
    packet = library.tap_in["tap-mau"]
    assert packet.doi_tuong is not None

    def offered(shelf: Shelf | None) -> list[str]:
        made = render(library, Edition(date(2026, 3, 3)), packets=shelf)
        body = next(str(page.body) for page in made if page.url == f"danh-cho/{packet.doi_tuong}/")
        return [
            str(href)
            for href in html.fromstring(body).xpath("//main//a/@href | //a/@href")
            if "tap-in/#" in href
        ]

    assert offered(None) == []
    assert offered(Shelf(SAMPLE, (file,))) == ["../../tap-in/#tap-mau"]
