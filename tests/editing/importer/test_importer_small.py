"""Small invented texts: one rule of the importer each."""

from __future__ import annotations

import pytest

from namro.editing.importer import Report, import_text
from namro.editing.importer.emphasis import balance
from namro.editing.importer.marks import Marker, raised_marks, repair, split
from namro.files.clauses import ToanVan
from namro.problems import UserError

HEAD = "KẾ HOẠCH\n\nvề một việc nhỏ\n\n"


def cut(text: str) -> tuple[dict[str, str], Report]:
    """Clauses below the head as id → 'kind: marker words', and the report."""
    toan_van, report = import_text(HEAD + text)
    return {k.ma: f"{k.loai}: {k.dau} {k.noi_dung}".replace("  ", " ") for k in toan_van.khoan[2:]}, report


def reasons(report: Report) -> list[str]:
    return [entry.reason for entry in report.doubtful]


def test_lettered_items() -> None:
    found, report = cut(
        "I- NỘI DUNG\n\n1. Các việc\n\na) Việc thứ nhất:\n\n- Ý một.\n- Ý hai.\n\nb) Việc thứ hai.\n\n"
        "đ) Việc thứ năm.\n\nĐoạn của điểm đ.\n\n2. Việc khác.\n"
    )
    assert found == {
        "I": "de-muc: I- NỘI DUNG",
        "I.1": "de-muc: 1. Các việc",
        "I.1.a": "diem: a) Việc thứ nhất:",
        "I.1.a.b1": "gach: - Ý một.",
        "I.1.a.b2": "gach: - Ý hai.",
        "I.1.b": "diem: b) Việc thứ hai.",
        "I.1.dd": "diem: đ) Việc thứ năm.",
        "I.1.dd.p1": "doan: Đoạn của điểm đ.",
        "I.2": "khoan: 2. Việc khác.",
    }
    assert reasons(report) == ["chữ của điểm không liền: sau b lại in đ"]
    assert ToanVan(()).ten_goi("I.1.dd.p1") == "phần I, mục 1, điểm đ, đoạn 1"


def test_nested_bullets_by_marker() -> None:
    found, _ = cut(
        "1. Thành phần\n* Điểm cầu\n- Chủ trì.\n+ Một.\n+ Hai.\n- Tham dự.\n* Điểm khác\n+ Ba.\n• Bốn.\n"
    )
    assert list(found) == [
        "1",
        "1.b1",
        "1.b1.b1",
        "1.b1.b1.b1",
        "1.b1.b1.b2",
        "1.b1.b2",
        "1.b2",
        "1.b2.b1",
        "1.b2.b1.b1",
    ]


def test_en_dash_is_a_bullet() -> None:
    found, _ = cut("1. Thành phần\n\n– Chủ trì.\n\n– Tham dự.\n")
    assert found["1.b2"] == "gach: – Tham dự."


def test_broken_double_marker_nests() -> None:
    found, report = cut("1. Hội nghị\n\n- Chương trình\n- + Khai mạc.\n- + Bế mạc.\n- Tài liệu\n")
    assert found["1.b1.b2"] == "gach: + Bế mạc."
    assert found["1.b2"] == "gach: - Tài liệu"
    assert [(entry.line, entry.before) for entry in report.repaired] == [
        (8, "- + Khai mạc."),
        (9, "- + Bế mạc."),
    ]


def test_wrapped_lines_become_paragraphs() -> None:
    text = (
        "1- Các cấp ủy, tổ chức đảng tổ chức quán triệt kịp thời, sâu rộng nghị quyết đến\n\n"
        "từng cán bộ, đảng viên và các tầng lớp Nhân dân bằng hình thức phù hợp, thiết\n\n"
        "thực, hiệu quả, gắn với nhiệm vụ chính trị của cơ quan, đơn vị và địa phương và\n\n"
        "thực hiện thường xuyên.\n\n"
        "Định kỳ hằng năm, các cấp ủy kiểm tra việc thực hiện kế hoạch và báo cáo với Ban\n\n"
        "Thường vụ để theo dõi.\n 2- Văn phòng theo dõi việc thực hiện kế hoạch, tổng hợp tình hình và định kỳ báo\n\n"
        "cáo Ban Thường vụ.\n"
    )
    found, report = cut(text)
    assert list(found) == ["1", "1.p1", "2"]
    assert found["1.p1"].endswith("báo cáo với Ban Thường vụ để theo dõi.")
    assert [entry.lines for entry in report.joined] == [(5, 7, 9, 11), (13, 15), (16, 18)]


