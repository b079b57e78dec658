"""Question trees: walked by their links as a reader does, every way to its outcome; found, led to, withheld."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

import pytest
from lxml import html

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages import render
from namro.outputs.pour import Output
from namro.outputs.search.entries import entries
from namro.records.addresses import address, listing
from namro.records.cay_hoi import MOST, CayHoi
from support.real_data import real_pages, real_published

MA = "nop-bao-cao"
LIST, PAGE = listing("cay-hoi"), address("cay-hoi", MA)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE)


def made(library: Library) -> dict[str, Output]:
    return {output.url: output for output in render(library.published(), Edition(date(2026, 3, 3)))}


def with_trees(library: Library, **trees: CayHoi) -> Library:
    return dataclasses.replace(library, cay_hoi=MappingProxyType(trees))


def walked(page: html.HtmlElement) -> Iterator[tuple[list[str], html.HtmlElement]]:
    """Every way through a page by its links: what is chosen, and the place where it ends."""
    places = {place.get("id"): place for place in page.find_class("nr-tx__cho")}

    def on(place: html.HtmlElement, chosen: list[str]) -> Iterator[tuple[list[str], html.HtmlElement]]:
        links = place.xpath(".//ul[@class='nr-tx__chon']/li/a")
        if not links:
            yield chosen, place
        for link in links:
            yield from on(places[link.get("href")[1:]], [*chosen, link.text_content().strip()])

    yield from on(page.find_class("nr-tx__cho")[0], [])


def told(page: html.HtmlElement) -> str:
    """Each way with what it comes to and where that stands, a line each."""
    lines = []
    for chosen, place in walked(page):
        (sentence,) = place.xpath("./h2")
        cited = dict.fromkeys(link.text_content() for link in place.xpath("./figure/figcaption/a"))
        unsaid = " (văn bản chưa nêu)" if place.xpath("./p[@class='nr-tl__chua']") else ""
        lines.append(
            f"{' › '.join(chosen)}\n  → {sentence.text_content().strip()}{unsaid}\n  [{'; '.join(cited)}]\n"
        )
    return "".join(lines)


@pytest.mark.parametrize("ma", sorted(real_published().cay_hoi))
def test_every_way_of_the_real_trees_comes_to_what_the_texts_say(ma: str, bless: bool) -> None:
    page = html.fromstring(str(real_pages()[address("cay-hoi", ma)].body))
    ways = [*walked(page)]
    assert all(1 <= len(chosen) <= MOST for chosen, _ in ways)
    ends = {place.get("id") for _, place in ways}
    assert ends == {f"ket-luan-{one.ma}" for one in real_published().cay_hoi[ma].ket_luan}
    golden = ROOT / f"tests/golden/tu-xem__{ma}.txt"
    if bless:
        golden.write_text(told(page), encoding="utf-8")
    assert told(page) == golden.read_text(encoding="utf-8")


def test_an_outcome_quotes_its_clause_and_says_what_else_one_asks(sample: Library) -> None:
    page = html.fromstring(str(made(sample)[PAGE].body))
    tree = sample.cay_hoi[MA]
    for outcome in tree.ket_luan:
        (place,) = page.xpath(f"//section[@id='ket-luan-{outcome.ma}']")
        quoted = [quote.text_content().strip("“”") for quote in place.xpath("./figure/blockquote")]
        assert quoted == [cited.trich for cited in outcome.nguon]
        assert [head.text_content() for head in place.xpath("./h3")] == [
            *(part.tieu_de for part in outcome.phan),
            *(["Tài liệu"] if outcome.tai_lieu else []),
        ]
    (unsaid,) = page.xpath("//section[@id='ket-luan-khong-noi']/p[@class='nr-tl__chua']")
    assert "Văn bản chưa nêu" in unsaid.text_content()


def test_the_table_has_every_outcome_with_the_ways_to_it(sample: Library) -> None:
    page = html.fromstring(str(made(sample)[PAGE].body))
    rows = page.xpath("//table[contains(@class, 'nr-tx__bang')]/tbody/tr")
    ways = [[p.text_content() for p in row.xpath("./th/p")] for row in rows]
    assert ways == [
        ["Người trong chi ủy › Chưa", "Người trong chi ủy › Không rõ"],
        ["Đảng viên khác"],
    ]
    said = [row.xpath("./td[1]/p[1]")[0].text_content() for row in rows]
    assert [words.partition(".")[0] + "." for words in said] == [
        one.loi for one in sample.cay_hoi[MA].ket_luan
    ]


def test_answers_and_guides_lead_there_and_search_finds_it(sample: Library) -> None:
    pages = made(sample)
    for url in (address("hoi-dap", "bao-cao-khi-nao"), address("chuyen-muc", "bao-cao")):
        links = html.fromstring(str(pages[url].body)).xpath("//p[@class='nr-tl__dan']/a")
        assert any(str(link.get("href")).endswith(PAGE) for link in links), url
    (found,) = (entry for entry in entries(sample.published()) if entry.kind == "cay-hoi")
    assert (found.url, found.title) == (PAGE, sample.cay_hoi[MA].ten)
    assert "ai phải báo cáo" in found.names


def test_what_is_not_approved_is_not_published_and_nobody_is_led_there(sample: Library) -> None:
    waiting = sample.cay_hoi[MA].model_copy(update={"trang_thai_bien_tap": "cho-duyet"})
    pages = made(with_trees(sample, **{MA: waiting}))
    assert PAGE not in pages and LIST not in pages
    assert not [url for url, page in pages.items() if PAGE in str(page.body)]
