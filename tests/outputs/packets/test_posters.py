"""Posters: the layout that the check and the print share, the files, the page with its facts and downloads."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from conftest import SAMPLE
from namro.language.letters import width
from namro.language.lines import broken, evened
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets import volumes
from namro.outputs.packets.formats import FORMATS
from namro.outputs.packets.glyphs import FONTS
from namro.outputs.packets.packet import Packet
from namro.outputs.packets.posters import packet_id, poster
from namro.outputs.packets.shelf import Shelf, Shelved
from namro.outputs.pages import render
from namro.problems import UserError
from namro.records.ap_phich import ApPhich, YApPhich
from namro.records.base import TrichDan
from namro.records.poster_room import A3, PITCH, SHEETS, Layout, TooLong, column, laid
from support.real_data import real_pages, real_published

MA = "nop-bao-cao"
EDITION = Edition(date(2026, 3, 3))
CITED = (TrichDan(van_ban="ke-hoach-mau", khoan="II.2.b3", trich="Chi ủy nộp báo cáo"),)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


def drawn(library: Library, **changed: object) -> Packet:
    return poster(library, EDITION, MA, library.ap_phich[MA].model_copy(update=changed))


def made(packet: Packet, form: str) -> list[bytes]:
    return [one.content for one in volumes.write(packet, next(one for one in FORMATS if one.id == form))]


def of(words: list[str], title: str = "Ai nộp?") -> ApPhich:
    facts = tuple(YApPhich(chu=one, nguon=CITED) for one in words)
    return ApPhich(ten=title, hinh="so", y=facts, trang_thai_bien_tap="nhap")


WORDS = st.lists(
    st.sampled_from(["Chi", "nộp", "báo cáo về", "Đảng ủy", "quý II/2026", "nhiệm kỳ"]), min_size=1
)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS.map(" ".join).map(lambda words: words[:240]), min_size=3, max_size=7))
def test_what_is_laid_stays_in_its_room_and_what_is_refused_fits_once_it_is_cut(words: list[str]) -> None:
    """No letter smaller than the least, no line wider than its column, no card below the foot; what is told to be cut is
    enough and, a line less, is not."""
    record = of(words)
    for sheet in SHEETS:
        found = laid(record, sheet)
        if isinstance(found, Layout):
            assert found.size >= sheet.least
            shown = [item for picture in found.pictures for item in picture]
            assert [" ".join(item.lines) for item in shown] == [" ".join(one.split()) for one in words]
            for item in shown:
                assert all(
                    width(line) * found.size <= column(sheet, found.size) + 1e-6 for line in item.lines
                )
                assert item.rows * PITCH * found.size <= item.high + 1e-6
                assert found.head <= item.top
                assert item.top + item.high <= sheet.high - sheet.foot + 1e-6
        elif found.at is None:
            left, cut = list(words), 0
            while isinstance(laid(of(left), sheet), TooLong):
                at = max(range(len(left)), key=lambda number: len(left[number]))
                left[at] = left[at].rpartition(" ")[0]
                cut = sum(map(len, words)) - sum(map(len, left))
            assert cut > 0
            assert found.letters > 0


def test_the_print_breaks_no_line_of_its_own(tmp_path: Path) -> None:
    """Lines are as wide in Typst as the list of widths says, so a line that fits here fits there."""
    lines = ["Đảng ủy xã, phường, trực thuộc", "AVATAR Tổ chức: fi ffl “nhiệm kỳ”", "30/12/2025 → 01-CT/TU"]
    shown = "".join(f"#context [#metadata(measure(text(lines.at({n}))).width.pt()) <w>]\n" for n in range(3))
    main = tmp_path / "main.typ"
    main.write_text(
        '#set text(font: "Tinos", size: 100pt, kerning: false, ligatures: false, fallback: false)\n'
        f"#let lines = json(bytes({json.dumps(json.dumps(lines, ensure_ascii=False), ensure_ascii=False)}))\n{shown}"
    )
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    told = json.loads(typst.query(str(main), "<w>", field="value", font_paths=fonts))
    assert told == pytest.approx([width(line) * 100 for line in lines], abs=0.2)


def test_a_line_is_not_left_alone_and_a_wide_word_is_named() -> None:
    lines = broken("một hai ba bốn năm sáu bảy tám chín mười", 14)
    assert not isinstance(lines, str)
    even = evened(lines, 14)
    assert len(even) == len(lines)
    assert " ".join(even) == " ".join(lines)
    assert max(map(width, even)) <= max(map(width, lines))
    assert broken("ngắn " + "M" * 40, 14) == "M" * 40


def test_the_least_letters_are_read_from_three_metres() -> None:
    """28 points on A3; a picture's are 16 px on a phone 360 px wide."""
    assert A3.least >= 28
    assert all(
        sheet.least * 360 / sheet.wide >= 16 and sheet.small * 360 / sheet.wide >= 12 for sheet in SHEETS[1:]
    )


def test_a_poster_that_has_no_room_is_not_made(sample: Library) -> None:
    fact = YApPhich(chu="Chi ủy nộp báo cáo. " * 11, nguon=CITED)
    with pytest.raises(
        UserError, match=r"Áp phích dài hơn khổ A3 \d+ dòng.*Bớt ít nhất \d+ chữ cái, hoặc bớt một ý"
    ):
        drawn(sample, y=(fact,) * 7)


