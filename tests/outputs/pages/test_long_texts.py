"""A long text on its pages: contents of the whole, parts, and every address of a clause from one function."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from lxml import html

from conftest import SAMPLE
from namro.editing.importer import import_text
from namro.language.prose import Node
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets.finish import finish
from namro.outputs.packets.packet import Packet, Paragraph, Part
from namro.outputs.pages import render
from namro.outputs.pages.links import Links
from namro.outputs.search.entries import entries
from namro.records.addresses import Where, clause, find, part, split
from support.long_texts import DECREE, decree

FIRST = part(DECREE, "")
THIRD = part(DECREE, "chuong-iii")


@pytest.fixture(scope="module")
def library() -> Library:
    """The sample and a decree of 1,200 clauses."""
    sample = load(SAMPLE).published()
    known = {
        "ten_ngan": "Nghị định dài",
        "quan_he": (),
        "nguoi_ky": None,
        "loi_nguyen_van": (),
        "nhan_ngan": (),
    }
    record = sample.van_ban["ke-hoach-mau"].model_copy(update=known)
    return dataclasses.replace(
        sample,
        van_ban=MappingProxyType({**sample.van_ban, DECREE: record}),
        toan_van=MappingProxyType({**sample.toan_van, DECREE: import_text(decree())[0]}),
    )


@pytest.fixture(scope="module")
def made(library: Library) -> dict[str, Any]:
    """Every page of the decree, parsed."""
    outputs = render(library, Edition(date(2026, 3, 3)))
    return {one.url: html.fromstring(str(one.body)) for one in outputs if one.url.startswith(FIRST)}


def test_each_clause_stands_on_the_page_that_its_address_names(
    library: Library, made: dict[str, Any]
) -> None:
    for khoan in library.toan_van[DECREE].khoan:
        page, place = split(library.shown_at(clause(DECREE, khoan.ma)))
        assert place == khoan.ma and "nr-khoan" in made[page].get_element_by_id(place).get("class")
        found = find(library.shown_at(clause(DECREE, khoan.ma)))
        assert found and (found.kind, found.ma, found.cha) == ("khoan", khoan.ma, DECREE)
    shown = [one for page in made.values() for one in page.find_class("nr-khoan")]
    assert len(shown) == len(library.toan_van[DECREE].khoan)


def test_an_old_address_meets_an_anchor_at_the_line_that_leads_to_the_clause(
    library: Library, made: dict[str, Any]
) -> None:
    for khoan in library.toan_van[DECREE].khoan:
        anchor = made[FIRST].get_element_by_id(khoan.ma)
        if "nr-khoan" in (anchor.get("class") or ""):
            continue
        link = anchor.getparent()
        page, _ = split(library.shown_at(clause(DECREE, khoan.ma)))
        assert link.tag == "a" and link.get("href").removeprefix("../../").partition("#")[0] == page


def test_contents_of_the_whole_stand_on_every_page(made: dict[str, Any]) -> None:
    listed = [link.text_content() for link in made[FIRST].xpath("//nav[@data-nr-cac-phan]//a")]
    assert "Chương III. TÊN CỦA CHƯƠNG 3" in listed and "Điều 200. Tên của điều thứ 200" in listed
    beside = made[THIRD].xpath("//nav[@aria-label='Mục lục văn bản']//a")
    assert [link.text_content() for link in beside][:-1] == listed
    hrefs = [link.get("href") for link in beside]
    assert "#dieu-41" in hrefs and "../../../van-ban/nghi-dinh-dai/chuong-iv/#dieu-61" in hrefs
    ways = made[THIRD].xpath("//a[@rel='prev' or @rel='next']/@href")
    assert ways == [f"../../../{part(DECREE, 'chuong-ii')}", f"../../../{part(DECREE, 'chuong-iv')}"]


def test_links_search_and_packets_lead_to_the_part(library: Library) -> None:
    there = part(DECREE, "chuong-iii") + "#dieu-45.2"
    assert Links(library, "hoi-dap/mot-cau/")(clause(DECREE, "dieu-45.2")) == f"../../{there}"
    assert there in {entry.url for entry in entries(library)}
    link = Node("a", href=f"/{clause(DECREE, 'dieu-45.2')}", children=(Node("text", text="Khoản 2 Điều 45"),))
    told = Packet(
        id="x",
        title="x",
        subtitle="",
        audience="",
        site="",
        url="/",
        as_of=date(2026, 3, 3),
        build="",
        notice="",
        explanation="",
        papers=("a4",),
        size=12,
        parts=(Part("x/", "x", "/x/", (Paragraph((link,)),)),),
    )
    (finished,) = finish(told, "https://mau.example/", library.shown_at).parts[0].blocks
    assert isinstance(finished, Paragraph) and finished.content[0].href == f"https://mau.example/{there}"


def test_the_page_of_a_part_is_about_its_document() -> None:
    assert find(THIRD) == Where("van-ban", DECREE, phan="chuong-iii")
    assert find("van-ban/theo-nam/2025/") is None


def test_a_text_within_the_limit_keeps_its_one_page(library: Library) -> None:
    assert "ke-hoach-mau" not in library.trong_phan
    for khoan in library.toan_van["ke-hoach-mau"].khoan:
        assert library.shown_at(clause("ke-hoach-mau", khoan.ma)) == clause("ke-hoach-mau", khoan.ma)
