"""What Word and LibreOffice do not print, or print another way than as words: left out or kept, and always told."""

from __future__ import annotations

import io
import zipfile

import pytest

from editing.test_word import NAMES, docx, p, run
from namro.editing import opendoc, word
from namro.editing.office_words import Words

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def relation(kind: str, target: str) -> str:
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return f'<Relationships {names}><Relationship Id="a" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'


def document(*blocks: str) -> str:
    return f"<w:document {NAMES}><w:body>{''.join(blocks)}</w:body></w:document>"


@pytest.mark.parametrize(
    ("block", "kept", "told"),
    [
        (
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
            f"<w:sdtContent>{p('Điều 1. Một 3')}</w:sdtContent></w:sdt>",
            (),
            "bỏ mục lục tự động",
        ),
        (p(f"<w:ins w:id='1'>{run('Chèn.')}</w:ins>"), ("Chèn.",), "theo dõi thay đổi"),
        (
            f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('Ẩn')}</w:tc></w:tr></w:tbl>",
            (),
            "bỏ chữ ẩn",
        ),
        (
            p(run("10") + run("3", '<w:vertAlign w:val="superscript"/>')),
            ("103",),
            "số nâng lên",
        ),
    ],
)
def test_word_tells_what_it_does_not_print_as_words(block: str, kept: tuple[str, ...], told: str) -> None:
    words = word.read(docx(block), "a.docx")
    assert words.paragraphs == kept
    assert any(told in line for line in words.told), words.told


def test_a_raised_number_far_in_a_paragraph_is_told_with_the_words_before_it() -> None:
    far = run("lời " * 500 + "rừng 10") + run("3", '<w:vertAlign w:val="superscript"/>')
    apart = run("lời " * 500) + run("3", '<w:vertAlign w:val="superscript"/>')
    words = word.read(docx(p(far) + p(apart)), "a.docx")
    assert [line for line in words.told if "số nâng lên" in line and "rừng 103" in line] == list(words.told)


def test_a_style_hides_and_a_contents_style_is_no_text() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="ML"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    body = document(
        p(run("Ẩn"), '<w:pStyle w:val="An"/>'), p(run("Điều 1 3"), '<w:pStyle w:val="ML"/>'), p("Điều 1. Một")
    )
    words = word.read(packed({"word/document.xml": body, "word/styles.xml": styles}), "a.docx")
    assert words.paragraphs == ("Điều 1. Một",)
    assert len(words.told) == 2


def test_parts_are_found_by_their_relations_and_margins_are_told() -> None:
    parts = {
        "_rels/.rels": relation("officeDocument", "/word/document2.xml"),
        "word/document2.xml": document(p("Thân.")),
        "word/_rels/document2.xml.rels": relation("header", "header7.xml"),
        "word/header7.xml": f"<w:hdr {W}>{p('DỰ THẢO LẦN 3')}</w:hdr>",
    }
    words = word.read(packed(parts), "a.docx")
    assert words == Words(("Thân.",), ("không nhập chữ ở đầu trang, gần “DỰ THẢO LẦN 3”",), (1,))


def test_a_strict_file_is_read() -> None:
    strict = document(p("Chặt.")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert word.read(packed({"word/document.xml": strict}), "a.docx").paragraphs == ("Chặt.",)


def test_numbers_of_a_form_that_is_not_known() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/>{}<w:lvlText w:val="%1."/></w:lvl>'
    alternative = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="01, 02"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    forms = (alternative, '<w:numFmt w:val="chicken"/>')
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{level.format(form)}</w:abstractNum>'
        for at, form in enumerate(forms)
    ) + "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in (0, 1))
    body = "".join(
        p(run("Một."), f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        for number in (1, 2)
    )
    parts = {
        "word/document.xml": document(body),
        "word/numbering.xml": f"<w:numbering {NAMES}>{numbering}</w:numbering>",
    }
    words = word.read(packed(parts), "a.docx")
    assert words.paragraphs == ("01. Một.", "1. Một.")
    assert words.told == ("kiểu đánh số “chicken” của Word không rõ: ghi bằng số thường",)


OPEN = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def test_opendocument_does_the_same() -> None:
    styles = (
        '<style:style style:name="An"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="Hoa"><style:text-properties fo:text-transform="uppercase"/></style:style>'
        '<style:style style:name="HoaCon" style:parent-style-name="Hoa"/>'
        '<style:style style:name="Mu"><style:text-properties style:text-position="super 58%"/></style:style>'
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
        ' style:num-prefix="Điều " style:num-suffix="." loext:num-list-format="Điều %1%."/></text:list-style>'
    )
    body = (
        "<text:table-of-content><text:index-body><text:p>Điều 1. Một 3</text:p></text:index-body></text:table-of-content>"
        '<text:p text:style-name="An">Ẩn</text:p><text:p text:style-name="HoaCon">Chữ hoa</text:p>'
        '<text:list text:style-name="L"><text:list-item><text:p>Một</text:p></text:list-item></text:list>'
        '<text:p>10<text:span text:style-name="Mu">3</text:span></text:p>'
    )
    content = (
        f"<office:document-content {OPEN}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    head = (
        f"<office:document-styles {OPEN}><office:master-styles><style:master-page><style:header>"
        "<text:p>DỰ THẢO</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
    )
    words = opendoc.read(packed({"content.xml": content, "styles.xml": head}), "a.odt")
    assert words.paragraphs == ("CHỮ HOA", "Điều 1. Một", "103")
    assert [line.split(",")[0].split(":")[0] for line in words.told] == [
        "bỏ mục lục tự động (lời của nó đã có trong văn bản)",
        "bỏ chữ ẩn",
        "có số nâng lên (số mũ hoặc dấu chú thích gõ tay)",
        "không nhập chữ ở đầu trang",
    ]


def test_words_on_shapes_of_an_opendocument_are_read_once_alone_or_in_a_group() -> None:
    body = (
        "<text:p>Sơ đồ:<draw:g><draw:custom-shape><text:p>Ô 7a</text:p></draw:custom-shape>"
        "<draw:line><text:p/></draw:line><draw:g><draw:rect><text:p>Ô 7b</text:p></draw:rect></draw:g></draw:g></text:p>"
        "<text:p>Khung:<draw:frame><draw:text-box><text:p>Ô 8</text:p></draw:text-box></draw:frame></text:p>"
    )
    content = (
        f"<office:document-content {OPEN} xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    words = opendoc.read(packed({"content.xml": content}), "a.odt")
    assert words.paragraphs == ("Sơ đồ:", "Ô 7a", "Ô 7b", "Khung:", "Ô 8")
    assert [line.split(",")[0] for line in words.told] == ["chữ trong khung để ngay sau đoạn chứa khung"] * 2
