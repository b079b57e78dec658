"""The grammar of laws, decrees and Party papers: invented texts, one rule each, ids that mirror the print."""

from __future__ import annotations

import pytest

from namro.editing.importer import Report, import_text
from namro.files.clauses import MAX_ID, ToanVan, parse, serialize

DECREE = """CHÍNH PHỦ

NGHỊ ĐỊNH

Về việc thử

Căn cứ Luật Thử ngày 01 tháng 01 năm 2025;

Chính phủ ban hành Nghị định về việc thử.

"""


def cut(text: str) -> tuple[ToanVan, Report]:
    toan_van, report = import_text(text)
    again, problems = parse(serialize(toan_van), "toan-van.md")
    assert problems == []
    assert [(k.ma, k.loai, k.dau, k.noi_dung) for k in again.khoan] == [
        (k.ma, k.loai, k.dau, k.noi_dung) for k in toan_van.khoan
    ]
    assert all(len(k.ma) <= MAX_ID for k in toan_van.khoan)
    return toan_van, report


def ids(text: str, after: int = 0) -> list[str]:
    return [k.ma for k in cut(text)[0].khoan[after:]]


def test_a_decree_has_its_outline() -> None:
    text, report = cut(
        DECREE
        + "Chương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. Khoản một.\n\n2. Khoản hai:\n\na) Điểm a;\n\n"
        "b) Điểm b.\n\nĐoạn cuối của điểm.\n\nĐiều 2. Từ ngữ\n\n1. Lại khoản một.\n\nChương II\n\nHỌP\n\nMục 1\n\nTRIỆU TẬP\n\n"
        "Tiểu mục 1. Giấy mời\n\nĐiều 3. Gửi giấy\n\nMục 2. ĐIỀU HÀNH\n\nĐiều 3a. Chủ tọa\n\n1. Chủ tọa.\n\n2. Thư ký.\n\n2a. Chèn.\n"
    )
    assert report.doubtful == ()
    assert [(k.ma, k.loai) for k in text.khoan[3:]] == [
        ("p1", "doan"),
        ("p2", "doan"),
        ("chuong-i", "chuong"),
        ("chuong-i.ten", "ten-muc"),
        ("dieu-1", "dieu"),
        ("dieu-1.1", "khoan"),
        ("dieu-1.2", "khoan"),
        ("dieu-1.2.a", "diem"),
        ("dieu-1.2.b", "diem"),
        ("dieu-1.2.b.p1", "doan"),
        ("dieu-2", "dieu"),
        ("dieu-2.1", "khoan"),
        ("chuong-ii", "chuong"),
        ("chuong-ii.ten", "ten-muc"),
        ("chuong-ii.muc-1", "muc"),
        ("chuong-ii.muc-1.ten", "ten-muc"),
        ("chuong-ii.muc-1.tieu-muc-1", "tieu-muc"),
        ("dieu-3", "dieu"),
        ("chuong-ii.muc-2", "muc"),
        ("dieu-3a", "dieu"),
        ("dieu-3a.1", "khoan"),
        ("dieu-3a.2", "khoan"),
        ("dieu-3a.2a", "khoan"),
    ]
    assert text.theo_ma["dieu-1"].dau == "Điều 1."
    assert [k.ma for k in text.to_tien("dieu-3")] == [
        "chuong-ii",
        "chuong-ii.muc-1",
        "chuong-ii.muc-1.tieu-muc-1",
    ]
    assert [k.ma for k in text.to_tien("dieu-3a.2")] == ["chuong-ii", "chuong-ii.muc-2", "dieu-3a"]
    assert [k.ma for k in text.trong("chuong-i")][-1] == "dieu-2.1"
    assert text.tieu_de("chuong-i") == "Chương I. QUY ĐỊNH CHUNG"


