"""Packets as Word documents: what a program that edits them finds in the file, and what hostile words do to it."""

from __future__ import annotations

import io
import itertools
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from namro.outputs.packets import packet as tree
from namro.outputs.packets.packet import Packet
from namro.outputs.packets.word import docx
from support.packets import SHOWN, hostile, real, small


@pytest.fixture(scope="module")
def organisers() -> Packet:
    """The packet with a bit of everything: texts, a programme, task tables, questions, a draft."""
    return real("cho-can-bo-to-chuc")


def opened(packet: Packet) -> WordDocument:
    return Document(io.BytesIO(docx(packet).content))


def texts(document: WordDocument) -> list[str]:
    """Every paragraph of the body, those in tables too, in order."""
    return ["".join(_letters(one)) for one in document.element.body.iter(qn("w:p"))]


def _letters(paragraph: Any) -> list[str]:
    """What is read: a hyphen that does not break is a hyphen."""
    found = []
    for node in paragraph.iter(qn("w:t"), qn("w:noBreakHyphen"), qn("w:br")):
        found.append({qn("w:t"): node.text or "", qn("w:br"): " "}.get(node.tag, "-"))
    return found


def test_the_headings_are_word_s_own_and_skip_no_level(organisers: Packet) -> None:
    document = opened(organisers)
    levels = [
        int(one.style.name.split()[1])
        for one in document.paragraphs
        if one.style and one.style.name.startswith("Heading ")
    ]
    assert levels.count(1) == len(organisers.parts)
    assert all(next_ - level <= 1 for level, next_ in itertools.pairwise(levels))
    names = {style.name for style in document.styles}
    assert {
        "Title",
        "Quote",
        "Caption",
        "List Paragraph",
        "Khoản",
        "Nhãn dự thảo",
        "Bảng của tập in",
    } <= names
    used = {one.style.style_id for one in document.paragraphs if one.style}
    assert "Normal" not in used  # every paragraph has a style that says what it is


def test_every_word_of_the_tree_is_in_the_file(organisers: Packet) -> None:
    whole = " ".join(" ".join(texts(opened(organisers))).split())
    for part in organisers.parts:
        assert part.title in whole
        for block in part.blocks:
            if isinstance(block, tree.Quotation):
                assert " ".join(block.text.split()) in whole
            if isinstance(block, tree.Table):
                assert block.caption in whole


def test_tables_repeat_their_heads_keep_rows_whole_and_lie_on_landscape_sheets(organisers: Packet) -> None:
    document = opened(organisers)
    assert document.tables
    for table in document.tables:
        head, *rows = table.rows
        assert head._tr.trPr.find(qn("w:tblHeader")) is not None
        assert rows
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert sum(widths) in (pytest.approx(9354, abs=10), pytest.approx(14570, abs=10))
        assert min(widths) > 400
    expected = [part.landscape for part in organisers.parts]
    found = [section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections]
    assert found == [False, False, *expected]  # cover and contents come first


def test_every_sheet_says_what_it_is_and_a_draft_bears_its_watermark() -> None:
    packet = real("nhiem-vu-ban-thuong-vu-thanh-uy")
    drafts = [part.draft for part in packet.parts]  # a unit's sheet has neither cover nor contents
    sections = opened(packet).sections
    assert True in drafts
    for section, draft in zip(sections, drafts, strict=True):
        header = section.header.paragraphs[0]
        assert "Tài liệu học tập, không phải văn bản gốc" in header.text
        assert header.text.startswith("DỰ THẢO") == draft
        marks = header._p.xpath(".//*[local-name() = 'textpath'][@string = 'DỰ THẢO']")
        assert len(marks) == int(draft)
        footer = section.footer.paragraphs[0]
        assert "Tài liệu học tập, không phải văn bản gốc. Bản" in footer.text
        fields_ = [one.text.strip() for one in footer._p.iter(qn("w:instrText"))]
        assert fields_ == ["PAGE", "NUMPAGES"]


