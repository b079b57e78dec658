"""What no line may part, and how pages, PDF, Word and EPUB keep it together without changing a letter."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree, html

from namro.language.joins import LONGEST, NO_BREAK, joined, pieces, places
from namro.language.prose import Node
from namro.outputs.packets.epub import epub
from namro.outputs.packets.packet import Packet, Paragraph, Part
from namro.outputs.packets.pdf import a5
from namro.outputs.packets.word import docx
from namro.outputs.unbroken import HELD, LINE, unbroken
from support.packets import small
from support.pdfs import lines

HELD_PHRASES = (
    "ngày 07/02/2026",
    "Đại hội XIV",
    "2025 - 2030",
    "mục 1",
    "khoản 2",
    "Điều 5",
    "phần II",
    "07 giờ 30 - 08 giờ 15",
    "07 giờ",
    "15 giờ 00",
    "số 01-CT/TU",
    "01-CT/TU",
    "17/2025/NQ-HĐND",
    "lần thứ I",
    "lần thứ XIV",
    "quý IV",
    "quý IV/2025",
    "năm 2025",
    "tháng 11/2025",
    "trang 3",
    "30 %",
    "khóa XIII",
    "Trung ương 6",
    "điểm a",
    "mục II.3.3",
    "1.200 tỷ đồng",
    "10 - 12 triệu đồng",
    "thứ Bảy",
    "Chủ nhật",
    "phụ lục I",
    "ĐẠI HỘI XIV",
    "15 tháng 6",
    "07:30 - 08:15",
    "II - IV",
    "năm 2021 – 2025",
    "02 ngày",
    "5 rõ",
    "Số: 01-CT/TU",
    "2026-2030",
    "11 - 11,5%/năm",
)
LOOSE = (
    "kinh tế - xã hội",
    "Mác - Lênin",
    "87 nhiệm vụ",
    "thứ ba",
    "xã/phường",
    "Điểm cầu",
    "Nguyễn Văn A",
    "https://a.b/2025-2030/1",
    "ten-1@a.example",
    "Đảng ủy xã",
    "I. Đặc điểm",
    "5G",
    "2026",
    "&#39;chữ&#39;",
    "năm nay",
    "mục tiêu",
    "học tập 2025",
)


@pytest.mark.parametrize("phrase", HELD_PHRASES)
def test_a_phrase_holds_together_in_any_sentence(phrase: str) -> None:
    assert len(phrase) <= LONGEST
    for before, after in (("", ""), ("theo ", ", là"), ("(", ")"), ("“", "”."), ("và ", " và các cơ quan")):
        assert phrase in [words for words, holds in pieces(f"{before}{phrase}{after}") if holds]


@pytest.mark.parametrize("words", LOOSE)
def test_other_words_stay_loose(words: str) -> None:
    assert [piece for piece, holds in pieces(f"các {words} và") if holds] == []


def test_of_a_phrase_too_long_for_a_line_the_parts_hold() -> None:
    held = [piece for piece, holds in pieces("từ 07 giờ 30 phút - 08 giờ 15 phút hằng ngày") if holds]
    assert held == ["07 giờ 30 phút -", "08 giờ 15 phút"]
    both = [piece for piece, holds in pieces("ngày 07 tháng 02 năm 2026") if holds]
    assert both == ["ngày 07 tháng 02", "năm 2026"]


def test_pieces_are_the_text_and_places_lie_apart() -> None:
    text = " ".join((*HELD_PHRASES, *LOOSE))
    assert "".join(piece for piece, _ in pieces(text)) == text
    found = places(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    assert joined(text).replace(NO_BREAK, " ") == text


PAGE = (
    '<p title="ngày 07/02/2026">Từ ngày <strong>07/02/2026</strong>, số 01-CT/TU &amp; mục 1</p><a class="x">Xem mục 1</a>'
    "<script>const a = 1 - 2; // năm 2025</script><svg><text>năm 2025</text></svg><!-- năm 2025 <b> --><textarea>năm 2025"
    "</textarea><td>năm</td><td>2025</td><p>năm<br>2025</p><img src=x><input value='mục 1'><span>Đại hội XIV</span>"
)


def test_a_page_keeps_every_letter_and_attribute() -> None:
    made = unbroken(PAGE)
    assert (
        made.replace(f"<{HELD}>", "")
        .replace(f"</{HELD}>", "")
        .replace(f"<{LINE}>", "")
        .replace(f"</{LINE}>", "")
        == PAGE
    )
    tree = html.fragment_fromstring(made, create_parent="div")
    assert [node.text for node in tree.iter(HELD)] == [
        "ngày ",
        "07/02/2026",
        "số 01-CT/TU",
        "mục 1",
        "mục 1",
        "Đại hội XIV",
    ]
    assert [node.text for node in tree.iter(LINE)] == ["Xem ", None]


def packet() -> Packet:
    """Every phrase at every place of a line."""
    blocks = tuple(
        Paragraph((Node("text", text=f"{'đi ' * number}{phrase} {'về ' * 12}"),))
        for phrase in HELD_PHRASES
        for number in range(8, 34, 5)
    )
    return replace(small(), parts=(Part("x", "Phần", "", blocks),), volume=None)


def test_no_printed_line_ends_inside_a_phrase() -> None:
    printed = [" ".join(line.split()) for line in lines(a5(packet()).content)]
    for phrase in HELD_PHRASES:
        whole = sum(phrase in line for line in printed)
        assert whole >= 6, phrase


def test_word_holds_spaces_and_hyphens() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(packet()).content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    for node in tree.iter("{*}noBreakHyphen"):
        node.text = "-"
    told = ["".join(str(text) for text in one.itertext()) for one in tree.iter("{*}p")]
    for phrase in HELD_PHRASES:
        assert sum(phrase.replace(" ", NO_BREAK) in one for one in told) >= 6, phrase


def test_a_book_holds_phrases_by_its_style_sheet() -> None:
    with zipfile.ZipFile(io.BytesIO(epub(packet()).content)) as archive:
        tree = etree.fromstring(archive.read("EPUB/phan-1.xhtml"))
        assert b".lien { white-space: nowrap; }" in archive.read("EPUB/style.css")
    held = [node.text for node in tree.iter("{*}span") if node.get("class") == "lien"]
    assert set(HELD_PHRASES) <= set(held)
