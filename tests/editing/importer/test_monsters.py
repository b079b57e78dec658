"""Inputs of one repeated thing: their work grows with their size, or one sentence says why they are refused.

Work is counted, not timed: how many calls of functions an import of n and of 4n things makes. A loop that calls
nothing is measured by the time that this very process computes, as a ratio with much room.
"""

from __future__ import annotations

import io
import sys
import time
import zipfile
from collections.abc import Callable
from types import FrameType

import pytest

from editing.test_word import NAMES, docx, p
from namro.editing import sources
from namro.editing.importer import import_source, import_text
from namro.editing.importer.limits import MOST_LINES
from namro.editing.importer.report import format_report
from namro.problems import InvalidData, UserError

HEAD = "NGHỊ ĐỊNH\n\nQuy định chi tiết việc thử\n\n"
LINES = (
    "a) x",
    "1. x",
    "- x",
    "+ x",
    "Điều 1. x",
    "Chương I",
    "Mục 1. TÊN",
    "I. x",
    "A. TÌNH HÌNH",
    "| a | b | c |",
    "PHỤ LỤC",
    "PHỤ LỤC I\nx y.",
    "“Điều 5. x",
    "“a) Lời”, và\nTheo đó:\n“b) Lời",
    '"a) Lời", và\nTheo đó:\n"b) Lời',
    "Trang 3 của văn bản số này",
    "B. Tình hình",
    "⁽¹⁾ Chú thích",
    "Lời có dấu⁽¹⁾.\n⁽¹⁾ Chú thích",
    "Nơi nhận:",
    "Nơi nhận:\n- Như trên;",
    "T/M BAN THƯỜNG VỤ",
    "(Kèm theo Quyết định này)",
    "Kính gửi: x",
    "LỜI VĂN HOA",
    "-----",
    "12",
    "Ma-két: x",
    "Lời văn.\n\f",
    "UBND TỈNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNGHỊ ĐỊNH",
    "",
)
UNITS = (
    "* ",
    "**a ",
    "“ ",
    "( ",
    "^()",
    "^(*)",
    "⁽¹⁾",
    "phụ lục ",
    "1.",
    "1.1 ",
    "- ",
    "| ",
    "Căn cứ ",
    "thiê ´",
    "ă",
    "ð",
    "1 ",
    " ",
    "x",
)


def _calls(work: Callable[[], object]) -> int:
    """How many functions, built-in ones too, are called until `work` is done."""
    count = 0

    def called(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _imported(text: str) -> None:
    toan_van, report = import_text(text)
    format_report(report, toan_van)


@pytest.mark.parametrize("line", LINES)
def test_the_work_grows_with_the_number_of_lines(line: str) -> None:
    few, many = (_calls(lambda n=n: _imported(HEAD + f"{line}\n" * n + "Hết.")) for n in (60, 240))
    assert many < 5.5 * few


@pytest.mark.parametrize("line", LINES)
def test_four_times_the_lines_take_no_sixteen_times_as_long(line: str) -> None:
    def took(n: int) -> float:
        text = HEAD + f"{line}\n" * n + "Hết."
        start = time.process_time()
        _imported(text)
        return time.process_time() - start

    # A loop without calls grows unseen by the count above; what is quadratic takes 16 times as long.
    assert min(took(1_600) for _ in range(2)) < 10 * max(took(400), took(400), 0.02)


@pytest.mark.parametrize("unit", UNITS)
def test_no_line_takes_long(unit: str) -> None:
    def took(letters: int) -> float:
        text = f"{HEAD}Điều 1. Mở đầu\n\n{unit * (letters // len(unit))}x\n\nHết."
        start = time.process_time()
        _imported(text)
        return time.process_time() - start

    assert min(took(9_000) for _ in range(2)) < 10 * max(took(2_250), took(2_250), 0.02)


def refused(content: bytes, name: str = "van-ban.txt") -> str:
    with pytest.raises((UserError, InvalidData)) as told:
        import_source(sources.read(content, name))
    message = str(told.value)
    assert name in message
    return message


def test_what_is_too_large_is_refused_with_its_name_and_the_limit() -> None:
    assert f"hơn {MOST_LINES} dòng" in refused((HEAD + "a) x\n" * (MOST_LINES + 1)).encode())
    for paragraph in ("lời văn dài mãi " * 200_000, "x" * 1_000_000, "|" + " a |" * 1_000_000):
        assert "dòng 5: đoạn dài quá 20000 ký tự" in refused((HEAD + paragraph).encode())
    assert "đoạn dài quá 20000 ký tự" in refused((HEAD + "lời văn dài\n" * 2_000).encode())
    assert "8192 KB" in refused(b"x" * (8 * 1024 * 1024 + 1))
    assert refused(("\u200b" * 100_000).encode()).count("U+200B") == 100


def test_a_word_file_that_would_take_the_memory_is_refused_before() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p/></w:tc>'
    deep = "<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000
    controls = "<w:sdt><w:sdtContent>" * 5_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 5_000
    for blocks, limit in (
        (deep, "quá 200 tầng"),
        (controls, "quá 200 tầng"),
        (f"<w:tbl><w:tr>{cell.format(10**9)}</w:tr></w:tbl>", "rộng hơn 1000 cột"),
        (f"<w:tbl>{f'<w:tr>{cell.format(900)}</w:tr>' * 600}</w:tbl>", "hơn 500000 ô"),
        (f"<w:tbl><w:tr>{cell.format(1) * 1001}</w:tr></w:tbl>", "rộng hơn 1000 cột"),
        (
            f"<w:tbl>{f'<w:tr>{cell.format(1)}</w:tr>' * 600}<w:tr>{cell.format(1) * 900}</w:tr></w:tbl>",
            "hơn 500000 ô",
        ),
        (f"<w:tbl><w:tr>{cell.format('abc')}</w:tr></w:tbl>", "có chỗ hỏng"),
        ("<w:p/>" * 1_500_001, "hơn 1500000 phần tử"),
        (f"<w:p><w:r><w:t>{'x' * (65 * 1024 * 1024)}</w:t></w:r></w:p>", "hơn 64 MB"),
        ("<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 20_001 + "</w:p>", "dài quá 20000 ký tự"),
    ):
        assert limit in refused(docx(p("NGHỊ ĐỊNH"), p("Quy định việc thử"), blocks), "van-ban.docx")


def test_an_odt_that_repeats_a_cell_a_billion_times_is_refused() -> None:
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "text", "table")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text><table:table><table:table-row>"
            '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
            "</table:table-row></table:table></office:text></office:body></office:document-content>",
        )
    assert "rộng hơn 1000 cột" in refused(out.getvalue(), "van-ban.odt")


