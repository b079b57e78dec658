"""Variants of markers, quotation marks, annexes and signatures: invented texts, one rule each."""

from __future__ import annotations

import pytest

from namro.editing.importer import import_text, marks
from namro.files.clauses import ToanVan, parse, serialize

PLAN = "KẾ HOẠCH\nvề việc thử\n\n"


def cut(text: str) -> ToanVan:
    toan_van, _ = import_text(text)
    again, problems = parse(serialize(toan_van), "toan-van.md")
    assert problems == []
    assert again.theo_ma.keys() == toan_van.theo_ma.keys()
    return toan_van


def ids(text: str, *, without: tuple[str, ...] = ("ten-loai", "trich-yeu")) -> list[str]:
    return [k.ma for k in cut(text).khoan if k.ma not in without]


def doubts(text: str) -> list[str]:
    return [entry.reason for entry in import_text(text)[1].doubtful]


@pytest.mark.parametrize(
    ("lines", "made"),
    [
        ("1.) Một.\n2.) Hai.\na.) Ý một.\nb.) Ý hai.", ["1", "2", "2.a", "2.b"]),
        ("1. Chọn:\n(a) Một.\n(b) Hai.\n(c) Ba.", ["1", "1.a", "1.b", "1.c"]),
        ("1. Chọn:\n(i) Một;\n(ii) Hai.\n2. Khác.", ["1", "1.i", "1.ii", "2"]),
        ("1. Gồm:\n→ Một.\n→ Hai.\n♦ Ba.", ["1", "1.b1", "1.b2", "1.b2.b1"]),
        ("1. Gồm:\n❖ Một.\n✔ Hai.\n❖ Ba.", ["1", "1.b1", "1.b1.b1", "1.b2"]),
        (
            "A. Đặc điểm tình hình\nI. Thuận lợi\n1. Một.\nB. Nhiệm vụ\nI. Mục tiêu\n1. Hai.",
            ["A", "A.I", "A.I.1", "B", "B.I", "B.I.1"],
        ),
        (
            "I. MỘT\nI.1. Một\nI.1.1. Hai.\nI.2. Ba.\nII. HAI\nII.1 Bốn.",
            ["I", "I.1", "I.1.1", "I.2", "II", "II.1"],
        ),
        ("1. Một\n1.a) Con.\n1.b) Con.\n2. Hai.", ["1", "1.a", "1.b", "2"]),
        ("1: Một.\n2: Hai.\n3.- Ba.", ["1", "2", "3"]),
        ("PHẦN A. MỘT\nI. MỘT\nPHẦN B. HAI\nI. MỘT", ["phan-a", "phan-a.I", "phan-b", "phan-b.I"]),
        (
            "Chương thứ nhất\nMỘT\nĐiều 1.- Một\nĐiều 2.Hai\nChương thứ hai\nHAI",
            ["chuong-1", "chuong-1.ten", "dieu-1", "dieu-2", "chuong-2", "chuong-2.ten"],
        ),
        (
            "Ðiều 1. Một\na) A;\nb) B;\nc) C;\nd) D;\nð) Đ;",
            ["dieu-1", *(f"dieu-1.{x}" for x in ("a", "b", "c", "d", "dd"))],
        ),
        ("D. MỘT\nĐ. HAI\nE. BA", ["D", "DD", "E"]),
    ],
)
def test_markers_of_another_look(lines: str, made: list[str]) -> None:
    assert ids(PLAN + lines) == made


def test_a_letter_of_another_code_page_is_kept_and_told() -> None:
    text, report = import_text(PLAN + "Ðiều 1. Quy ðịnh")
    assert text.khoan[-1].nguyen_van == "Ðiều 1. Quy ðịnh"
    assert [(slip.text, "“Điều”" in slip.reason or "“định”" in slip.reason) for slip in report.slips] == [
        ("Ðiều", True),
        ("ðịnh", True),
    ]


def test_a_space_that_was_put_in_is_told() -> None:
    assert import_text(PLAN + "Điều 1.Phạm vi\n1.Một.")[1].spaced == ((4, "dieu-1"), (5, "dieu-1.1"))


def test_initials_are_no_parts() -> None:
    assert ids(PLAN + "1. Một.\nC. Mác viết như thế.\n2. Hai.") == ["1", "1.p1", "2"]
    assert ids(PLAN + "1. Một.\nA. Einstein viết như thế.\n2. Hai.") == ["1", "1.p1", "2"]