@pytest.mark.parametrize(
    ("ma", "name"),
    [
        ("dieu-1.2.dd", "điểm đ khoản 2 Điều 1"),
        ("dieu-1.2.dd.b1", "gạch đầu dòng 1 điểm đ khoản 2 Điều 1"),
        ("dieu-5a", "Điều 5a"),
        ("chuong-ii.muc-1", "Mục 1 Chương II"),
        ("dieu-1.2.q1.dieu-5.1", "khoản 1 Điều 5 đoạn trích 1 khoản 2 Điều 1"),
        ("dieu-2.bang-1.h3", "hàng 3 bảng 1 Điều 2"),
        ("pl1.2", "Phụ lục 1, điểm 2"),
        ("A.I.1.b", "phần A, phần I, mục 1, điểm b"),
    ],
)
def test_readers_call_a_clause_so(ma: str, name: str) -> None:
    assert ToanVan(()).ten_goi(ma) == name


def test_a_law_in_parts_counts_its_chapters_through() -> None:
    found = ids(
        "QUỐC HỘI\n\nLUẬT\n\nTHỬ\n\nPHẦN THỨ NHẤT\n\nNHỮNG QUY ĐỊNH CHUNG\n\nChương I\n\nPHẠM VI\n\nĐiều 1. Một\n\n"
        "PHẦN THỨ HAI\n\nVIỆC\n\nChương II\n\nLÀM\n\nĐiều 2. Hai\n",
        3,
    )
    assert found == [
        "phan-1",
        "phan-1.ten",
        "chuong-i",
        "chuong-i.ten",
        "dieu-1",
        "phan-2",
        "phan-2.ten",
        "chuong-ii",
        "chuong-ii.ten",
        "dieu-2",
    ]


def test_new_wording_stays_in_the_clause_that_brings_it() -> None:
    text, report = cut(
        "QUỐC HỘI\n\nLUẬT\n\nSỬA ĐỔI LUẬT THỬ\n\nĐiều 1. Sửa đổi một số điều\n\n1. Sửa đổi Điều 5 như sau:\n\n"
        "“Điều 5. Chính sách\n\n1. Bảo đảm “đủ” người.\n\n2. Hỗ trợ.”.\n\n2. Sửa khoản 3:\n\na) Thay như sau:\n\n"
        "“3. Khoản ba.”;\n\nb) Bổ sung đoạn như sau:\n\n“Một đoạn không số.”.\n\n3. Thay “cũ” bằng “mới”.\n\nĐiều 2. Hiệu lực\n"
    )
    assert report.doubtful == ()
    assert [k.ma for k in text.khoan[3:]] == [
        "dieu-1",
        "dieu-1.1",
        "dieu-1.1.q1.dieu-5",
        "dieu-1.1.q1.dieu-5.1",
        "dieu-1.1.q1.dieu-5.2",
        "dieu-1.2",
        "dieu-1.2.a",
        "dieu-1.2.a.q1.3",
        "dieu-1.2.b",
        "dieu-1.2.b.q1.p1",
        "dieu-1.3",
        "dieu-2",
    ]
    assert text.theo_ma["dieu-1.1.q1.dieu-5"].dau == "“Điều 5."
    assert text.theo_ma["dieu-1.1.q1.dieu-5"].trong_ngoac
    assert not text.theo_ma["dieu-1.3"].trong_ngoac


def test_a_quotation_that_nobody_closes_ends_where_the_amending_text_goes_on() -> None:
    found, report = cut(
        "LUẬT\n\nSỬA ĐỔI LUẬT THỬ\n\nĐiều 1. Sửa đổi\n\n1. Sửa Điều 5:\n\n“Điều 5. Tên\n\n1. “Một.”.\n\n"
        "2. Sửa đổi Điều 6.\n"
    )
    assert [k.ma for k in found.khoan[-2:]] == ["dieu-1.1.q1.dieu-5.1", "dieu-1.2"]
    assert any("kết thúc ở đâu" in entry.reason for entry in report.doubtful)
    assert report.grave


LADDER = "KẾ HOẠCH\n\nvề việc thử\n\n"


