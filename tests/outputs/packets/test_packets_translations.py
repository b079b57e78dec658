"""Translations on paper: in their own letters, never as boxes, and refused by name where a machine has no letters."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from conftest import SAMPLE
from namro.language.prose import Node
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.packets import fonts, pdf
from namro.outputs.packets.assemble import assemble
from namro.outputs.packets.epub import epub
from namro.outputs.packets.packet import FOREIGN, Packet, Paragraph, languages
from namro.outputs.packets.recipes import Recipe
from namro.outputs.packets.word import docx
from namro.problems import UserError
from namro.records.tap_in import PhanTapIn, TapIn


def packet(*codes: str) -> Packet:
    recipe = TapIn(
        ten="Tập có bản dịch",
        mo_ta="Để thử",
        bia=False,
        muc_luc=False,
        ban_dich=codes,
        phan=(
            PhanTapIn(loai="hoi-dap", hoi_dap=("kinh-phi-bao-nhieu",)),
            PhanTapIn(loai="doc-nhanh", doc_nhanh=("ke-hoach-mau",)),
        ),
    )
    return assemble(load(SAMPLE).published(), Edition(date(2026, 3, 3)), Recipe("thu", recipe))


def test_a_recipe_chooses_the_languages() -> None:
    assert languages(packet()) == frozenset()
    assert languages(packet("km", "en")) == {"km", "en"}


@pytest.mark.parametrize("code", ["km", "en"])
def test_the_sheet_has_the_translation_in_a_font_of_the_package(code: str) -> None:
    made = pdf.a4(packet(code))
    assert ("NotoSerifKhmer" in fonts_in(made.content)) is (code == "km")
    assert made.content == pdf.a4(packet(code)).content


def fonts_in(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as file:
        return " ".join(str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values())


def test_han_letters_are_printed_by_a_font_of_the_machine_or_the_packet_is_refused_by_name() -> None:
    if fonts.families("zh"):
        assert pdf.a4(packet("zh")).pages > 0
    else:
        with pytest.raises(UserError, match="Noto Serif CJK SC"):
            pdf.a4(packet("zh"))
    assert fonts.first_of(fonts.MACHINE["zh"], ["Tinos"]) == ()
    assert fonts.first_of(fonts.MACHINE["zh"], ["SimSun", "Noto Sans CJK SC"]) == ("SimSun",)
    assert "Tập “X”" in fonts.refusal("X", "zh") and "fonts-noto-cjk" in fonts.refusal("X", "zh")


def test_a_letter_that_no_font_has_stops_the_printing_and_is_no_box() -> None:
    given = packet("km")
    strange = Paragraph((Node(FOREIGN, text="\u1320", href="km"),))
    part = replace(given.parts[0], blocks=(*given.parts[0].blocks, strange))
    with pytest.raises(Exception, match=r"(?i)font|displayed|glyph"):
        pdf.a4(replace(given, parts=(part,)))


def test_word_and_epub_say_the_language_of_each_word() -> None:
    word = zipfile.ZipFile(io.BytesIO(docx(packet("zh")).content)).read("word/document.xml").decode()
    assert 'w:eastAsia="zh-CN"' in word and "拓宽村路需要多少钱？" in word
    book = zipfile.ZipFile(io.BytesIO(epub(packet("km")).content))
    told = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert '<span lang="km" xml:lang="km">' in told