AMENDS = "NGHỊ ĐỊNH\nsửa đổi Nghị định\n\nĐiều 1. Sửa đổi\n1. Sửa đổi Điều 3 như sau:\n"
NEW_WORDING = [
    "dieu-1",
    "dieu-1.1",
    "dieu-1.1.q1.dieu-3",
    "dieu-1.1.q1.dieu-3.1",
    "dieu-1.1.q1.dieu-3.2",
    "dieu-1.2",
]


@pytest.mark.parametrize(
    "quoted",
    [
        "“Điều 3. Tên\n1. Một.\n2. Hai.”",
        '"Điều 3. Tên\n1. Một.\n2. Hai.";',
        "«Điều 3. Tên\n1. Một.\n2. Hai.»",
        "''Điều 3. Tên\n1. Một.\n2. Hai.''",
        "“Điều 3. Tên\n1. Một.\n2. Hai.“",
        "”Điều 3. Tên\n1. Một “thử”.\n2. Hai.”",
        "“Điều 3. Tên\n“1. Một.\n“2. Hai.”",
    ],
)
def test_new_wording_in_any_quotation_marks(quoted: str) -> None:
    text = f"{AMENDS}{quoted}\n2. Sửa đổi khác."
    assert ids(text) == NEW_WORDING
    assert doubts(text) == []


def test_a_mark_that_is_missing_ends_the_wording_where_the_amending_goes_on() -> None:
    text = f"{AMENDS}“Điều 3. Tên\n1. Một.\n2. Hai.\n2. Sửa đổi Điều 4 như sau:\n“Điều 4. Tên\n1. Ba.”"
    assert ids(text) == [*NEW_WORDING, "dieu-1.2.q1.dieu-4", "dieu-1.2.q1.dieu-4.1"]
    assert doubts(text) == ["không rõ đoạn trích trong ngoặc kép kết thúc ở đâu"]


def test_slogans_in_a_row_are_quotations_all() -> None:
    assert ids(PLAN + "1. Khẩu hiệu:\n“Một”;\n“Hai”.\n2. Khác.") == ["1", "1.q1.p1", "1.q2.p1", "2"]


REGULATION = """QUYẾT ĐỊNH
Ban hành Quy chế

Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.

Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Nguyễn Văn A

ỦY BAN NHÂN DÂN
TỈNH A
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

QUY CHẾ
Làm việc của Ủy ban nhân dân
(Ban hành kèm theo Quyết định số 12/QĐ-UBND)

Điều 1. Phạm vi

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Thị B
"""


def test_a_regulation_with_a_letterhead_of_its_own_leaves_the_signature_above_alone() -> None:
    text = cut(REGULATION)
    assert text.theo_ma["quy-che"].chu == "QUY CHẾ Làm việc của Ủy ban nhân dân"
    assert text.theo_ma["quy-che.the-thuc"].chu.startswith("ỦY BAN NHÂN DÂN TỈNH A CỘNG HÒA")
    assert [k.chu for k in text.khoan if k.ma.startswith("ky.")][-1] == "Nguyễn Văn A"
    assert [k.chu for k in text.khoan if k.ma.startswith("quy-che.ky.")][-1] == "Trần Thị B"
    assert text.ten_goi("quy-che.dieu-1") == "Điều 1 Quy chế"


@pytest.mark.parametrize(
    ("title", "ma"),
    [
        ("NỘI QUY", "noi-quy"),
        ("HƯỚNG DẪN", "huong-dan"),
        ("BỘ TIÊU CHÍ", "bo-tieu-chi"),
        ("DANH SÁCH", "danh-sach"),
        ("LỜI THỀ", "pl"),
    ],
)
def test_what_a_paper_puts_in_force_has_the_name_of_its_kind(title: str, ma: str) -> None:
    below = f"CHỦ TỊCH\nNguyễn Văn A\n\n{title}\nCủa cơ quan\n(Ban hành kèm theo Quyết định số 1/QĐ)\n"
    assert f"{ma}.dieu-1" in ids(f"QUYẾT ĐỊNH\nvề thử\n\nĐiều 1. Một.\n\n{below}\nĐiều 1. Một.")