def test_the_sheets_are_one_page_with_every_word_and_the_same_bytes_twice(sample: Library) -> None:
    packet = drawn(sample)
    (a3,), (a4,) = made(packet, "ap-phich-a3"), made(packet, "ap-phich-a4")
    assert a3 == made(drawn(sample), "ap-phich-a3")[0]
    for content, wide in ((a3, 841.89), (a4, 595.3)):
        (page,) = pypdf.PdfReader(io.BytesIO(content)).pages
        assert float(page.mediabox.width) == pytest.approx(wide, abs=0.1)
        words = " ".join(page.extract_text().split())
        for part in (
            "Nộp báo cáo thế nào?",
            "Dự Hội nghị.",
            "Chi ủy viết báo cáo.",
            "Nguồn: Kế hoạch mẫu",
            "Tính đến",
        ):
            assert part in words, part
        assert "DỰ THẢO" not in words


def test_the_pictures_have_their_sizes_and_the_same_bytes_twice(sample: Library) -> None:
    packet = drawn(sample)
    for form, size in (("ap-phich-vuong", (1080, 1080)), ("ap-phich-dung", (1080, 1920))):
        pictures = made(packet, form)
        assert pictures == made(packet, form)
        assert [Image.open(io.BytesIO(one)).size for one in pictures] == [size] * len(pictures)
        assert all(len(one) < 150_000 for one in pictures)


def test_facts_that_do_not_fit_one_picture_go_on_in_the_next(sample: Library) -> None:
    fact = YApPhich(nhan="Nộp", chu="Chi ủy nộp báo cáo về Đảng ủy mẫu trong quý II/2026.", nguon=CITED)
    packet = drawn(sample, y=(fact,) * 5)
    assert packet.poster
    pictures = packet.poster.of("vuong")
    assert len(pictures) > 1
    shown = [" ".join(shape.words) for one in pictures for shape in one.shapes]
    assert sum(words.startswith("Chi ủy nộp") for words in shown) == 5
    assert f"{sample.trang.ten} · 2/{len(pictures)}" in shown


def test_what_rests_on_a_draft_says_so_on_every_sheet(sample: Library) -> None:
    cited = sample.hoi_dap["kinh-phi-bao-nhieu"].nguon
    facts = sample.ap_phich[MA].y
    for changed, badge in ((facts, "DỰ THẢO"), (facts[:1], "CÓ PHẦN DỰ THẢO")):
        drafted = tuple(one.model_copy(update={"nguon": cited}) for one in changed)
        packet = drawn(sample, y=(*drafted, *facts[len(drafted) :]))
        assert packet.poster
        assert packet.draft
        for picture in packet.poster.pictures:
            assert (badge,) in [shape.words for shape in picture.shapes]


def test_nothing_at_the_foot_leaves_it_however_long_the_address(sample: Library) -> None:
    far = "https://mot-dia-chi-rat-dai.cua-mot-thanh-pho.example/thu-muc/con/chau/chat/"
    site = sample.trang.model_copy(update={"dia_chi_goc": far})
    packet = drawn(replace(sample, trang=site))
    assert packet.poster
    for picture in packet.poster.pictures:
        sheet = next(one for one in SHEETS if one.id == picture.sheet)
        below = [one for one in picture.shapes if one.kind == "words" and one.size == sheet.small]
        assert below
        assert all(sheet.high - sheet.foot < one.y < sheet.high for one in below)


def test_the_page_lists_the_facts_with_their_sources_and_the_files(sample: Library, tmp_path: Path) -> None:
    url = f"ap-phich/{MA}/"
    bare = {one.url: one for one in render(sample, EDITION)}[url]
    tree = html.fromstring(str(bare.body))
    assert [one.text_content() for one in tree.xpath("//ol/li//strong")] == ["Học", "Viết", "Nộp"]
    assert tree.xpath("//ol/li//a[@class='nr-so']")
    assert "không kèm tệp áp phích" in tree.text_content()
    file = Shelved(packet_id(MA), "ap-phich-dung", 1, 1, "x-dung.png", 0, 9, "k", "t", False)
    shown = {one.url: one for one in render(sample, EDITION, packets=Shelf(tmp_path, (file,)))}
    tree = html.fromstring(str(shown[url].body))
    assert tree.xpath("//a[@download]/@href") == ["../../tap-in/x-dung.png"]
    (picture,) = tree.xpath("//img")
    assert sample.ap_phich[MA].ten in picture.get("alt")
    assert "../ap-phich/" in html.fromstring(str(shown["hoc-va-in/"].body)).xpath("//a/@href")


def test_a_committee_without_posters_has_no_page_for_them(sample: Library) -> None:
    none = replace(sample, ap_phich=MappingProxyType({}))
    assert "ap-phich/" not in {one.url for one in render(none, EDITION)}


def test_the_real_posters_are_ten_or_more_and_counted_shares_stand_on_the_page() -> None:
    library = real_published()
    assert len(library.ap_phich) >= 10
    assert {one.hinh for one in library.ap_phich.values()} == {
        "nam-ro",
        "so",
        "buoc",
        "dong-thoi-gian",
        "bieu-tuong",
        "muc-do",
    }
    tree = html.fromstring(str(real_pages()["ap-phich/ke-hoach-ro-den-dau/"].body))
    assert [one.get("value") for one in tree.xpath("//meter")] == ["49", "60", "19", "16", "23"]
