"""Doubt stops: a draft and a page of doubts, an editor's answers, and only then locked ids."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from editing.test_pdf import printed
from editing.test_word import docx, p
from namro.commands.cli import main
from namro.editing import sources
from namro.editing.importer import import_source, import_text, source_of_text
from namro.editing.importer.doubts import answers, page, stops, ways
from namro.editing.pdf_pages import Spot
from namro.editing.pdf_pictures import Pictures, Sheet
from namro.editing.pdf_pieces import Box
from namro.problems import InvalidData

TEXT = "KẾ HOẠCH\n\nvề việc thử\n\n1. Một.\n\n7. Hai.\n\nBA VIỆC\n\n8. Bốn.\n"


def test_numbers_that_jump_lock_nothing(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    told = ["--root", str(project), "import", "van-ban", str(tmp_path / "a.txt"), "--id", "kh-nghi"]
    assert main(told) == 1
    assert "Chưa khóa mã khoản nào" in capsys.readouterr().out
    assert not (project / "data/van-ban/kh-nghi").exists()
    page = (project / "nhap/kh-nghi/nghi-ngo.md").read_text(encoding="utf-8")
    assert "## 1. Dòng 7\n\nSố mục không liền: chờ 2 nhưng in 7." in page
    assert "→     7  7. Hai." in page
    assert "- `7: đoạn`: " in page
    form = project / "nhap/kh-nghi/dinh-chinh.txt"
    form.write_text("# xem bản giấy\n7: giữ\n", encoding="utf-8")
    assert main([*told, "--dinh-chinh", str(form)]) == 0
    assert (project / "data/van-ban/kh-nghi/khoan.lock").is_file()
    assert main([*told, "--chot"]) == 0


def test_an_editor_s_answers_are_done_and_settle_the_doubt() -> None:
    source = source_of_text(
        "KẾ HOẠCH\n\nvề việc thử\n\n1. Một\n\n7. của Hai.\n\nMỤC TIÊU\n\nChung.\n\n* Xem bản gốc.\n"
    )
    given = answers("7: nối\n9: đề mục\n13: chú thích\n", "x", source.lines)
    text, report = import_source(source, given)
    assert [(k.ma, k.loai, k.chu) for k in text.khoan[2:]] == [
        ("1", "khoan", "Một 7. của Hai."),
        ("d1", "doan", "MỤC TIÊU"),
        ("d1.p1", "doan", "Chung."),
        ("d1.p1.n1", "ghi-chu", "* Xem bản gốc."),
    ]
    assert stops(report, text) == ()


def test_answers_that_say_nothing_are_told_by_line() -> None:
    with pytest.raises(InvalidData) as told:
        answers("5: xóa hết\n99: nối\n", "dinh-chinh.txt", source_of_text(TEXT).lines)
    assert [(p.line, p.code) for p in told.value.problems] == [
        (1, "dinh-chinh-sai"),
        (2, "dinh-chinh-sai-dong"),
    ]


def test_every_doubt_has_two_or_three_answers() -> None:
    _, report = import_source(source_of_text(TEXT))
    assert report.doubtful
    assert all(2 <= len(ways(entry)) <= 3 for entry in report.doubtful)


def test_a_pdf_s_doubts_show_the_page_and_a_picture_of_the_place(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(printed(TEXT.replace("\n\n", "\n\n#v(2em)\n\n").replace(". ", "\\. ")))
    told = ["--root", str(project), "import", "van-ban", str(tmp_path / "a.pdf"), "--id", "kh-hinh"]
    assert main(told) == 1
    capsys.readouterr()
    page = (project / "nhap/kh-hinh/nghi-ngo.md").read_text(encoding="utf-8")
    assert "## 1. Dòng 4 (trang 1)" in page
    assert "![Dòng 4 trong bản gốc (trang 1)](hinh/dong-4.png)" in page
    with Image.open(project / "nhap/kh-hinh/hinh/dong-4.png") as picture:
        shades = picture.convert("L").getextrema()
        assert picture.width > 800 and 80 < picture.height < 300 and shades == (0, 255)


def test_a_picture_that_cannot_be_drawn_costs_nothing_else() -> None:
    sheet = Sheet(Box(0, 0, 595, 842), False, 0)
    assert Pictures(b"khong phai PDF", (sheet,), {1: Spot(1, 700, 680)}).of([1, 2]) == {}
    heavy = Sheet(Box(0, 0, 595, 842), False, 10**9)
    assert Pictures(printed("x"), (heavy,), {1: Spot(1, 700, 680)}).of([1]) == {}


def test_a_word_file_s_doubts_name_paragraph_and_page() -> None:
    seen = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>7. Hai.</w:t></w:r></w:p>"
    source = sources.read(docx(p("KẾ HOẠCH"), p("về việc thử"), p("1. Một."), seen), "a.docx")
    text, report = import_source(source)
    shown = page(report, text, source.lines, "a.docx", source.places)
    assert "## 1. Dòng 4 (đoạn 4, trang 2 theo lần lưu cuối)" in shown


COPIED_TABLE = """KẾ HOẠCH

kiểm tra an toàn

      1. Đoàn kiểm tra làm việc với các đơn vị có tên trong danh sách dưới đây, báo cáo
Ủy ban nhân dân xã trước ngày 30 tháng 6 năm 2026 theo mẫu đã gửi, bảo đảm đúng quy
định, không gây phiền hà cho đơn vị được kiểm tra và cho người lao động của các đơn
vị ấy trong suốt thời gian làm việc.

TT   Đơn vị              Địa chỉ                               Công trình

                                                  Gói thầu số 1: làm đường nối hai thôn đoạn từ
1    Công ty Thứ Nhất      Số 7, đường Mẫu,       cầu Trắng đến chợ Mới, xã Mẫu
      xây dựng
                         phường Mẫu               Gói thầu số 2: làm đường nối thôn Hạ với trường
                                                  tiểu học xã Mẫu

2    Công ty Thứ Hai       Số 9, đường Mẫu        Gói thầu số 3: làm cống
                                                  thoát nước, xã Mẫu

      2. Các đơn vị được kiểm tra chuẩn bị hồ sơ, cử người làm việc với Đoàn kiểm tra và
chịu trách nhiệm về tính chính xác của hồ sơ do đơn vị mình cung cấp cho Đoàn.
"""


def test_columns_of_a_copied_table_are_never_spliced_into_sentences() -> None:
    toan_van, report = import_text(COPIED_TABLE)
    texts = [khoan.nguyen_van for khoan in toan_van.khoan]
    assert "phường Mẫu Gói thầu số 2: làm đường nối thôn Hạ với trường" in texts  # line by line, as printed
    assert "tiểu học xã Mẫu" in texts and "thoát nước, xã Mẫu" in texts
    assert any("Các đơn vị được kiểm tra" in text and "cho Đoàn." in text for text in texts)
    (told,) = [entry for entry in report.doubtful if "nhiều cột" in entry.reason]
    assert told.lines[0] == 10 and told.lines[-1] == 19
    assert stops(report, toan_van)