def test_annexes_follow_one_another_without_capitals_and_keep_their_dash() -> None:
    text = cut(
        f"{PLAN}1. Theo Phụ lục I kèm theo Kế hoạch này.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn A\n\n"
        "Phụ lục I. Danh mục\n1. Một.\nPhụ lục II: Phân công\n1. Hai.\nPHỤ LỤC III - BIỂU MẪU\n1. Ba.\n"
        "Biểu số 01\nTỔNG HỢP\n1. Bốn.\nMẫu số 02. Đơn\n1. Năm.\nMẫu số 3 nộp trước ngày 01/12.\n"
    )
    assert [k.ma for k in text.khoan if k.loai == "phu-luc"] == ["pl1", "pl2", "pl3", "bieu-1", "mau-2"]
    assert text.theo_ma["pl3"].nguyen_van == "PHỤ LỤC III - BIỂU MẪU"
    assert text.ten_goi("bieu-1.1") == "Biểu số 01, điểm 1"


FORMS = f"""{PLAN}1. Dùng các mẫu kèm theo.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Nguyễn Văn A

PHỤ LỤC I
CÁC MẪU
(Kèm theo Kế hoạch số 1-KH/ĐU)

Mẫu số 01. Đơn đề nghị
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
_______________
ĐƠN ĐỀ NGHỊ
1. Lý do: (1)
2. Gồm:
- Giấy tờ;
...............

TM. BAN SÁNG LẬP
TRƯỞNG BAN
(Chữ ký)

Ghi chú:
(1) Nêu tóm tắt.
(2) Địa danh.

Mẫu số 02. Điều lệ quỹ (*)

Điều 1. Tên gọi
1. Một.

Mẫu số 02a1. Thông báo thành lập chi nhánh hoặc văn phòng đại diện của tổ chức hoạt động trong phạm vi toàn tỉnh, có trụ sở chính đặt tại địa bàn khác

1. Hai.
"""


def test_forms_of_an_annex_open_one_after_the_other_with_their_own_letterhead_and_notes() -> None:
    text = cut(FORMS)
    assert [k.ma for k in text.khoan if k.loai == "phu-luc"] == ["pl1", "mau-1", "mau-2", "mau-2a1"]
    assert text.theo_ma["mau-1"].nguyen_van == "Mẫu số 01. Đơn đề nghị"
    assert text.theo_ma["mau-1.the-thuc"].chu.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert [k.ma for k in text.khoan if k.ma.startswith("mau-1.ky.")] == [
        "mau-1.ky.1",
        "mau-1.ky.2",
        "mau-1.ky.3",
    ]
    assert text.theo_ma["mau-1.d1"].chu == "Ghi chú:"
    assert text.theo_ma["mau-1.d1.2"].chu == "Địa danh."
    assert "mau-2.dieu-1.1" in text.theo_ma
    assert text.ten_goi("mau-2a1.1") == "Mẫu số 02a1, điểm 1"
    assert doubts(FORMS) == []


@pytest.mark.parametrize(
    "named", ["Bộ luật Dân sự năm 2015", "Thông tư này", "Hiến pháp năm 2013", "Pháp lệnh này"]
)
def test_an_article_of_another_paper_at_the_start_of_a_line_opens_nothing(named: str) -> None:
    assert ids(f"{PLAN}1. Theo quy định tại:\nĐiều 688 {named} thì áp dụng;\n2. Hai.") == ["1", "1.p1", "2"]


def test_a_note_whose_number_touches_its_first_word_is_lifted_out_of_the_sentence() -> None:
    page = (
        f"{PLAN}1. Các cơ quan, đơn vị, địa phương thực hiện nghiêm Luật Chuyển đổi số1, các\n"
        "chương trình, kế hoạch và hướng dẫn của cấp trên, gắn với nhiệm vụ của địa phương,\n"
        "bảo đảm thiết thực, hiệu quả, phân công rõ người, rõ việc, rõ trách nhiệm và rõ\n"
        "1Luật số 148/2025/QH15 ngày 11/12/2025.\n\f"
        "tiến độ, rõ kết quả của từng cơ quan, đơn vị, địa phương trong toàn tỉnh ta hằng năm,\n"
        "đồng thời kiểm tra, giám sát thường xuyên.\n2. Hai.\n"
    )
    text = cut(page)
    assert text.theo_ma["1.n1"].chu == "1Luật số 148/2025/QH15 ngày 11/12/2025."
    assert "rõ trách nhiệm và rõ tiến độ" in text.theo_ma["1"].chu
    assert doubts(page) == []


