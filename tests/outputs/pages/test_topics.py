"""A topic's page: what the documents hold on it in plain words, its questions, the tasks of the clauses told of."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import MappingProxyType

import pytest
from lxml import html

from conftest import SAMPLE
from namro.language import prose
from namro.library.edition import Edition
from namro.library.history.named import named
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages import render
from namro.outputs.pour import Output
from namro.outputs.search.entries import entries
from support.real_data import real_data

AS_OF = Edition(date(2026, 3, 3))
ALONE = "duong-lang"
"""A topic that a summary tells of and no question is about."""


@pytest.fixture(scope="module")
def sample() -> Library:
    """The sample with one topic more, which has the summary of another and no question."""
    library = load(SAMPLE)
    alone = library.chu_de["bao-cao"].model_copy(update={"id": ALONE, "ten": "Đường làng"})
    return dataclasses.replace(library, chu_de=MappingProxyType({**library.chu_de, ALONE: alone}))


def made(library: Library) -> dict[str, Output]:
    return {output.url: output for output in render(library.published(), AS_OF)}


def page(ma: str, library: Library) -> html.HtmlElement:
    return html.fromstring(str(made(library)[f"hoi-dap/theo-chu-de/{ma}/"].body))


def test_the_summary_stands_before_the_questions_and_leads_to_its_clauses(sample: Library) -> None:
    tree = page("bao-cao", sample)
    (summary,) = tree.xpath("//*[@id='tom-luoc']")
    assert "nộp báo cáo về Đảng ủy mẫu trong quý II/2026" in summary.text_content()
    assert summary.xpath("./following::*[@data-loc]")
    led = {link.get("href").partition("van-ban/")[2] for link in summary.iter("a")}
    assert {"ke-hoach-mau/#II.2.b3", "du-thao-mau/#1"} <= led
    assert summary.find_class("nr-nhan--du-thao")


def test_the_tasks_of_the_clauses_follow_with_the_mark_of_a_draft(sample: Library) -> None:
    library = sample.published()
    cited = {(one.van_ban, one.khoan) for one in library.chu_de["bao-cao"].tom_luoc.nguon}  # type: ignore[union-attr]
    meant = {task.id for key in cited for task in library.nhiem_vu_theo_khoan.get(key, ())}
    assert meant
    items = page("bao-cao", sample).xpath("//h2[@id='nhiem-vu']/following-sibling::ul/li")
    shown = {item.find("a").get("href").strip("/").rsplit("/", 1)[-1]: item for item in items}
    assert shown.keys() == meant
    for ma, item in shown.items():
        document = library.nhiem_vu_theo_ma[ma][0]
        assert bool(item.find_class("nr-nhan--du-thao")) == library.is_draft(document), ma


def test_a_topic_without_a_summary_is_a_list_as_ever(sample: Library) -> None:
    tree = page("hoc-tap", sample)
    assert tree.xpath("//*[@data-loc]")
    assert not tree.xpath("//*[@id='tom-luoc' or @id='nhiem-vu']")


def test_a_topic_that_no_question_is_about_has_its_page_too(sample: Library) -> None:
    tree = page(ALONE, sample)
    assert "Chưa có câu hỏi nào về chủ đề này" in tree.text_content()
    assert not tree.xpath("//*[@data-bo-loc]")
    assert named(sample.published(), {})["chu-de", ALONE].url in made(sample)


def test_what_is_told_of_a_topic_is_found(sample: Library) -> None:
    found = {entry.url: entry for entry in entries(sample.published()) if entry.kind == "chu-de"}
    assert set(found) == {f"hoi-dap/theo-chu-de/{ma}/" for ma in ("bao-cao", ALONE)}
    assert all("mở rộng đường làng" in entry.text and entry.draft for entry in found.values())
    assert set(found) <= set(made(sample))


def test_a_summary_that_rests_on_a_withheld_text_is_left_out_and_the_topic_stays(sample: Library) -> None:
    withheld = sample.van_ban["du-thao-mau"].model_copy(update={"cong_khai": None})
    documents = MappingProxyType({**sample.van_ban, "du-thao-mau": withheld})
    shown = dataclasses.replace(sample, van_ban=documents).published()
    assert shown.chu_de.keys() == sample.chu_de.keys()
    assert not any(topic.tom_luoc for topic in shown.chu_de.values())
    pages = {output.url for output in render(shown, AS_OF)}
    assert "hoi-dap/theo-chu-de/bao-cao/" in pages
    assert f"hoi-dap/theo-chu-de/{ALONE}/" not in pages


def test_every_topic_of_the_site_is_told_of_in_one_paragraph() -> None:
    for ma, topic in real_data().chu_de.items():
        assert topic.tom_luoc, ma
        paragraphs = prose.parse(topic.tom_luoc.noi_dung)
        assert [node.kind for node in paragraphs] == ["p"], ma
        assert 40 <= len(prose.plain(paragraphs).split()) <= 150, ma