def test_page_break_in_a_sentence_around_a_page_number() -> None:
    found, report = cut("1. Việc phải làm ngay là hoàn thành trong\n\n    2\n\nquý I của năm.\n")
    assert found == {"1": "khoan: 1. Việc phải làm ngay là hoàn thành trong quý I của năm."}
    assert [(entry.line, entry.text, entry.place.letters) for entry in report.dropped] == [
        (7, "2", len("Việcphảilàmngaylàhoànthànhtrong"))
    ]


def test_capital_after_an_open_sentence_stays_apart_and_is_doubtful() -> None:
    found, report = cut("- Báo cáo về Ban\n\nThường vụ xem xét.\n")
    assert list(found) == ["b1", "p1"]
    assert "đoạn trước chưa có dấu kết câu: để riêng; có thể là một câu bị ngắt trang" in reasons(report)


def test_footnote_goes_to_its_mark_and_the_sentence_is_whole() -> None:
    found, report = cut(
        "1. Văn phòng¹ chủ trì.\n\n2. Rộng 10 km² và các ban\n\n¹ Văn phòng Thành ủy.\n\ncùng thực hiện.\n"
    )
    assert found == {
        "1": "khoan: 1. Văn phòng¹ chủ trì.",
        "1.n1": "ghi-chu: ¹ Văn phòng Thành ủy.",
        "2": "khoan: 2. Rộng 10 km² và các ban cùng thực hiện.",
    }
    (lifted,) = report.lifted
    assert (lifted.lines, lifted.clause, lifted.host) == ((9,), "1.n1", "1")
    assert (lifted.place.clause, lifted.place.letters) == ("2", len("Rộng10km²vàcácban"))
    assert reasons(report) == []


def test_note_without_mark_and_mark_without_note() -> None:
    found, report = cut("1. Văn phòng⁽²⁾ chủ trì.\n\n⁽¹⁾ Chú thích lạc.\n")
    assert list(found) == ["1", "1.n1"]
    assert reasons(report) == [
        "không thấy chú thích của dấu ⁽²⁾",
        "không thấy khoản nào mang dấu ⁽¹⁾: để chú thích sau khoản trước nó",
    ]


def test_two_notes_with_one_number_find_the_nearest_host() -> None:
    found, report = cut("1. Một¹.\n\n¹ Ghi một.\n\n2. Hai¹.\n\n¹ Ghi hai.\n")
    assert list(found) == ["1", "1.n1", "2", "2.n1"]
    assert found["2.n1"] == "ghi-chu: ¹ Ghi hai."
    assert reasons(report) == ["dấu ¹ có ở nhiều khoản (1, 2)"] * 2


def test_paragraph_after_a_colon_belongs_to_the_bullet() -> None:
    found, _ = cut("1. Tài liệu\n\n- *Tài liệu chính:*\n\nVăn kiện Đại hội.\n\nĐoạn của cả mục.\n")
    assert list(found) == ["1", "1.b1", "1.b1.p1", "1.p1"]


def test_closing_paragraph_belongs_to_the_part() -> None:
    tail = "Nơi nhận:\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn A\n"
    found, report = cut(
        f"I- VIỆC\n\n1. Văn phòng\n\nChủ trì.\n\nQuá trình thực hiện có vướng mắc thì báo cáo.\n\n{tail}"
    )
    assert list(found) == ["I", "I.1", "I.1.p1", "I.p1", "nn", "nn.1", "ky.1", "ky.2", "ky.3"]
    assert len(reasons(report)) == 1
    alone, report = cut(f"I- VIỆC\n\n1. Văn phòng\n\nChủ trì.\n\n{tail}")
    assert list(alone)[:4] == ["I", "I.1", "I.1.p1", "nn"]
    assert reasons(report) == []


def test_no_signature_and_signature_without_recipients() -> None:
    assert list(cut("1. Một việc.\n")[0]) == ["1"]
    assert list(cut("1. Một việc.\n\n**T/M BAN THƯỜNG VỤ\nBÍ THƯ**\n\nNguyễn Văn A\n")[0])[1:] == [
        "ky.1",
        "ky.2",
        "ky.3",
    ]