def test_the_council_s_name_above_the_grounds_is_no_subject() -> None:
    text = cut(
        "NGHỊ QUYẾT\nQuy định mức chi\nHỘI ĐỒNG NHÂN DÂN TỈNH A\nKHÓA XIX, KỲ HỌP THỨ 20\nCăn cứ Luật Thử;\nĐiều 1. Một."
    )
    assert text.theo_ma["trich-yeu"].chu == "Quy định mức chi"


def test_minutes_are_signed_by_those_who_sat() -> None:
    text = cut("BIÊN BẢN\nhọp thử\n\n1. Một.\n\nTHƯ KÝ\nCHỦ TRÌ\nNguyễn Văn A\nTrần Văn B")
    assert [k.ma for k in text.khoan][3:] == ["ky.1", "ky.2", "ky.3", "ky.4"]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("rừng 200 km2, đất", []),
        ("theo Nghị quyết2, đất", ["2"]),
        ("theo “kế hoạch”12.", ["12"]),
        ("điểm đ2 này", []),
    ],
)
def test_a_measure_and_a_point_bear_no_mark_of_a_note(words: str, held: list[str]) -> None:
    assert marks.held_marks(words) == held


@pytest.mark.parametrize("number", ["5z", "5f", "9" * 5000])
def test_an_article_of_any_number_is_read(number: str) -> None:
    assert "dieu-1" in cut(f"{PLAN}Điều 1 Phạm vi\nLời.\nĐiều {number} Phạm vi\nLời.").theo_ma


def test_two_columns_at_the_foot_end_where_an_attached_regulation_begins() -> None:
    text, _ = import_text(
        "QUYẾT ĐỊNH\n\nBan hành Quy chế mẫu\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế mẫu.\n\n"
        "Nơi nhận:                               TM. ỦY BAN NHÂN DÂN\n- Như Điều 1;                                CHỦ TỊCH\n"
        "- Lưu: VT.\n\n                                          Nguyễn Văn Mẫu\n\n"
        "QUY CHẾ\n\nTiếp công dân\n\n(Ban hành kèm theo Quyết định số 12/2026/QĐ-UBND)\n\nĐiều 1. Phạm vi\n\n1. Một.\n"
    )
    ids = [k.ma for k in text.khoan]
    assert ids[3:] == [
        *("nn", "nn.1", "nn.2", "ky.1", "ky.2", "ky.3"),
        *("quy-che", "quy-che.kem-theo", "quy-che.dieu-1", "quy-che.dieu-1.1"),
    ]


@pytest.mark.parametrize("mark", ["“", '"', "«"])
def test_new_wording_that_is_never_closed_is_a_grave_doubt(mark: str) -> None:
    head = "LUẬT\n\nSửa đổi\n\nĐiều 1. Sửa đổi Điều 5 như sau:\n\n"
    _, report = import_text(f"{head}{mark}Điều 5. Mới\n\n1. Một.\n\nĐiều 2. Hiệu lực\n\nLời.\n")
    assert [(e.lines, e.reason in report.grave) for e in report.doubtful if "ngoặc kép" in e.reason] == [
        ((7,), True)
    ]
    closed = {"“": "”", '"': '"', "«": "»"}[mark]
    _, report = import_text(f"{head}{mark}Điều 5. Mới\n\n1. Một.{closed}\n\nĐiều 2. Hiệu lực\n\nLời.\n")
    assert not report.doubtful


def test_rows_copied_with_tabs_between_their_cells_are_a_table() -> None:
    head = "BÁO CÁO\n\nvề việc thử\n\n1. Kết quả:\n\n"
    text, _ = import_text(f"{head}TT\tViệc\tSố\n1\tMột\t5\n2\tHai\t\n\n2. Hai.\n")
    assert [(k.ma, k.loai) for k in text.khoan[3:6]] == [
        ("1.bang-1", "bang"),
        ("1.bang-1.h1", "hang"),
        ("1.bang-1.h2", "hang"),
    ]
    text, _ = import_text(
        f"{head}Nơi nhận:\t\t\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\t\t\tCHỦ TỊCH\n- Lưu.\t\t\tTrần Văn A\n"
    )
    assert not any(k.loai in ("bang", "hang") for k in text.khoan)
