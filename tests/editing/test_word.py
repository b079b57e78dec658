"""A .docx as Word shows it: numbers, content controls, notes, text boxes, tracked changes, tables. One rule a file."""

from __future__ import annotations

import io
import zipfile

import pytest

from namro.editing import sources, word
from namro.editing.importer import import_source
from namro.editing.office_words import Words

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = f"""<w:styles {NAMES}>
<w:style w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="DieuCon"><w:basedOn w:val="Dieu"/></w:style>
<w:style w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Chương %1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlRestart w:val="0"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Dieu"/><w:lvlText w:val="Điều %2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3."/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""
ENDNOTES = f'<w:endnotes {NAMES}><w:endnote w:id="5"><w:p><w:r><w:t>Chú thích cuối.</w:t></w:r></w:p></w:endnote></w:endnotes>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside if inside.startswith('<') else run(inside)}</w:p>"


def numbered(text: str, number: int, level: int = 0, more: str = "") -> str:
    return p(
        run(text) if text else "<w:r/>",
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{more}',
    )


def docx(*blocks: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {NAMES}><w:body>{''.join(blocks)}</w:body></w:document>"
        )
        for name, content in (("numbering", NUMBERING), ("styles", STYLES), ("endnotes", ENDNOTES)):
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def read(*blocks: str) -> Words:
    return word.read(docx(*blocks), "x.docx")


def test_numbers_of_styles_restarts_and_legal_numbers() -> None:
    style = '<w:pStyle w:val="DieuCon"/>'
    made = read(
        numbered("A", 1),
        p("Một", style),
        p("Hai", style),
        numbered("B", 1),
        p("Ba", style),
        numbered("x", 1, 2),
    )
    assert made.paragraphs == (
        "Chương I A",
        "Điều 1. Một",
        "Điều 2. Hai",
        "Chương II B",
        "Điều 3. Ba",
        "2.1. x",
    )


def test_lists_with_one_abstract_list_count_together_until_one_starts_anew() -> None:
    made = read(numbered("a", 2), numbered("b", 3), numbered("c", 4), numbered("d", 4), numbered("e", 2))
    assert made.paragraphs == ("01. a", "02. b", "07. c", "08. d", "09. e")


def test_an_item_deleted_with_its_mark_is_gone_and_not_counted() -> None:
    gone = p(
        "<w:del><w:r><w:delText>Bỏ.</w:delText></w:r></w:del>",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>',
    )
    made = read(numbered("Một", 2), gone, numbered("Hai", 2))
    assert made.paragraphs == ("01. Một", "02. Hai")
    assert made.told == ("tài liệu có phần theo dõi thay đổi: đọc như đã chấp nhận mọi thay đổi",)


def test_a_deleted_paragraph_mark_joins_what_is_left() -> None:
    assert read(p("Đầu, ", '<w:rPr><w:del w:id="1"/></w:rPr>'), p("cuối.")).paragraphs == ("Đầu, cuối.",)


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:ins>{}</w:ins>",
        "<w:sdt><w:sdtContent><w:customXml>{}</w:customXml></w:sdtContent></w:sdt>",
    ],
)
def test_controls_around_paragraphs_hide_nothing(wrapped: str) -> None:
    assert read(p("Một."), wrapped.format(p("Hai.")), p("Ba.")).paragraphs == ("Một.", "Hai.", "Ba.")


def test_an_endnote_is_kept_with_its_mark() -> None:
    made = read(p(run("Có chú thích") + '<w:r><w:endnoteReference w:id="5"/></w:r>' + run(".")))
    assert made.paragraphs == ("Có chú thích⁽¹⁾.", "⁽¹⁾ Chú thích cuối.")


def test_a_text_box_comes_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('TRONG KHUNG')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    made = read(p(run("Trước ngày 15/12/2025.") + drawn))
    assert made.paragraphs == ("Trước ngày 15/12/2025.", "TRONG KHUNG")
    assert made.told == ("chữ trong khung để ngay sau đoạn chứa khung, gần “Trước ngày 15/12/2025.”",)


def test_hidden_text_fields_capitals_and_symbols() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kết quả</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    made = read(
        p(run("Thấy") + run(" ẩn", "<w:vanish/>") + run(" được ") + field),
        p(run("viết hoa", "<w:caps/>") + run(" thường")),
        p("theo kiểu", '<w:pStyle w:val="Hoa"/>'),
        p('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t> ý</w:t></w:r>'),
    )
    assert made.paragraphs == ("Thấy được kết quả", "VIẾT HOA thường", "THEO KIỂU", "▪ ý")
    assert made.told == ("bỏ chữ ẩn (Word không in ra), gần “ẩn”",)


def test_what_holds_no_words_leaves_a_mark_and_is_told() -> None:
    made = read(
        p(run("Diện tích ") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"),
        p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"),
        p("<w:r><w:pict><v:line/></w:pict></w:r>"),
    )
    assert made.paragraphs == ("Diện tích [không đọc được: công thức]", "[không đọc được: hình]")
    assert made.told == ("có công thức toán, gần “Diện tích”", "có hình")


def row(*cells: str, head: bool = False) -> str:
    made = "".join(
        cell if cell.startswith("<w:tc>") else f"<w:tc>{p(cell) if cell else p('<w:r/>')}</w:tc>"
        for cell in cells
    )
    return f"<w:tr><w:trPr>{'<w:tblHeader/>' if head else ''}</w:trPr>{made}</w:tr>"


def merged(text: str, properties: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else p('<w:r/>')}</w:tc>"


def test_tables_stand_in_their_place_and_layout_tables_are_what_they_hold() -> None:
    content = docx(
        f"<w:tbl>{row('TỈNH ỦY A', 'ĐẢNG CỘNG SẢN VIỆT NAM')}</w:tbl>",
        p("KẾ HOẠCH"),
        p("về việc thử"),
        p("1. Các mốc:"),
        "<w:tbl>"
        + row("TT", merged("Việc", '<w:gridSpan w:val="2"/>'), head=True)
        + row("1", merged("Học", '<w:vMerge w:val="restart"/>'), "sáng")
        + row("2", merged("", "<w:vMerge/>"), "chiều")
        + "</w:tbl>",
        p("2. Khác."),
        f"<w:tbl>{row('Nơi nhận:', 'T/M BAN THƯỜNG VỤ')}{row('- Lưu.', 'Nguyễn Văn A')}</w:tbl>",
    )
    text, report = import_source(sources.read(content, "x.docx"))
    assert report.doubtful == ()
    assert [(k.ma, k.noi_dung) for k in text.khoan] == [
        ("the-thuc", "TỈNH ỦY A\nĐẢNG CỘNG SẢN VIỆT NAM"),
        ("ten-loai", "KẾ HOẠCH"),
        ("trich-yeu", "về việc thử"),
        ("1", "Các mốc:"),
        ("1.bang-1", "| TT\n| Việc\n|<"),
        ("1.bang-1.h1", "| 1\n| Học\n| sáng"),
        ("1.bang-1.h2", "| 2\n|^\n| chiều"),
        ("2", "Khác."),
        ("nn", "Nơi nhận:"),
        ("nn.1", "Lưu."),
        ("ky.1", "T/M BAN THƯỜNG VỤ"),
        ("ky.2", "Nguyễn Văn A"),
    ]


def test_paragraphs_of_word_are_never_joined() -> None:
    text, _ = import_source(
        sources.read(
            docx(p("KẾ HOẠCH"), p("về việc thử"), p("1. Kiểm tra"), p("a. Kho một"), p("và kho hai")),
            "x.docx",
        )
    )
    assert [k.ma for k in text.khoan[2:]] == ["1", "1.a", "1.a.p1"]


def test_a_number_alone_in_a_paragraph_is_words() -> None:
    text, report = import_source(
        sources.read(docx(p("KẾ HOẠCH"), p("về việc thử"), p("1. Một."), p("12")), "x.docx")
    )
    assert text.khoan[-1].chu == "12"
    assert report.dropped == ()