def test_words_below_the_signature_are_doubtful() -> None:
    tail = "Nơi nhận:\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn A\n\n"
    found, report = cut(f"1. Một việc.\n\n{tail}2. Phụ lục kèm theo.\n")
    assert found["2"] == "khoan: 2. Phụ lục kèm theo."
    assert "còn lời văn sau phần chữ ký: có thể là phụ lục hoặc văn bản khác" in reasons(report)


def test_emphasised_numbering() -> None:
    found, _ = cut("**I- MỤC ĐÍCH**\n\n**1. Yêu cầu**\n\n**2.** Khác\n\nĐoạn.\n")
    assert found["I"] == "de-muc: I- **MỤC ĐÍCH**"
    assert found["I.1"] == "khoan: 1. **Yêu cầu**"
    assert found["I.2"] == "de-muc: 2. Khác"


def test_numbers_that_repeat_or_skip_are_doubtful() -> None:
    found, report = cut("I- VIỆC\n\n1. Một.\n\n1. Lại một.\n\n4. Bốn.\n")
    assert list(found) == ["I", "I.1", "I.1x2", "I.4"]
    assert reasons(report) == [
        "số mục in trùng: mã I.1 đã dùng cho mục trước",
        "số mục không liền: chờ 2 nhưng in 1",
        "số mục không liền: chờ 2 nhưng in 4",
    ]


def test_text_without_a_type_is_doubtful() -> None:
    toan_van, report = import_text("Một đoạn.\n\n1. Một việc.\n")
    assert [clause.ma for clause in toan_van.khoan] == ["p1", "1"]
    (reason,) = reasons(report)
    assert reason.startswith("không thấy tên loại văn bản (KẾ HOẠCH, CHỈ THỊ …) ở đầu; loại riêng")


@pytest.mark.parametrize("text", ["", " \n\t\n", "-----\n\n  1\n"])
def test_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="Tệp nguồn không có chữ nào để nhập"):
        import_text(text)


def test_decomposed_letters_are_composed() -> None:
    assert (
        import_text("KẾ HOẠCH\n\nve\u0302\u0300 việc\n\n1. Một.\n")[0].theo_ma["trich-yeu"].chu == "về việc"
    )


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("III. TỔ CHỨC", Marker("roman", "III.", "III", "."), "TỔ CHỨC"),
        ("I - MỤC ĐÍCH", Marker("roman", "I -", "I", "-"), "MỤC ĐÍCH"),
        ("I/ MỤC ĐÍCH", Marker("roman", "I/", "I", "/"), "MỤC ĐÍCH"),
        ("A- TÌNH HÌNH", Marker("part", "A-", "A", "-"), "TÌNH HÌNH"),
        ("3.10. Đẩy mạnh", Marker("arabic", "3.10.", "3.10", "."), "Đẩy mạnh"),
        ("1.Mục đích", Marker("arabic", "1.", "1", ".", tight=True), "Mục đích"),
        ("1) Hai", Marker("arabic", "1)", "1", ")", sure=False), "Hai"),
        ("1/ Hai", Marker("arabic", "1/", "1", "/", sure=False), "Hai"),
        ("2a. Chèn", Marker("arabic", "2a.", "2a", "."), "Chèn"),
        ("6.1 Đối với", Marker("arabic", "6.1", "6.1", sure=False), "Đối với"),
        ("(1). Một", Marker("list", "(1).", "1", "."), "Một"),
        ("(iv) Bốn", Marker("small-roman", "(iv)", "iv"), "Bốn"),
        ("a. Ba", Marker("letter", "a.", "a", ".", sure=False), "Ba"),
        ("● Chấm", Marker("bullet", "●", "●"), "Chấm"),
        ("Phần thứ nhất", Marker("phan", "Phần thứ nhất", "1"), ""),
        ("Chương IIa. KIỂM TRA", Marker("chuong", "Chương IIa.", "iia", "."), "KIỂM TRA"),
        ("MỤC 1. HỌP", Marker("muc", "MỤC 1.", "1", "."), "HỌP"),
        ("Tiểu mục 2. Họp", Marker("tieu-muc", "Tiểu mục 2.", "2", "."), "Họp"),
        ("Điều 110c. Thẩm quyền", Marker("dieu", "Điều 110c.", "110c", "."), "Thẩm quyền"),
        ("Điều 5 của Luật này", None, "Điều 5 của Luật này"),
        ("Phần I của Kế hoạch", None, "Phần I của Kế hoạch"),
        ("Mục V, số thứ tự 24", None, "Mục V, số thứ tự 24"),
        ("24-NQ/TW của Ban", None, "24-NQ/TW của Ban"),
        ("12- KH/TU ngày", None, "12- KH/TU ngày"),
        ("30/4/1975 là", None, "30/4/1975 là"),
        ("1.5 triệu", None, "1.5 triệu"),
        ("(6) Các tài liệu", Marker("list", "(6)", "6"), "Các tài liệu"),
        ("đ) Khác", Marker("letter", "đ)", "dd", ")"), "Khác"),
        ("-Văn phòng", Marker("bullet", "-", "-", tight=True), "Văn phòng"),
        ("* **Buổi sáng:**", Marker("bullet", "*", "*"), "**Buổi sáng:**"),
        ("**Lưu ý:** rằng", None, "**Lưu ý:** rằng"),
        ("2025 - 2030; đặc biệt", None, "2025 - 2030; đặc biệt"),
        ("12/2025 trở đi", None, "12/2025 trở đi"),
        ("V.I.Lênin viết", None, "V.I.Lênin viết"),
        ("C. Mác viết", Marker("part", "C.", "C", ".", sure=False), "Mác viết"),
        ("(1)....., ngày", None, "(1)....., ngày"),
    ],
)
def test_markers(text: str, marker: Marker | None, rest: str) -> None:
    assert split(text) == (marker, rest)


