"""The five real sources: counts, ids, report, and the committed texts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from conftest import ROOT
from namro.editing.importer import Report, format_report, import_text
from namro.files import seal
from namro.files.clauses import Khoan, ToanVan, parse, serialize
from namro.files.textfile import decode

SOURCES = ROOT / "tests/sources"
STUDY = "ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025"
DIRECTIVE = "chi-thi-01-ct-tu-2025"
CONFERENCE = "ke-hoach-hoi-nghi-dai-hoi-xiv-2026"
DRAFT = "du-thao-chuong-trinh-hanh-dong-2025"
PLENUM = "ke-hoach-trung-uong-6-khoa-xiii-2022"
FILES = {
    STUDY: "ke-hoach-hoc-tap-nghi-quyet-dai-hoi-can-tho-i.txt",
    DIRECTIVE: "chi-thi-01-ct-tu.txt",
    CONFERENCE: "ke-hoach-hoi-nghi-toan-quoc-dai-hoi-xiv.txt",
    DRAFT: "du-thao-chuong-trinh-hanh-dong-can-tho.txt",
    PLENUM: "ke-hoach-nghi-quyet-trung-uong-6-khoa-xiii.txt",
}
DOCUMENTS = pytest.mark.parametrize("document", FILES)


def source(document: str) -> str:
    text, problems = decode((SOURCES / FILES[document]).read_bytes(), FILES[document])
    assert text is not None, problems
    return text


@cache
def imported(document: str) -> tuple[ToanVan, Report]:
    return import_text(source(document))


def committed(document: str) -> ToanVan:
    text = (ROOT / "data/van-ban" / document / "toan-van.md").read_text(encoding="utf-8")
    toan_van, problems = parse(text, "toan-van.md")
    assert not problems
    return toan_van


# --- counts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "clauses"), [(STUDY, 92), (DIRECTIVE, 24), (CONFERENCE, 85), (DRAFT, 96), (PLENUM, 79)]
)
def test_number_of_clauses(document: str, clauses: int) -> None:
    assert len(imported(document)[0].khoan) == clauses


def counted_as_the_table_does(toan_van: ToanVan) -> int:
    """The table counts title and signature of a plan as one each, and a banner with the bullet announcing it."""
    count = len(toan_van.khoan)
    if toan_van.theo_ma["ten-loai"].chu == "KẾ HOẠCH":
        count -= 1 + 2
    return count - sum(k.loai == "ma-ket" and toan_van.cha(k.ma).loai == "gach" for k in toan_van.khoan)


def test_number_of_nodes_of_the_table() -> None:
    nodes = [counted_as_the_table_does(imported(document)[0]) for document in FILES]
    assert nodes == [88, 24, 82, 96, 76]
    assert sum(nodes) == 366


# --- the committed texts --------------------------------------------------------------------------------


@DOCUMENTS
def test_committed_text_is_what_the_importer_makes(document: str) -> None:
    folder = ROOT / "data/van-ban" / document
    toan_van = imported(document)[0]
    assert (folder / "toan-van.md").read_bytes().decode() == serialize(toan_van)
    assert (folder / "khoan.lock").read_bytes().decode() == seal.of(toan_van).text


@DOCUMENTS
def test_format_reads_back_the_same(document: str) -> None:
    def bare(toan_van: ToanVan) -> list[Khoan]:
        return [replace(clause, dong=0) for clause in toan_van.khoan]

    toan_van = imported(document)[0]
    again, problems = parse(serialize(toan_van), "toan-van.md")
    assert not problems
    assert bare(again) == bare(toan_van)


# --- ids and words of the tricky spots ------------------------------------------------------------------

SPOTS = [
    (
        STUDY,
        "trich-yeu",
        "trich-yeu",
        "nghiên cứu, học tập, quán triệt, tuyên truyền, tổ chức thực hiện Nghị quyết",
    ),
    (STUDY, "II.1.1.b1", "gach", "Nội dung học tập, quán triệt: Tập trung vào"),
    (STUDY, "II.1.1.b2.b2", "gach", "Sau Hội nghị trực tuyến, Đảng ủy xã, phường"),
    (STUDY, "II.1.2.b1", "gach", "Điểm cầu trực tiếp tại Hội trường Thành ủy"),
    (STUDY, "II.1.2.b1.b2.b8", "gach", "Phóng viên Báo và Phát thanh, Truyền hình Cần Thơ (dự và đưa tin)."),
    (STUDY, "II.1.2.b2.b2", "gach", "Trục tuyến từ điểm cầu Thành ủy"),
    (STUDY, "II.1.2.b3.b3", "gach", "Thành phần tham dự: Các đồng chí Bí thư"),
    (STUDY, "II.1.2.p1", "doan", "Lưu ý: Các đồng chí nguyên lãnh đạo"),
    (STUDY, "II.1.3.b1", "gach", "Chương trình Hội nghị"),
    (STUDY, "II.1.3.b1.b1", "gach", "Tuyên bố lý do, giới thiệu đại biểu."),
    (STUDY, "II.1.3.b1.b4", "gach", "Phát biểu kết luận, chỉ đạo Hội nghị (đồng chí Bí thư Thành ủy)."),
    (STUDY, "II.1.3.b2", "gach", "Maket phong Hội nghị (nền đỏ, chữ vàng)"),
    (STUDY, "II.1.3.b2.m1", "ma-ket", "THÀNH ỦY CẦN THƠ HỘI NGHỊ QUÁN TRIỆT, TRIỂN KHAI"),
    (STUDY, "II.1.3.b2.m1.n1", "ghi-chu", "tên địa phương, đảng ủy đặt điểm cầu."),
    (STUDY, "II.1.3.b3.p1", "doan", "Văn kiện Đại hội đại biểu Đảng bộ thành phố Cần Thơ lần thứ I"),
    (STUDY, "II.2.1.p1", "doan", "Cấp ủy, tổ chức đảng xây dựng Chương trình hành động"),
    (STUDY, "II.2.3.p4", "doan", "Lưu ý: Chương trình hành động thực hiện Nghị quyết Đại hội của cấp ủy"),
    (STUDY, "II.2.3.p5", "doan", "Thời gian thực hiện: Hoàn thành trong tháng 12/2025."),
    (
        STUDY,
        "III.5.p1",
        "doan",
        "Tổ chức triển khai, phổ biến nội dung Nghị quyết Đại hội và báo cáo kết quả",
    ),
    (STUDY, "III.p1", "doan", "Trong quá trình triển khai thực hiện, các cấp ủy, tổ chức đảng"),
    (STUDY, "nn", "noi-nhan", "Nơi nhận:"),
    (STUDY, "nn.8", "noi-nhan", "Lưu Văn phòng Thành ủy."),
    (STUDY, "ky.1", "ky", "T/M BAN THƯỜNG VỤ"),
    (STUDY, "ky.3", "ky", "Trần Văn Huyền"),
    (DIRECTIVE, "p1", "doan", "Đại hội đại biểu Đảng bộ thành phố Cần Thơ lần thứ I"),
    (DIRECTIVE, "p2", "doan", "Để đưa Nghị quyết Đại hội đại biểu"),
    (DIRECTIVE, "1", "khoan", "Tổ chức triển khai, quán triệt kịp thời sâu rộng"),
    (DIRECTIVE, "3", "khoan", "Các cơ quan thông tin, truyền thông, báo chí thành phố căn cứ kế hoạch"),
    (DIRECTIVE, "5.p1", "doan", "Định kỳ hướng dẫn, kiểm tra, đôn đốc việc học tập"),
    (DIRECTIVE, "6", "khoan", "Văn phòng Thành ủy phối hợp Ban Tuyên giáo và Dân vận Thành ủy theo dõi"),
    (DIRECTIVE, "p3", "doan", "Chỉ thị này được phổ biến rộng rãi đến tất cả cán bộ, đảng viên"),
    (
        DIRECTIVE,
        "nn.5",
        "noi-nhan",
        "Các sở, ban, ngành, Ủy ban Mặt trận Tổ quốc và tổ chức chính trị - xã hội thành phố,",
    ),
    (DIRECTIVE, "ky.3", "ky", "Đồng Văn Thanh"),
    (CONFERENCE, "II.2", "de-muc", "Thời gian:"),
    (CONFERENCE, "II.3.p1", "doan", "Quán triệt các nội dung trọng tâm, cốt lõi"),
    (CONFERENCE, "II.3.b1", "gach", "Buổi sáng:"),
    (
        CONFERENCE,
        "II.3.b2.b2",
        "gach",
        "Từ 14 giờ 30 - 15 giờ 00: Chuyên đề 7 “Tư duy, nhận thức mới về an ninh",
    ),
    (CONFERENCE, "II.4", "de-muc", "Ma-ket phong Hội nghị (nền đỏ, chữ vàng)"),
    (CONFERENCE, "II.4.m1", "ma-ket", "HỘI NGHỊ TOÀN QUỐC NGHIÊN CỨU, HỌC TẬP, QUÁN TRIỆT VÀ TRIỂN KHAI"),
    (CONFERENCE, "II.4.m1.n1", "ghi-chu", "Ghi chú: (1) tên địa phương, đảng ủy đặt điểm cầu"),
    (CONFERENCE, "III.1.b1", "gach", "Địa điểm: Hội trường Thành ủy, số 01 Quang Trung"),
    (CONFERENCE, "III.1.b2.b3", "gach", "Các đồng chí Ủy viên Ban Thường vụ Thành ủy"),
    (
        CONFERENCE,
        "III.1.b2.b3.n1",
        "ghi-chu",
        "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ thành phố là lãnh đạo",
    ),
    (
        CONFERENCE,
        "III.2.b2.p1",
        "doan",
        "Các đồng chí Ủy viên Ban Thường vụ, Ủy viên Ban Chấp hành các đảng ủy",
    ),
    (CONFERENCE, "III.2.p1", "doan", "Đảng ủy các cơ quan Đảng thành phố, Đảng ủy Ủy ban nhân dân thành phố"),
    (CONFERENCE, "III.3.p1", "doan", "Lưu ý: Các đồng chí nguyên lãnh đạo"),
    (CONFERENCE, "IV.1", "khoan", "Văn phòng Thành ủy phát hành giấy mời"),
    (
        CONFERENCE,
        "IV.1.n1",
        "ghi-chu",
        "Thông tin về hỗ trợ đường truyền xin vui lòng liên hệ: [đã lược: thông tin liên hệ cá nhân] phòng Chuyên đổi số",
    ),
    (CONFERENCE, "IV.3.n1", "ghi-chu", "Đề nghị điểm cầu các đảng ủy trực thuộc Thành ủy tổng hợp"),
    (CONFERENCE, "nn.8", "noi-nhan", "Lưu Văn phòng Thành ủy. TTTHO-301"),
    (DRAFT, "ten-loai", "ten-loai", "DỰ THẢO CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA BAN CHẤP HÀNH ĐẢNG BỘ THÀNH PHỐ"),
    (
        DRAFT,
        "kem-theo",
        "kem-theo",
        "(Kèm theo Báo cáo chính trị của Ban Chấp hành Đảng bộ thành phố Cần Thơ khóa I",
    ),
    (DRAFT, "II.1", "de-muc", "Triển khai, nghiên cứu, học tập, quán triệt, tuyên truyền"),
    (DRAFT, "II.1.p1", "doan", "Ban Thường vụ Thành ủy ban hành Chỉ thị và Kế hoạch cụ thể"),
    (DRAFT, "II.3.1.b8", "gach", "Tăng cường trách nhiệm của cấp ủy, tổ chức đảng"),
    (DRAFT, "II.3.4", "de-muc", "Tăng cường nghiên cứu, ứng dụng, chuyển giao khoa học, công nghiệp"),
    (DRAFT, "II.3.9.b1", "gach", "Triển khai thực hiện nghiêm các nghị quyết"),
    (DRAFT, "II.3.10", "de-muc", "Đẩy mạnh triển khai đồng bộ, hiệu quả hoạt động đối ngoại"),
    (DRAFT, "II.3.10.b4", "gach", "Vận động người Việt Nam ở nước ngoài"),
    (DRAFT, "II.4.3", "khoan", "Tập trung củng cố, phát triển mới doanh nghiệp tư nhân"),
    (DRAFT, "III", "de-muc", "TỔ CHỨC THỰC HIỆN"),
    (DRAFT, "III.2", "khoan", "Ban Thường vụ Thành ủy ban hành Chỉ thị"),
    (DRAFT, "III.2.p1", "doan", "Lãnh đạo, chỉ đạo triển khai tổ chức thực hiện"),
    (PLENUM, "II.1.1", "khoan", "Nghị quyết số 27-NQ/TW ngày 09/11/2022"),
    (PLENUM, "II.2.6", "khoan", "Các tài liệu có liên quan của địa phương, cơ sở (nếu có)."),
    (PLENUM, "III.1.b2.b1", "gach", "Hội nghị trực tuyến toàn quốc tổ chức trong 02 ngày"),
    (PLENUM, "III.2.p1", "doan", "Các quận ủy, huyện ủy, đảng ủy trực thuộc Thành ủy chỉ đạo"),
    (PLENUM, "III.2.b1", "gach", "Thời gian nghiên cứu, học tập, quán triệt: 02 ngày"),
    (PLENUM, "V.1.b1.n1", "ghi-chu", "Theo sự chỉ đạo, phân công tại phần III"),
    (PLENUM, "V.3", "khoan", "Người đứng đầu cấp ủy, chính quyền"),
    (PLENUM, "nn.5", "noi-nhan", "Các sở, ban, ngành, Mặt trận tổ quốc Việt Nam"),
]


@pytest.mark.parametrize(("document", "ma", "loai", "begins"), SPOTS)
def test_tricky_spot(document: str, ma: str, loai: str, begins: str) -> None:
    clause = committed(document).theo_ma[ma]
    assert clause.loai == loai
    assert clause.chu.startswith(begins)


def test_the_day_left_blank_stays_visible() -> None:
    assert committed(DRAFT).theo_ma["the-thuc"].noi_dung.split("\n") == [
        "THÀNH ỦY CẦN THƠ",
        "\\*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Cần Thơ, ngày     tháng 9 năm 2025",
    ]


def test_banners_keep_their_lines() -> None:
    assert committed(STUDY).theo_ma["II.1.3.b2.m1"].noi_dung.split("\n") == [
        "THÀNH ỦY CẦN THƠ",
        "HỘI NGHỊ",
        "QUÁN TRIỆT, TRIỂN KHAI THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ THÀNH PHỐ CẦN THƠ LẦN THỨ I,"
        " NHIỆM KỲ 2025 - 2030",
        "(1)^(\\*)....., ngày ... tháng 11 năm 2025",
    ]
    assert committed(CONFERENCE).theo_ma["II.4.m1"].noi_dung.split("\n") == [
        "HỘI NGHỊ TOÀN QUỐC",
        "NGHIÊN CỨU, HỌC TẬP, QUÁN TRIỆT VÀ",
        "TRIỂN KHAI THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI XIV CỦA ĐẢNG",
        "(1)....., ngày 07 tháng 02 năm 2026",
    ]


def test_cut_sentences_are_whole_again() -> None:
    assert "những việc cần làm ngay, những nội dung sáng tạo" in committed(STUDY).theo_ma["II.2.1.p1"].chu
    assert "nhiệm kỳ 2025 - 2030; đặc biệt" in committed(STUDY).theo_ma["II.1.1.b1"].chu
    assert "cấp ủy viên các chi bộ, đảng bộ trực thuộc" in committed(CONFERENCE).theo_ma["III.2.b2.p1"].chu
    assert "và xã, phường thông suốt, chất lượng" in committed(CONFERENCE).theo_ma["IV.1"].chu
    assert "tăng cường tuyên truyền các điển hình" in committed(PLENUM).theo_ma["IV.2"].chu
    assert "của cơ quan, đơn vị và địa phương. Việc nghiên cứu" in committed(DIRECTIVE).theo_ma["1"].chu


def test_marks_are_kept_as_printed() -> None:
    assert committed(STUDY).theo_ma["II.1.3.b2.m1.n1"].dau == "^(\\*)"
    assert committed(STUDY).theo_ma["II.1.3.b2.m1.n1"].nguyen_van.startswith("^(*) tên địa phương")
    assert committed(STUDY).theo_ma["II.1.3.b1.b1"].dau == "+"
    assert committed(STUDY).theo_ma["II.2.3.p4"].noi_dung.startswith("**Lưu ý:** Chương")
    assert committed(CONFERENCE).theo_ma["III.1.b2.b3.n1"].dau == "⁽¹⁾"
    assert committed(CONFERENCE).theo_ma["III.1.b1"].noi_dung.startswith("*Địa điểm:* Hội trường")
    assert committed(PLENUM).theo_ma["II.1.1"].dau == "(1)"
    assert committed(DIRECTIVE).theo_ma["1"].dau == "1-"


def test_slips_of_the_sources_stay() -> None:
    words = {document: " ".join(clause.chu for clause in committed(document).khoan) for document in FILES}
    assert "Trục tuyến từ điểm cầu" in words[STUDY]
    assert "các hội đờc Đảng" in words[CONFERENCE]
    assert "phòng Chuyên đổi số" in words[CONFERENCE]
    assert words[CONFERENCE].count("[đã lược: thông tin liên hệ cá nhân]") == 3
    assert "khoa học, công nghiệp, đổi mới" in words[DRAFT]
    assert "quân sự, quốc phòng, địa phương." in words[DRAFT]
    assert "Mặt trận tổ quốc Việt Nam" in words[PLENUM]


def test_only_emphasis_leaves_stars_behind() -> None:
    literal = {
        (document, clause.ma): clause.chu.count("*")
        for document in FILES
        for clause in committed(document).khoan
        if "*" in clause.chu
    }
    assert literal == {(STUDY, "II.1.3.b2.m1"): 1, (DRAFT, "the-thuc"): 1}


# --- the report -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "joined"),
    [
        (STUDY, {"trich-yeu": (5, 6, 7), "II.1.1.b1": (23, 25), "II.2.1.p1": (104, 108)}),
        (CONFERENCE, {"III.2.b2.p1": (123, 127), "IV.1": (143, 147)}),
        (DRAFT, {"ten-loai": (13, 14), "trich-yeu": (16, 17), "kem-theo": (19, 21)}),
        (PLENUM, {"IV.2": (95, 97)}),
        (
            DIRECTIVE,
            {
                "trich-yeu": (3, 5, 7),
                "p1": tuple(range(12, 27, 2)),
                "p2": tuple(range(28, 37, 2)),
                "1": tuple(range(38, 53, 2)),
                "2": tuple(range(54, 69, 2)),
                "3": tuple(range(69, 78, 2)),
                "4": tuple(range(79, 90, 2)),
                "5": tuple(range(91, 104, 2)),
                "5.p1": (105, 107),
                "6": tuple(range(109, 116, 2)),
                "p3": (117, 119),
                "nn.5": (132, 134),
            },
        ),
    ],
)
def test_joins(document: str, joined: dict[str, tuple[int, ...]]) -> None:
    assert {entry.clause: entry.lines for entry in imported(document)[1].joined} == joined


@pytest.mark.parametrize(
    ("document", "lifted"),
    [
        (STUDY, [((106,), "II.1.3.b2.m1.n1", "II.1.3.b2.m1", "II.2.1.p1", True)]),
        (DIRECTIVE, []),
        (DRAFT, []),
        (PLENUM, [((115,), "V.1.b1.n1", "V.1.b1", "V.3", False)]),
        (
            CONFERENCE,
            [
                ((76,), "II.4.m1.n1", "II.4.m1", "II.4.m1", False),
                ((125,), "III.1.b2.b3.n1", "III.1.b2.b3", "III.2.b2.p1", True),
                ((145,), "IV.1.n1", "IV.1", "IV.1", True),
                ((169,), "IV.3.n1", "IV.3", "ky.3", False),
            ],
        ),
    ],
)
def test_lifted_notes(document: str, lifted: list[tuple[tuple[int, ...], str, str, str, bool]]) -> None:
    found = imported(document)[1].lifted
    assert [
        (entry.lines, entry.clause, entry.host, entry.place.clause, entry.place.letters is not None)
        for entry in found
    ] == lifted


def test_dropped_lines() -> None:
    found = {
        document: [(entry.line, entry.text, entry.place.clause) for entry in imported(document)[1].dropped]
        for document in FILES
    }
    assert found == {
        STUDY: [],
        DIRECTIVE: [(9, "-----", "trich-yeu")],
        CONFERENCE: [],
        DRAFT: [(23, "-----", "kem-theo")],
        PLENUM: [],
    }


def test_repairs() -> None:
    found = {document: [(e.line, e.clause) for e in imported(document)[1].repaired] for document in FILES}
    assert found == {
        STUDY: [
            (82, "II.1.3.b1.b1"),
            (83, "II.1.3.b1.b2"),
            (84, "II.1.3.b1.b3"),
            (85, "II.1.3.b1.b4"),
            (94, "II.1.3.b2.m1"),
            (122, "II.2.3.p4"),
            (181, "ky.1"),
            (182, "ky.2"),
        ],
        DIRECTIVE: [],
        CONFERENCE: [(164, "ky.1"), (165, "ky.2")],
        DRAFT: [],
        PLENUM: [(151, "ky.1"), (152, "ky.2")],
    }


def test_doubts() -> None:
    found = {document: [(e.lines, e.clause) for e in imported(document)[1].doubtful] for document in FILES}
    assert found == {
        STUDY: [((77,), "II.1.2.p1"), ((168,), "III.p1")],
        DIRECTIVE: [((48,), "1"), ((117, 119), "p3")],
        CONFERENCE: [((129,), "III.2.p1"), ((139,), "III.3.p1")],
        DRAFT: [((36,), "II.1.p1"), ((177,), "III.2.p1")],
        PLENUM: [],
    }


def test_suspected_slips_are_shown_not_mended() -> None:
    assert (63, "Trục tuyến") in [(slip.line, slip.text) for slip in imported(STUDY)[1].slips]
    assert (123, "đờc") in [(slip.line, slip.text) for slip in imported(CONFERENCE)[1].slips]
    assert (147, "trận tổ") in [(slip.line, slip.text) for slip in imported(PLENUM)[1].slips]


def test_report_in_words() -> None:
    toan_van, report = imported(DIRECTIVE)
    text = format_report(report, toan_van)
    assert text.startswith(
        "Đã cắt thành 24 khoản: 1 tên loại, 1 trích yếu, 6 khoản, 4 đoạn, 9 nơi nhận, 3 dòng chữ ký."
    )
    assert "\n  Cần người xác nhận: 2\n" in text
    assert "\n  - dòng 117, 119, khoản p3 (đoạn 3): đoạn cuối, ngay trước “Nơi nhận”" in text
    assert "\n  - dòng 132, 134 → khoản nn.5\n" in text
    assert "\n  - dòng 9: -----\n" in text