def test_the_contents_are_a_field_with_lines_that_lead_somewhere(organisers: Packet) -> None:
    body = opened(organisers).element.body
    codes = [node.text for node in body.iter(qn("w:instrText"))]
    assert codes[0].startswith(' TOC \\o "1-')
    bookmarks = {node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))}
    targets = {node.get(qn("w:anchor")) for node in body.iter(qn("w:hyperlink"))} - {None}
    pages = {code.split()[1] for code in codes if code.startswith(" PAGEREF")}
    assert len(targets) > len(organisers.parts)
    assert pages
    assert targets | pages <= bookmarks
    ids = [node.get(qn("w:id")) for node in body.iter(qn("w:bookmarkStart"))]
    assert len(ids) == len(set(ids))


def test_notes_of_a_text_are_footnotes() -> None:
    packet = real("van-ban-ke-hoach-trung-uong-6-khoa-xiii-2022")
    with zipfile.ZipFile(io.BytesIO(docx(packet).content)) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        body = etree.fromstring(archive.read("word/document.xml"))
    marks = [int(node.get(qn("w:id"))) for node in body.iter(qn("w:footnoteReference"))]
    found = {
        int(node.get(qn("w:id"))): "".join(node.itertext()) for node in notes if not node.get(qn("w:type"))
    }
    assert marks
    assert sorted(marks) == sorted(found) == list(range(1, len(marks) + 1))
    assert all(len(words.strip()) > 10 for words in found.values())


def test_document_numbers_do_not_break_and_the_language_is_vietnamese(organisers: Packet) -> None:
    with zipfile.ZipFile(io.BytesIO(docx(organisers).content)) as archive:
        body = archive.read("word/document.xml").decode()
        styles = etree.fromstring(archive.read("word/styles.xml"))
    assert "-CT/TU" not in body
    assert "<w:noBreakHyphen/>" in body
    assert {node.get(qn("w:val")) for node in styles.iter(qn("w:lang"))} == {"vi-VN"}


def test_hostile_words_come_out_as_words() -> None:
    content = docx(hostile(small())).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        trees = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if "xml" in name}
    codes = [node.text.split()[0] for one in trees.values() for node in one.iter(qn("w:instrText"))]
    assert set(codes) == {"PAGEREF", "PAGE", "NUMPAGES"}
    whole = texts(Document(io.BytesIO(content)))
    for start in ("Tên", "Phụ", "Phần", "“trích”", "Chú ý", "Bảng", "một", "con", "trích", "c"):
        assert any(f"{start}{SHOWN}" in line for line in whole), start
    addresses = {
        node.get("Target")
        for name, one in trees.items()
        if name.endswith(".rels")
        for node in one
        if node.get("TargetMode") == "External"
    }
    assert addresses == {"https://a.example/", "https://nam-ro.example/", "https://nam-ro.example/x/"}


def test_lists_are_numbered_anew_and_go_on_below_a_paragraph() -> None:
    document = opened(small())
    lists = [
        (one._p.pPr.numPr.numId.val, one._p.pPr.numPr.ilvl.val, one.text)
        for one in document.paragraphs
        if one._p.pPr is not None and one._p.pPr.numPr is not None
    ]
    assert [(level, words) for _, level, words in lists] == [(0, "một"), (0, "hai"), (1, "con")] * 2
    assert lists[0][0] == lists[1][0] != lists[2][0]
    assert lists[3][0] != lists[0][0]  # the second list starts at one again
    below = next(one for one in document.paragraphs if one.text == "thêm")
    assert below.paragraph_format.left_indent is not None


def test_a_reference_into_another_volume_is_told() -> None:
    assert "chữ (ở tập khác)" in texts(opened(small()))


def test_the_same_packet_gives_the_same_bytes_dated_as_of_its_day(organisers: Packet) -> None:
    first, second = docx(organisers).content, docx(organisers).content
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 3, 3, 0, 0, 0)}
        assert b"2026-03-03T00:00:00Z" in archive.read("docProps/core.xml")