def test_lettered_parts_lead_roman_ones() -> None:
    text = "A- TÌNH HÌNH\n\nI/ KẾT QUẢ\n\n1- Một.\n\nB- NHIỆM VỤ\n\nI - QUAN ĐIỂM\n\n1) Hai:\n\na. Ba.\n\nb. Bốn.\n"
    assert ids(LADDER + text, 2) == ["A", "A.I", "A.I.1", "B", "B.I", "B.I.1", "B.I.1.a", "B.I.1.b"]


def test_numbers_of_two_parts_without_a_stop() -> None:
    assert ids(LADDER + "1. Khác\n\n1.1 Đối với đoàn: làm.\n\n1.2 Đối với đơn vị: chờ.\n", 2) == [
        "1",
        "1.1",
        "1.2",
    ]
    assert ids(LADDER + "1. Chi.\n\n2.5 Mbps là tốc độ.\n", 2) == ["1", "1.p1"]


def test_a_new_ladder_below_a_letter_stands_in_it() -> None:
    text = "1. Một:\n\na) Chữ a:\n\n1) Một một.\n\n2) Hai hai.\n\nb) Chữ b:\n\n(i) Nhỏ.\n\n(ii) Nhỏ hai.\n\n2. Hai.\n"
    assert ids(LADDER + text, 2) == ["1", "1.a", "1.a.1", "1.a.2", "1.b", "1.b.i", "1.b.ii", "2"]


def test_a_number_that_is_printed_twice_never_nests() -> None:
    text = "".join(f"{number}. Việc {letter}.\n\n" for letter in "abcdefgh" for number in (1, 2))
    found, report = cut(LADDER + text)
    assert found.khoan[-1].ma == "2x8"
    assert max(len(k.ma) for k in found.khoan[2:]) == 3
    assert report.grave


def test_deep_bullets_keep_short_ids() -> None:
    marks = "-+*•●○▪■►➢✓–"
    text = "I- VIỆC\n\n1. Một\n\n" + "".join(f"{mark} Ý.\n\n" for _ in range(3) for mark in marks)
    assert max(map(len, ids(LADDER + text))) <= MAX_ID


def test_a_number_of_a_paper_that_a_line_begins_with_is_no_marker() -> None:
    words = (
        "Thực hiện nghiêm túc các chủ trương, chính sách và căn cứ Nghị quyết số\n24-NQ/TW của Ban Chấp hành Trung ương, "
        "các cấp ủy, tổ chức đảng thực hiện\nmột số nhiệm vụ sau đây nhằm bảo đảm tiến độ, chất lượng theo Kế hoạch số 10-\n"
        "KH/TU ngày 05/11/2025 và các văn bản có liên quan của cấp trên, theo đúng các\nquy định hiện hành tại khoản\n"
        "3. của Quy định này và các quy định khác có liên quan của cấp trên về việc này\nđể làm cho phù hợp.\n"
    )
    text, _ = cut(LADDER + "1. Một.\n\n" + words)
    assert [k.ma for k in text.khoan[2:]] == ["1", "1.p1"]
    assert "Nghị quyết số 24-NQ/TW" in " ".join(k.chu for k in text.khoan)
    assert "số 10-KH/TU ngày" in " ".join(k.chu for k in text.khoan)


FOOT = "Nơi nhận:\n- TT HĐND, UBND;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn C\n\n"


def test_annexes_have_their_own_ids() -> None:
    text, report = cut(
        LADDER
        + "1. Việc một.\n\n"
        + FOOT
        + "PHỤ LỤC I\nDANH MỤC\n(Kèm theo Kế hoạch số 12-KH/TU)\n\n1. Một.\n\n2. Hai.\n\n"
        "Phụ lục II\n\nMẪU BIỂU\n\nI. MẪU\n\n1. Một.\n"
    )
    assert report.doubtful == ()
    assert [k.ma for k in text.khoan[2:]] == [
        "1",
        "nn",
        "nn.1",
        "nn.2",
        "ky.1",
        "ky.2",
        "ky.3",
        "pl1",
        "pl1.kem-theo",
        "pl1.1",
        "pl1.2",
        "pl2",
        "pl2.I",
        "pl2.I.1",
    ]
    assert text.theo_ma["pl1"].nguyen_van == "PHỤ LỤC I DANH MỤC"
    assert text.theo_ma["nn.1"].chu == "TT HĐND, UBND;"
    assert text.ten_goi("pl2.I.1") == "Phụ lục II, phần I, mục 1"


