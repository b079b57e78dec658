"""A text PDF is read as printed; a scan is told apart; a copy of a PDF is put together again."""

from __future__ import annotations

import io

import pytest
import typst
from pypdf import PdfWriter

from conftest import ROOT
from namro.editing import pdf_text, sources
from namro.editing.importer import import_source, import_text
from namro.problems import UserError

PAGE = """#set page(width: 210mm, height: 120mm, margin: 25mm, header: [Công báo số 12], footer: context align(center)[#counter(page).display()])
#set text(font: "Tinos", size: 13pt, lang: "vi")
#set par(justify: true, first-line-indent: 0pt)
KẾ HOẠCH

về việc thử

#for n in range(1, 9) [#n. Các cơ quan, đơn vị, địa phương tổ chức thực hiện nghiêm túc nội dung của kế hoạch này theo chức năng, nhiệm vụ được giao, bảo đảm tiến độ và chất lượng công việc thứ #n trong năm.

]
"""


def printed(source: str) -> bytes:
    made = typst.compile(source.encode(), font_paths=[str(ROOT / "hooks/namro/outputs/packets/fonts")])
    assert isinstance(made, bytes)
    return made


def test_pages_become_clauses_and_running_heads_are_told() -> None:
    text, report = import_source(sources.read(printed(PAGE), "a.pdf"))
    assert [k.ma for k in text.khoan] == ["ten-loai", "trich-yeu", *map(str, range(1, 9))]
    assert text.theo_ma["5"].chu == (
        "Các cơ quan, đơn vị, địa phương tổ chức thực hiện nghiêm túc nội dung của kế hoạch này theo chức năng, nhiệm vụ "
        "được giao, bảo đảm tiến độ và chất lượng công việc thứ 5 trong năm."
    )
    assert {line.text for line in report.dropped if not line.text.isdigit()} == {"Công báo số 12"}


def test_a_scan_is_refused_with_what_to_do() -> None:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    with pytest.raises(UserError, match="là bản quét: 1 trong 1 trang chỉ có hình"):
        pdf_text.read(out.getvalue(), "a.pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.4 hong", b"khong phai"])
def test_a_broken_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(UserError, match="không phải tệp PDF đọc được"):
        pdf_text.read(content, "a.pdf")


COPY = """KẾ HOẠCH
về việc thử

      1. Trách nhiệm chung của các cơ quan, đơn vị trong việc quản lý
      - Lãnh đạo, chỉ đạo tập trung thực hiện nghiêm các quy định của luật
trong công tác quản lý nhà nước về khoáng sản1; xử lý nghiêm minh các
hành vi vi phạm, đặc biệt là: khai thác không phép khoáng sản

   1 Các quy định của Luật và các văn bản hướng dẫn; Nghị quyết số 10-
NQ/TW ngày 10/02/2022.
\f                                        2

trái phép; không thực hiện đầy đủ nghĩa vụ tài chính với nhà nước.

Nơi nhận:                         T/M BAN THƯỜNG VỤ
- Thường trực Tỉnh ủy;                 BÍ THƯ
- Lưu VPTU.

                                     Nguyễn Văn A
"""


def test_a_copy_of_a_pdf_is_put_together_again() -> None:
    text, report = import_text(COPY)
    assert [(k.ma, k.chu) for k in text.khoan[3:]] == [
        (
            "1.b1",
            "Lãnh đạo, chỉ đạo tập trung thực hiện nghiêm các quy định của luật trong công tác quản lý nhà nước về khoáng "
            "sản1; xử lý nghiêm minh các hành vi vi phạm, đặc biệt là: khai thác không phép khoáng sản trái phép; không "
            "thực hiện đầy đủ nghĩa vụ tài chính với nhà nước.",
        ),
        (
            "1.b1.n1",
            "1 Các quy định của Luật và các văn bản hướng dẫn; Nghị quyết số 10-NQ/TW ngày 10/02/2022.",
        ),
        ("nn", "Nơi nhận:"),
        ("nn.1", "Thường trực Tỉnh ủy;"),
        ("nn.2", "Lưu VPTU."),
        ("ky.1", "T/M BAN THƯỜNG VỤ"),
        ("ky.2", "BÍ THƯ"),
        ("ky.3", "Nguyễn Văn A"),
    ]
    assert report.told == ("phần “Nơi nhận” và chữ ký in thành hai cột: đã tách, cột trái trước",)


def test_loose_marks_are_proposed_never_changed() -> None:
    text, report = import_text("KẾ HOẠCH\n\nvề việc thử\n\n1. Mua thiê ´t bị.\n")
    assert text.theo_ma["1"].chu == "Mua thiê ´t bị."
    assert [(slip.text, slip.reason) for slip in report.slips] == [
        ("thiê ´t", "dấu rời khỏi chữ; có lẽ là “thiết”")
    ]