@pytest.mark.parametrize("kind", ["paragraphs", "runs", "rows", "notes", "styles"])
def test_the_work_on_a_word_file_grows_with_its_size(kind: str) -> None:
    def made(n: int) -> bytes:
        run = "<w:r><w:t>Lời. </w:t></w:r>"
        note = f'<w:p>{run}<w:r><w:footnoteReference w:id="{{}}"/></w:r></w:p>'
        row = "<w:tr>" + f"<w:tc>{p('x')}</w:tc>" * 3 + "</w:tr>"
        body = {
            "paragraphs": p("Lời văn của đoạn.") * n,
            "runs": f"<w:p>{run * n}</w:p>",
            "rows": f"<w:tbl>{row * n}</w:tbl>",
            "notes": "".join(note.format(at) for at in range(n)),
            "styles": "".join(p("Lời.", f'<w:pStyle w:val="s{at}"/>') for at in range(n)),
        }[kind]
        notes = "".join(f'<w:footnote w:id="{at}">{p("Chú.")}</w:footnote>' for at in range(n))
        styles = "".join(
            f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>' for at in range(n)
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            whole = p("NGHỊ ĐỊNH") + p("Quy định việc thử") + body
            archive.writestr(
                "word/document.xml", f"<w:document {NAMES}><w:body>{whole}</w:body></w:document>"
            )
            archive.writestr("word/footnotes.xml", f"<w:footnotes {NAMES}>{notes}</w:footnotes>")
            archive.writestr("word/styles.xml", f"<w:styles {NAMES}>{styles}</w:styles>")
        return out.getvalue()

    def work(content: bytes) -> int:
        return _calls(lambda: import_source(sources.read(content, "x.docx")))

    assert work(made(400)) < 5.5 * work(made(100))


def test_a_number_of_thousands_of_digits_numbers_nothing() -> None:
    digits, letters = "9" * 9_000, "IVX" * 3_000
    lines = [f"{digits}. a", f"{digits}) c", f"1.{digits} d", f"{letters}. đ", f"{letters}.1. e"]
    lines += [
        f"{word} {long}"
        for word in ("Điều", "Chương", "Phần", "Mục", "Phụ lục", "Mẫu số", "Biểu mẫu")
        for long in (digits, letters)
    ]
    for line in lines:
        toan_van, _ = import_text(f"{HEAD}\n{line}\n")
        assert (digits if digits in line else letters) in toan_van.khoan[-1].dau + toan_van.khoan[-1].chu
        assert max(len(khoan.ma) for khoan in toan_van.khoan) <= 60
