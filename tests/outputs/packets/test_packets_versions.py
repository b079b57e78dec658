"""On paper: two versions beside each other, and what later documents made of what is printed and cited."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from lxml import etree

from namro.language.prose import Node, plain
from namro.library.edition import Edition
from namro.outputs.packets.assemble import assemble
from namro.outputs.packets.epub import epub
from namro.outputs.packets.packet import Heading, Note, Packet, Paragraph, Part, Quotation, Table
from namro.outputs.packets.recipes import recipes
from namro.outputs.packets.word import docx
from support.versions import NEWER, OLDER, versions

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def packet() -> Packet:
    library = versions()
    recipe = next(one for one in recipes(library) if one.id == "hai-ban")
    return assemble(library, Edition(date(2026, 3, 3)), recipe)


def part(packet: Packet, title: str) -> Part:
    return next(one for one in packet.parts if one.title.startswith(title))


def nodes(value: Any, kind: str) -> Iterator[str]:
    if isinstance(value, Node):
        if value.kind == kind:
            yield plain(value.children)
        value = value.children
    if isinstance(value, tuple):
        for item in value:
            yield from nodes(item, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from nodes(getattr(value, item.name), kind)


def test_each_change_has_its_name_and_its_words(packet: Packet) -> None:
    compared = part(packet, "So sánh")
    assert compared.url.endswith(f"/van-ban/{NEWER}/so-voi-{OLDER}/")
    told = [
        f"{block.number} {plain(block.content)}" for block in compared.blocks if isinstance(block, Heading)
    ]
    assert "Sửa lời: khoản 1 Điều 3 (bản cũ: khoản 1 Điều 2)" in told
    assert "Bỏ: khoản 2 Điều 3 của bản cũ" in told
    assert "Chuyển chỗ: khoản 2 Điều 4 (bản cũ: khoản 2 Điều 1)" in told
    assert {"05", "10", "Hồ sơ lưu tại nhà bí thư chi bộ."} <= set(nodes(compared.blocks, "del"))
    assert {"03", "08", "Nguyên tắc"} <= set(nodes(compared.blocks, "ins"))
    counted = next(
        plain(block.content)
        for block in compared.blocks
        if isinstance(block, Paragraph) and plain(block.content).startswith("Số khoản")
    )
    assert counted == "Số khoản: 3 sửa lời, 4 mới, 3 đổi số, 2 chuyển chỗ, 1 bỏ, 12 giữ nguyên."


def test_a_printed_text_says_what_became_of_it(packet: Packet) -> None:
    told = {
        one.title: [
            plain(line.content)
            for block in one.blocks
            if isinstance(block, Note)
            for line in block.blocks
            if isinstance(line, Paragraph)
        ]
        for one in packet.parts
    }
    assert (
        "Văn bản này được Quy chế Chi bộ mẫu 2026 thay thế từ ngày 01/01/2026."
        in told["Quy chế Chi bộ mẫu 2024"]
    )
    assert (
        "Phần II, mục 2, gạch đầu dòng 3 được Công văn sửa mẫu sửa đổi, bổ sung từ ngày 01/03/2026."
        in told["Kế hoạch mẫu"]
    )


def test_a_citation_on_paper_says_it_too(packet: Packet) -> None:
    quoted = [
        plain(block.source) for block in part(packet, "Hỏi - đáp").blocks if isinstance(block, Quotation)
    ]
    assert quoted == [
        "Quy chế Chi bộ mẫu 2024, khoản 1 Điều 2 (được Quy chế Chi bộ mẫu 2026 thay thế từ ngày 01/01/2026)",
        "Kế hoạch mẫu, phần II, mục 2, gạch đầu dòng 3 (được Công văn sửa mẫu sửa đổi, bổ sung từ ngày 01/03/2026)",
    ]
    (table,) = (block for block in part(packet, "Nhiệm vụ").blocks if isinstance(block, Table))
    assert any("(được Công văn sửa mẫu" in plain(line) for row in table.rows for cell in row for line in cell)


def test_word_strikes_and_underlines(packet: Packet) -> None:
    with zipfile.ZipFile(io.BytesIO(docx(packet).content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    for look, words in (("strike", "05"), ("u", "03")):
        runs = body.xpath(f"//w:r[w:rPr/w:{look}]", namespaces={"w": WORD.strip("{}")})
        assert words in {"".join(run.itertext(f"{WORD}t")) for run in runs}


def test_a_book_has_the_elements_of_html(packet: Packet) -> None:
    with zipfile.ZipFile(io.BytesIO(epub(packet).content)) as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")]
    assert any("<del>05</del>" in page and "<ins>03</ins>" in page for page in pages)
