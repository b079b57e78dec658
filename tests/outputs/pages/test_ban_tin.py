"""Bulletins for the loudspeaker: listed, shown with their sources, found, and only once they are approved."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import MappingProxyType

import pytest
from lxml import html

from conftest import SAMPLE
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages import render
from namro.outputs.pages.ban_tin import files, spoken
from namro.outputs.pour import Output
from namro.outputs.search.entries import entries
from namro.records.addresses import address, listing
from namro.records.ban_tin import BanTin
from namro.records.read_aloud import LONGEST, SHORTEST
from support.real_data import real_pages, real_published

MA = "nop-bao-cao"
LIST, PAGE = listing("ban-tin"), address("ban-tin", MA)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE)


def made(library: Library) -> dict[str, Output]:
    return {output.url: output for output in render(library.published(), Edition(date(2026, 3, 3)))}


def with_bulletins(library: Library, **bulletins: BanTin) -> Library:
    return dataclasses.replace(library, ban_tin=MappingProxyType(bulletins))


def test_the_list_names_every_bulletin_newest_first(sample: Library) -> None:
    first = sample.ban_tin[MA]
    later = first.model_copy(update={"ten": "Bản tin sau", "ngay": date(2026, 3, 9)})
    tree = html.fromstring(str(made(with_bulletins(sample, cu=first, moi=later))[LIST].body))
    assert [link.get("href") for link in tree.xpath("//h2/a")] == ["../ban-tin/moi/", "../ban-tin/cu/"]
    assert [time.get("datetime") for time in tree.xpath("//li//time")] == ["2026-03-09", "2026-03-05"]


def test_a_committee_without_bulletins_has_no_page_for_them(sample: Library) -> None:
    assert LIST not in made(with_bulletins(sample))


def test_the_page_has_the_words_their_day_their_approval_and_every_source(sample: Library) -> None:
    bulletin = sample.ban_tin[MA]
    tree = html.fromstring(str(made(sample)[PAGE].body))
    said = tree.find_class("nr-dan")[0]
    assert [p.text_content() for p in said.iter("p")] == bulletin.loi_doc.replace("**", "").strip().split(
        "\n\n"
    )
    assert "05/03/2026" in tree.find_class("nr-tinh-den")[0].text_content()
    assert bulletin.nguoi_duyet in tree.find_class("nr-tinh-den")[0].text_content()
    quoted = [quote.text_content().strip("“”") for quote in tree.xpath("//figure/blockquote")]
    assert quoted == [cited.trich for cited in bulletin.nguon]
    assert tree.xpath("//figcaption/a[@href='../../van-ban/ke-hoach-mau/#II.2.b3']")


def test_a_bulletin_that_a_draft_speaks_in_says_so(sample: Library) -> None:
    cited = sample.hoi_dap["kinh-phi-bao-nhieu"].nguon
    drafted = sample.ban_tin[MA].model_copy(update={"nguon": cited})
    pages = made(with_bulletins(sample, **{MA: drafted}))
    for url in (LIST, PAGE):
        assert html.fromstring(str(pages[url].body)).find_class("nr-nhan--du-thao"), url


def test_search_finds_it_by_its_words(sample: Library) -> None:
    (found,) = (entry for entry in entries(sample.published()) if entry.kind == "ban-tin")
    assert (found.url, found.title) == (PAGE, "Chi ủy nộp báo cáo trong quý II")
    assert "không nói báo cáo viết thế nào" in found.text
    assert found.facets.van_ban == ("ke-hoach-mau",)


def test_what_is_not_approved_is_not_published(sample: Library) -> None:
    for state in ("nhap", "cho-duyet"):
        waiting = sample.ban_tin[MA].model_copy(update={"trang_thai_bien_tap": state})
        library = with_bulletins(sample, **{MA: waiting})
        assert PAGE not in made(library)
        assert "ban-tin" not in {entry.kind for entry in entries(library.published())}


def test_the_clause_knows_the_bulletins_that_cite_it(sample: Library) -> None:
    assert sample.dan_theo_khoan["ban-tin"]["ke-hoach-mau", "II.2.b3"] == (MA,)


def test_the_page_says_every_sentence_in_words_and_its_sources_at_the_end(sample: Library) -> None:
    tree = html.fromstring(str(made(sample)[PAGE].body))
    said = [line.text_content() for line in tree.xpath("//*[@data-nr-cau]")]
    assert "trong quý hai năm hai nghìn không trăm hai mươi sáu" in said[0]
    assert said[-1] == "Bản tin này dựa vào: Kế hoạch mẫu."
    assert not any(letter.isdigit() for line in said for letter in line)
    assert tree.xpath("//button[@data-nr-nghe][@hidden]")
    assert "Đọc khoảng 1 phút" in tree.find_class("nr-phu")[0].text_content()


def test_the_text_file_has_the_same_words_and_says_where_they_are_from(sample: Library) -> None:
    (file,) = files(sample.published(), "tính đến ngày 03/03/2026")
    tree = html.fromstring(str(made(sample)[PAGE].body))
    assert file.path == "ban-tin/nop-bao-cao/loi-doc.txt"
    text = file.content.decode()
    assert all(line.text_content() in text for line in tree.xpath("//*[@data-nr-cau]"))
    assert "https://mau.example/tai-lieu/ban-tin/nop-bao-cao/" in text


def test_the_text_file_of_a_draft_says_so_first(sample: Library) -> None:
    cited = sample.hoi_dap["kinh-phi-bao-nhieu"].nguon
    drafted = sample.ban_tin[MA].model_copy(update={"nguon": cited})
    (file,) = files(with_bulletins(sample, **{MA: drafted}), "tính đến")
    assert file.content.decode().startswith("DỰ THẢO.")


def test_every_topic_of_the_documents_and_every_duty_has_a_bulletin() -> None:
    """Each can be said, in one to three minutes, without a list or a table, and ends with its sources."""
    library = real_published()
    pages = real_pages()
    assert len(library.ban_tin) >= 30
    said = spoken(library)
    for ma in library.ban_tin:
        assert SHORTEST <= said[ma].giay <= LONGEST, ma
        tree = html.fromstring(str(pages[address("ban-tin", ma)].body))
        assert not tree.find_class("nr-dan")[0].xpath(".//ul | .//ol | .//table"), ma
        assert said[ma].doan[-1][0].startswith("Bản tin này dựa vào: "), ma
    told = {topic for bulletin in library.ban_tin.values() for topic in bulletin.chu_de}
    assert told >= library.chu_de.keys()