def test_an_attached_regulation_has_its_outline_and_signature() -> None:
    text, report = cut(
        "QUYẾT ĐỊNH\n\nBan hành Quy chế\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế.\n\nĐiều 2. Hiệu lực.\n\n"
        + FOOT
        + "QUY CHẾ\nLÀM VIỆC\n(Ban hành kèm theo Quyết định số 01/QĐ-UBND)\n\nChương I\nCHUNG\n\nĐiều 1. Phạm vi\n\n1. Một.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn C\n"
    )
    assert report.doubtful == ()
    assert [k.ma for k in text.khoan if k.ma.startswith("quy-che")] == [
        "quy-che",
        "quy-che.kem-theo",
        "quy-che.chuong-i",
        "quy-che.chuong-i.ten",
        "quy-che.dieu-1",
        "quy-che.dieu-1.1",
        "quy-che.ky.1",
        "quy-che.ky.2",
        "quy-che.ky.3",
    ]
    assert text.ten_goi("quy-che.dieu-1.1") == "khoản 1 Điều 1 Quy chế"


def test_a_letter_has_no_type() -> None:
    text, report = cut(
        "SỞ Y TẾ\n\nSố: 12/SYT-VP\n\nV/v triển khai kế hoạch\nnăm 2026\n\nKính gửi:\n- Các xã;\n- Các trạm.\n\n"
        "Sở Y tế đề nghị:\n\n1. Tổ chức.\n\nNơi nhận:\n- Như trên.\n\nGIÁM ĐỐC\n\nNguyễn Văn B\n"
    )
    assert report.doubtful == ()
    assert [(k.ma, k.chu) for k in text.khoan[:4]] == [
        ("the-thuc", "SỞ Y TẾ Số: 12/SYT-VP"),
        ("trich-yeu", "V/v triển khai kế hoạch năm 2026"),
        ("kinh-gui", "Kính gửi: - Các xã; - Các trạm."),
        ("p1", "Sở Y tế đề nghị:"),
    ]


@pytest.mark.parametrize(
    "type_line",
    [
        "NGHỊ ĐỊNH",
        "QUYẾT ĐỊNH",
        "LUẬT",
        "THÔNG TƯ",
        "CÔNG ĐIỆN",
        "THÔNG BÁO",
        "BÁO CÁO",
        "TỜ TRÌNH",
        "BIÊN BẢN",
        "ĐỀ ÁN",
    ],
)
def test_every_type_is_known(type_line: str) -> None:
    text, _ = cut(f"{type_line}\n\nvề việc thử\n\n1. Một.\n")
    assert [k.ma for k in text.khoan] == ["ten-loai", "trich-yeu", "1"]


def test_a_table_drawn_with_bars_is_a_table_and_a_signature_in_one_is_a_signature() -> None:
    text, _ = cut(
        LADDER + "1. Việc:\n\n| TT | Việc |\n|---|---|\n| 1 | Học |\n| 2 | Báo cáo |\n\n2. Khác.\n\n"
        "| | T/M BAN THƯỜNG VỤ (Đã ký) |\n"
    )
    assert [(k.ma, k.loai) for k in text.khoan[2:]] == [
        ("1", "de-muc"),
        ("1.bang-1", "bang"),
        ("1.bang-1.h1", "hang"),
        ("1.bang-1.h2", "hang"),
        ("2", "khoan"),
        ("ky.1", "ky"),
    ]
    assert text.theo_ma["1.bang-1.h2"].hang_o == ((("2",), ("Báo cáo",)),)


