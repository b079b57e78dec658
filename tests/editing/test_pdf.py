"""A text PDF is read as printed; a scan is told apart; a copy of a PDF is put together again."""

from __future__ import annotations

import io

import pytest
import typst
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

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


CLOSE = r"""#set page(width: 210mm, height: 297mm, margin: 25mm)
#set text(font: "Tinos", size: 13pt, lang: "vi", hyphenate: true)
#set par(justify: true, leading: 0.2em, first-line-indent: 0pt)
#grid(columns: (2fr, 3fr), align: center)[ỦY BAN NHÂN DÂN \ XÃ A][CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \ Độc lập - Tự do - Hạnh phúc]

#align(center)[KẾ HOẠCH \ về việc thử]

1. Diện tích quy hoạch của xã là 200 km#super[2], được giao cho các cơ quan, đơn vị, địa phương tổ chức thực hiện nghiêm túc theo chức năng, nhiệm vụ.

2. Việc hai theo khoản 1.

#grid(columns: (1fr, 1fr))[
  Nơi nhận: \ - Như trên; \ - Lưu: VT.
][
  #v(-1em)
  #align(center)[TM. ỦY BAN NHÂN DÂN \ CHỦ TỊCH \ \ Nguyễn Văn A]
]
"""


def test_close_lines_raised_numbers_and_columns_are_read_in_order() -> None:
    text, report = import_source(sources.read(printed(CLOSE), "a.pdf"))
    assert text.theo_ma["the-thuc"].noi_dung.split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "XÃ A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert text.theo_ma["1"].chu.startswith(
        "Diện tích quy hoạch của xã là 200 km2, được giao cho các cơ quan, đơn vị"
    )
    assert [k.chu for k in text.khoan if k.ma.startswith(("nn.", "ky."))] == [
        "Như trên;",
        "Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
    ]
    assert report.dropped == ()


def test_a_turned_page_is_read_and_a_turned_stamp_is_told() -> None:
    stamp = "#place(top + right, rotate(-90deg, reflow: true)[Bản sao y])"
    words = "1. Các cơ quan, đơn vị tổ chức thực hiện nghiêm túc kế hoạch này."
    page = f'#set text(font: "Tinos")\nKẾ HOẠCH\n\nvề việc thử\n\n{words}\n\n'
    text, report = import_source(sources.read(printed(page + stamp), "a.pdf"))
    assert text.theo_ma["1"].nguyen_van == words
    assert [line for line in report.told if "Bản sao y" in line]
    turned = printed(f"#rotate(90deg, reflow: true)[#block(width: 150mm)[{page}]]")
    assert import_source(sources.read(turned, "a.pdf"))[0].theo_ma["1"].nguyen_van == words


def test_letters_that_a_program_recognised_under_a_picture_are_no_text() -> None:
    writer, out = (
        PdfWriter(clone_from=io.BytesIO(printed("KẾ HOẠCH về việc thử nghiệm nhập văn bản quét"))),
        io.BytesIO(),
    )
    page = writer.pages[0]
    content = DecodedStreamObject()
    content.set_data(page.get_contents().get_data().replace(b"0 Tr", b"3 Tr"))
    page[NameObject("/Contents")] = writer._add_object(content)
    picture = DecodedStreamObject()
    picture.update({NameObject("/Subtype"): NameObject("/Image")})
    page["/Resources"][NameObject("/XObject")] = DictionaryObject(
        {NameObject("/Im0"): writer._add_object(picture)}
    )
    writer.write(out)
    with pytest.raises(UserError, match="bản quét có lớp chữ do máy nhận dạng"):
        pdf_text.read(out.getvalue(), "a.pdf")


def test_running_heads_of_a_copy_without_page_ends() -> None:
    body = "".join(f"{n}. Việc thứ {n}.\nCÔNG BÁO/Số 123/Ngày 05-11-2025\n{n}\n" for n in range(1, 5))
    _, report = import_text("KẾ HOẠCH\nvề việc thử\n\n" + body)
    assert sum(line.text.startswith("CÔNG BÁO") for line in report.dropped) == 4
    lone = "".join(f"{n}. Việc thứ {n}.\nCÔNG BÁO/Số 123/Ngày 05-11-2025\n" for n in range(1, 5))
    _, report = import_text("KẾ HOẠCH\nvề việc thử\n\n" + lone)
    assert sum("tiêu đề chạy" in entry.reason for entry in report.doubtful) == 4 and report.grave


def test_a_table_copied_as_columns_stops() -> None:
    rows = "".join(f"{n}    Việc thứ {n}      Ban {n}      Quý {n}\n" for n in range(1, 5))
    _, report = import_text("KẾ HOẠCH\nvề việc thử\n\n1. Các việc:\n" + rows)
    assert any("nhiều cột" in reason for reason in report.grave)


def test_words_cut_at_the_end_of_a_line_are_proposed() -> None:
    text, report = import_text(
        "KẾ HOẠCH\nvề việc thử\n\n1. Nghị quyết Đại hội đại bi-\nểu toàn quốc.\n2. Chất lươ ̣ng."
    )
    assert "bi-ểu" in text.theo_ma["1"].chu
    assert [slip.reason.rpartition(" ")[2] for slip in report.slips] == ["“biểu”", "“lượng”"]


def test_a_number_that_the_line_above_asks_for_opens_nothing() -> None:
    long = "Các cơ quan, đơn vị tổ chức thực hiện nghiêm túc theo chức năng và nhiệm vụ tại"
    text, _ = import_text(
        f"KẾ HOẠCH\nvề việc thử\n\n1. {long} khoản 4 Điều\n2.\n2. {long} Luật Đất đai số\n"
        f"31/2024/QH15.\n3. {long} các khoản khác của kế hoạch này và\nbáo cáo.\n"
    )
    assert [k.ma for k in text.khoan[2:]] == ["1", "2", "3"]
    assert text.theo_ma["1"].chu.endswith("khoản 4 Điều 2.")
    assert text.theo_ma["2"].chu.endswith("Luật Đất đai số 31/2024/QH15.")