def test_raised_marks() -> None:
    assert raised_marks("thành phố⁽¹⁾, 5 m², 3 km³, năm² và ^(*) hoặc ¹²") == ["⁽¹⁾", "²", "^(*)", "¹²"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- + Một", "+ Một"),
        ("*** Lưu ý:** Chương", "**Lưu ý:** Chương"),
        ("(1)^()....., ngày ...*", "(1)^(*)....., ngày ..."),
        ("* **Buổi sáng:**", None),
        ("- Một + hai", None),
    ],
)
def test_repairs(before: str, after: str | None) -> None:
    mended = repair(before)
    assert (mended.after if mended else None) == after


@pytest.mark.parametrize(
    ("text", "settled", "dropped", "lone"),
    [
        ("*một* **hai** ***ba.***", "*một* **hai** ***ba.***", 0, 0),
        ("**một", "một", 1, 0),
        ("5 * 3", "5 \\* 3", 0, 1),
        ("^(*) tên", "^(\\*) tên", 0, 0),
        ("**Mục đích:**Tổ chức", "Mục đích:Tổ chức", 2, 0),
        ("a_b_c \\d", "a\\_b\\_c \\\\d", 0, 0),
    ],
)
def test_emphasis(text: str, settled: str, dropped: int, lone: int) -> None:
    found = balance(text)
    assert (found.text, found.dropped, found.lone) == (settled, dropped, lone)


WRAPPED = (
    "1. Các cấp ủy, tổ chức đảng tổ chức quán triệt kịp thời, sâu rộng nghị quyết kinh tế\n"
    "- xã hội nhiệm kỳ này đến từng cán bộ, đảng viên và các tầng lớp Nhân dân bằng hình\n"
    "thức phù hợp, gắn với nhiệm vụ chính trị của cơ quan, đơn vị, nhiệm kỳ 2025\n"
    "- 2030 và thực hiện thường xuyên trong suốt cả nhiệm kỳ ở tất cả các cơ quan, đơn vị.\n\n"
    "2. Văn phòng¹ phối hợp các ban theo dõi việc thực hiện kế hoạch, tổng hợp tình hình,\n\n"
    "¹ Văn phòng cấp ủy cùng cấp hoặc cơ quan được giao làm nhiệm vụ của văn phòng ở nơi\n"
    "không có văn phòng.\n\n"
    "báo cáo Ban Thường vụ theo quy định, chịu trách nhiệm về kết quả theo dõi việc này.\n\n"
    "Định kỳ hằng năm kiểm tra.\n"
)


def test_blank_lines_part_paragraphs_where_they_are_rare() -> None:
    found, report = cut(WRAPPED)
    assert list(found) == ["1", "2", "2.n1", "2.p1"]
    assert "nghị quyết kinh tế - xã hội nhiệm kỳ" in found["1"]
    assert "nhiệm kỳ 2025 - 2030 và" in found["1"]
    assert found["2.n1"].endswith("ở nơi không có văn phòng.")
    assert "tổng hợp tình hình, báo cáo Ban Thường vụ" in found["2"]
    assert found["2.p1"] == "doan: Định kỳ hằng năm kiểm tra."
    assert reasons(report) == []