@pytest.mark.parametrize(
    "above", ["2. Thay Phụ lục I như sau:", "2. Thay Phụ lục I bằng Phụ lục I dưới đây."]
)
@pytest.mark.parametrize("name", ["PHỤ LỤC I", "Phụ lục I", "Mẫu số 01"])
def test_a_quoted_annex_has_its_own_numbers_inside_the_quotation(above: str, name: str) -> None:
    text, report = import_text(
        "NGHỊ ĐỊNH\n\nSửa đổi Nghị định số 1/2020/NĐ-CP\n\nĐiều 1. Sửa đổi\n\n1. Một.\n\n"
        f"{above}\n\n“{name}\n\nDANH MỤC VIỆC\n\n1. Việc một.\n\nĐiều 1. Trong phụ lục\n\n2. Việc hai.”.\n\n"
        "3. Ba.\n\nĐiều 2. Hiệu lực\n"
    )
    ids = [k.ma for k in text.khoan[2:]]
    annex = ids[3]
    assert annex in ("dieu-1.2.q1.pl1", "dieu-1.2.q1.mau-1")
    inner = [f"{annex}.1", f"{annex}.dieu-1", f"{annex}.dieu-1.2"]
    assert ids == ["dieu-1", "dieu-1.1", "dieu-1.2", annex, *inner, "dieu-1.3", "dieu-2"]
    assert text.theo_ma[annex].dau == f"“{name}" and text.theo_ma[annex].chu == "DANH MỤC VIỆC"
    assert text.ten_goi(f"{annex}.1").startswith("điểm 1 ") or "khoản 1" in text.ten_goi(f"{annex}.1")
    assert not report.grave


@pytest.mark.parametrize("stop", [")", "."])
def test_points_of_a_point_bear_its_letter(stop: str) -> None:
    text, report = import_text(
        "NGHỊ QUYẾT\n\nQuy định mức chi\n\nĐiều 1. Mức chi\n\n1. Một:\n\na) Loại một:\n\n"
        f"a.1{stop} Nhỏ;\n\na.2{stop} Nhỏ hơn;\n\nb) Loại hai:\n\nb.1{stop} Nhỏ.\n\n2. Hai.\n"
    )
    points = ["a", "a.1", "a.2", "b", "b.1"]
    assert [k.ma for k in text.khoan[3:]] == ["dieu-1.1", *(f"dieu-1.1.{one}" for one in points), "dieu-1.2"]
    assert text.ten_goi("dieu-1.1.a.2") == "điểm a.2 khoản 1 Điều 1"
    assert text.ten_goi("dieu-1.1.b") == "điểm b khoản 1 Điều 1"
    assert not report.grave


def test_chapters_that_are_counted_anew_in_each_part_bear_its_id() -> None:
    parts = "".join(
        f"PHẦN THỨ {part}\nCHUNG\n\nChương I\nMỘT\n\nĐiều {at}. Một\n\nLời.\n\nChương II\nHAI\n\nĐiều {at + 1}. Hai\n\nLời.\n\n"
        for at, part in ((1, "NHẤT"), (3, "HAI"))
    )
    text, report = import_text(f"LUẬT\n\nvề một việc\n\n{parts}")
    assert [k.ma for k in text.khoan if k.loai == "chuong"] == [
        *("chuong-i", "chuong-ii", "phan-2.chuong-i", "phan-2.chuong-ii"),
    ]
    assert text.ten_goi("phan-2.chuong-i") == "Chương I Phần thứ hai"
    assert not report.doubtful


def test_who_decides_behind_grounds_with_dashes_is_no_doubt() -> None:
    text, report = cut(
        "TỈNH ỦY MẪU\n*\nQUYẾT ĐỊNH\nvề việc thử\n-----\n- Căn cứ Quy chế làm việc;\n- Xét đề nghị của Văn phòng,\n\n"
        "BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH\n\nĐiều 1. Một.\n"
    )
    assert [(k.ma, k.loai) for k in text.khoan[3:]] == [
        ("b1", "gach"),
        ("b2", "gach"),
        ("p1", "doan"),
        ("dieu-1", "dieu"),
    ]
    assert report.doubtful == ()
