"""Files made to be heavy: each ends in one sentence that names the file, before time or memory are taken."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from editing.test_word import NAMES, docx, p
from namro.editing import sources, spreadsheets
from namro.editing.importer import import_source
from namro.problems import InvalidData, UserError

WORDS = b"BT /F1 12 Tf 50 700 Td (KE HOACH ve viec thu nghiem mot van ban dai) Tj ET\n"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
HEAVY, LARGE = "quá giới hạn an toàn", "nét và chữ"


def pdf(*objects: bytes) -> bytes:
    """The objects from 1 on, the first of them the catalogue, with a table of where they are."""
    out, places = b"%PDF-1.7\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def page(content: bytes, *more: bytes, box: bytes = b"0 0 595 842", resources: bytes = b"") -> bytes:
    """One page; `more` are objects from 6 on."""
    shown = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", pages, shown % (box, resources), stream(content), FONT, *more
    )


def form(content: bytes, name: bytes, number: int) -> bytes:
    return stream(
        content,
        b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</%s %d 0 R>>>>" % (name, number),
    )


def tree(depth: int) -> bytes:
    """Pages of pages, each ten times the next: 10 to the power of `depth`."""
    kids = (b"%d 0 R " % (at + 3) * 10 for at in range(depth))
    nodes = [b"<</Type/Pages/Count 9/Kids[%s]>>" % one for one in kids]
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Page/MediaBox[0 0 595 842]>>")


def said(content: bytes, name: str) -> str:
    with pytest.raises((UserError, InvalidData)) as told:
        import_source(sources.read(content, name))
    message = str(told.value)
    assert name in message and "\n" not in message
    return message


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (page(b" " * 30_000_000), HEAVY),
        (page(WORDS + b"BT /F1 12 Tf [" + b"(a) -200 " * 600_000 + b"]TJ ET"), HEAVY),
        (page(b"x").replace(b"/FlateDecode", b"[" + b"/FlateDecode " * 30 + b"]"), HEAVY),
        (tree(12), HEAVY),
        (
            pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]>>"),
            "không phải tệp PDF đọc được",
        ),
        (
            pdf(
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[%s]>>" % (b"3 0 R " * 2_001),
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            ),
            "dài quá 2000 trang",
        ),
        (page(WORDS, box=b"0 0 1e30 1e30"), "không phải tệp PDF đọc được"),
        (page(WORDS + b"[" * 100_000), "không phải tệp PDF đọc được"),
        (b"%PDF-1.4\n" + b"1 0 obj\n" * 100_000, "không phải tệp PDF đọc được"),
        (b"%PDF-1.4\n" + b"startxref\n" * 100_000, "không phải tệp PDF đọc được"),
        (b"%PDF-1.4\n" + b"x" * (64 * 1024 * 1024), "nặng hơn 64 MB"),
        (
            page(WORDS).replace(
                b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O(x)/U(y)/P -1>>"
            ),
            "không khóa",
        ),
    ],
    ids=[
        "spaces",
        "numbers",
        "filters",
        "tree",
        "loop",
        "pages",
        "size",
        "arrays",
        "objects",
        "ends",
        "bytes",
        "locked",
    ],
)
def test_a_pdf_that_would_take_the_machine_is_refused(content: bytes, why: str) -> None:
    assert why in said(content, "van-ban.pdf")


def test_a_form_that_draws_itself_and_a_form_of_forms_are_refused() -> None:
    draws = b"/XObject<</X 6 0 R>>"
    itself = form(b"/X Do " * 40, b"X", 6)
    assert LARGE in said(page(WORDS + b"/X Do", itself, resources=draws), "van-ban.pdf")
    nested = [form(b"/X Do " * 40, b"X", at) for at in range(7, 12)]
    assert LARGE in said(page(WORDS + b"/X Do", *nested, form(b"", b"X", 6), resources=draws), "van-ban.pdf")


@pytest.mark.parametrize("offset", [b"1000000000 1000000000", b"9" * 40 + b" 0", b"-99999999999999999999 0"])
def test_words_beyond_the_page_are_left_out_and_told(offset: bytes) -> None:
    far = b"BT /F1 12 Tf %s Td (chu o rat xa) Tj ET" % offset
    source = sources.read(page(WORDS + far), "van-ban.pdf")
    assert [line.text for line in source.lines] == ["KE HOACH ve viec thu nghiem mot van ban dai"]
    assert any("ngoài khổ giấy" in line for line in source.told)


def test_a_line_of_many_numbers_and_rules_without_end_are_read() -> None:
    many = b"BT /F1 1 Tf 50 600 Td " + b"(1) Tj 0.01 0 Td " * 20_000 + b"ET "
    rules = b"".join(b"%f 0 m %f 842 l S " % (at / 20, at / 20) for at in range(12_000))
    turns = b"1 0 0 1 0 0 cm " * 20_000
    source = sources.read(page(turns + WORDS + many + rules), "van-ban.pdf")
    assert source.lines[0].text.startswith("KE HOACH") and all(line.rows is None for line in source.lines)


def office(content: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-16-le", "iso-8859-1"])
@pytest.mark.parametrize("before", ["", "<!--" + "x" * 5_000 + "-->"])
def test_entities_are_refused_in_every_encoding(encoding: str, before: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding[:6] if encoding.startswith("utf-16") else encoding}"?>'
    laughs = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    part = f"{head}{before}{laughs}<w:document {NAMES}><w:body>{p('&b;')}</w:body></w:document>".encode(
        encoding
    )
    assert "khai báo thực thể" in said(office(part, "word/document.xml"), "van-ban.docx")


def test_a_tag_that_never_ends_is_refused_before_it_is_held() -> None:
    many = " ".join(f'a{at:x}=""' for at in range(600_000))
    document = f"<w:document {NAMES}><w:body>{p('1. Một.')}<w:p {many}/></w:body></w:document>"
    assert "thẻ định dạng dài" in said(office(document.encode(), "word/document.xml"), "van-ban.docx")


def test_attributes_without_number_are_refused() -> None:
    tag = "<w:p " + " ".join(f'a{at}=""' for at in range(20_000)) + "/>"
    document = f"<w:document {NAMES}><w:body>{tag * 151}</w:body></w:document>"
    assert "thuộc tính định dạng" in said(office(document.encode(), "word/document.xml"), "van-ban.docx")


def test_marks_in_a_heap_are_told_and_not_sorted() -> None:
    heap = p("1. a" + "\u0301\u0323" * 500_000)
    assert "quá 20000 ký tự" in said(docx(p("KẾ HOẠCH"), heap), "van-ban.docx")


NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


@pytest.mark.parametrize(
    "level",
    [
        '<w:start w:val="' + "9" * 4_000 + '"/>',
        '<w:lvlText w:val="%1' + "x" * 100_000 + '"/>',
        '<w:start w:val="99999999"/>',
    ],
)
def test_numbers_of_lists_that_would_fill_the_memory_are_refused(level: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        body = f"<w:p>{NUMBERED}<w:r><w:t>Lời.</w:t></w:r></w:p>" * 1_000
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/numbering.xml",
            f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>{level}'
            '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        )
    assert "có chỗ hỏng" in said(out.getvalue(), "van-ban.docx")


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def sheet(inside: str, head: str = "") -> bytes:
    """An .xlsx whose only sheet has this in it."""
    made = spreadsheets.template(Path("mau.xlsx"), {})
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for info in whole.infolist():
            own = info.filename == "xl/worksheets/sheet1.xml"
            archive.writestr(info.filename, head + SHEET.format(inside) if own else whole.read(info))
    return out.getvalue()


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ('<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>', "dòng trống"),
        ('<sheetData><row r="99999999999999"><c r="A1"><v>1</v></c></row></sheetData>', "dòng trống"),
        (
            '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
            "thiếu cột",
        ),
        ("<sheetData>" + "<row><c><v>1</v></c></row>" * 600_000 + "</sheetData>", "phần tử định dạng"),
        ("<a>" * 300 + "</a>" * 300, "quá 200 tầng"),
    ],
)
def test_a_sheet_of_a_million_rows_is_refused(inside: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        spreadsheets.read(Path("bang.xlsx"), sheet(inside))


def test_entities_of_a_sheet_are_refused() -> None:
    content = sheet("<sheetData/>", '<!DOCTYPE worksheet [<!ENTITY a "ha">]>')
    with pytest.raises(UserError, match="khai báo thực thể"):
        spreadsheets.read(Path("bang.xlsx"), content)


def test_a_sheet_of_gigabytes_is_refused() -> None:
    content = office(b"<a/>" + b" " * (65 * 1024 * 1024), "xl/worksheets/sheet1.xml")
    with pytest.raises(UserError, match="hơn 64 MB"):
        spreadsheets.read(Path("bang.xlsx"), content)


@pytest.mark.parametrize("name", ["text:level", "text:start-value"])
def test_an_odt_that_counts_without_end_is_refused_or_read(name: str) -> None:
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "text", "style")
    )
    body = '<text:h text:outline-level="999999999">KẾ HOẠCH</text:h><text:p>1. Một.</text:p>'
    level = '<text:outline-level-style text:level="1" style:num-format="1"/>'.replace(f'{name}="1"', "")
    attribute = f' {name}="999999999"/>'
    part = (
        f"<office:document-content {names}><text:outline-style>"
        f"{level.replace('/>', attribute)}</text:outline-style>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    try:
        assert import_source(sources.read(office(part.encode(), "content.xml"), "a.odt"))[0].khoan
    except UserError as told:
        assert "có chỗ hỏng" in str(told)


def test_a_word_file_within_the_limits_is_read() -> None:
    text, _ = import_source(sources.read(docx(p("KẾ HOẠCH"), p("về việc thử"), p("1. Một.")), "a.docx"))
    assert text.theo_ma["1"].chu == "Một."
