"""Two versions of a text, clause by clause: what was kept, reworded, moved, added, dropped."""

from __future__ import annotations

import pytest

from namro.files.clauses import Khoan, ToanVan, parse
from namro.library.versions import Cap, compare


def text(*clauses: str) -> ToanVan:
    found, problems = parse("\n\n".join(f"{{#{one}" for one in clauses) + "\n", "x")
    assert problems == []
    return found


def told(old: ToanVan, new: ToanVan) -> list[str]:
    """'I.1>I.2 sua chuyen' for each pair to which anything happened."""

    def one(pair: Cap) -> str:
        names = [khoan.ma if khoan else "" for khoan in (pair.cu, pair.moi)]
        marks = [pair.viec, *["chuyen"] * pair.chuyen, *["doi-so"] * pair.doi_so]
        return f"{names[0]}>{names[1]} {' '.join(marks)}"

    return [one(pair) for pair in compare(old, new) if not pair.yen]


ONE = "1 khoan} 1. Chi ủy họp mỗi tháng một lần vào ngày đầu tháng."
TWO = "2 khoan} 2. Đảng viên đóng đảng phí đúng hạn và nộp báo cáo cho chi bộ."
THREE = "3 khoan} 3. Văn phòng lưu hồ sơ, tài liệu theo quy định hiện hành."


def numbered(clause: str, number: int) -> str:
    """The same words under another number."""
    kind, _, words = clause.partition(" ")[2].partition(" ")
    return f"{number} {kind} {number}. {words.partition(' ')[2]}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((ONE, TWO), (ONE, TWO), []),
        ((ONE, TWO), (ONE, TWO.replace("đúng hạn", "trước ngày 05")), ["2>2 sua"]),
        ((ONE, TWO), (ONE, TWO, THREE), [">3 moi"]),
        ((ONE, TWO, THREE), (ONE, numbered(THREE, 2)), ["2> bo", "3>2 giu doi-so"]),
        (
            (ONE, TWO),
            (numbered(THREE, 1), numbered(ONE, 2), numbered(TWO, 3)),
            [">1 moi", "1>2 giu doi-so", "2>3 giu doi-so"],
        ),
        ((ONE, TWO, THREE), (numbered(THREE, 1), numbered(ONE, 2), numbered(TWO, 3)), None),
        (
            (ONE, TWO),
            (ONE, "2 khoan} 2. Ban Thường vụ quyết định những việc khác hẳn."),
            ["2> bo", ">2 moi"],
        ),
    ],
    ids=["same", "reworded", "added", "dropped", "shifted", "turned", "replaced"],
)
def test_what_happened_to_each_clause(
    old: tuple[str, ...], new: tuple[str, ...], expected: list[str] | None
) -> None:
    found = told(text(*old), text(*new))
    if expected is None:  # one of three went to the front: it moved, the others got the next number
        assert found == ["3>1 giu chuyen", "1>2 giu doi-so", "2>3 giu doi-so"]
    else:
        assert sorted(found) == sorted(expected)


OLD = text(
    "I de-muc} I- MỤC ĐÍCH",
    "I.1 khoan} 1. Giúp cán bộ nắm vững Nghị quyết và thực hiện đúng.",
    "I.2 khoan} 2. Bảo đảm việc học tập nghiêm túc, thiết thực, tiết kiệm.",
    "II de-muc} II- NỘI DUNG",
    "II.1 khoan} 1. Hội nghị tổ chức trực tiếp tại hội trường xã.",
    "II.1.b1 gach} - Buổi sáng học chuyên đề thứ nhất về xây dựng Đảng.",
    "II.2 khoan} 2. Mỗi đảng viên viết bài thu hoạch nộp chi bộ.",
)


def test_a_clause_under_another_heading_has_moved_and_keeps_its_changed_words() -> None:
    new = text(
        "I de-muc} I- MỤC ĐÍCH",
        "I.1 khoan} 1. Giúp cán bộ nắm vững Nghị quyết và thực hiện đúng.",
        "II de-muc} II- NỘI DUNG",
        "II.1 khoan} 1. Hội nghị tổ chức trực tiếp tại hội trường xã.",
        "II.1.b1 gach} - Buổi sáng học chuyên đề thứ nhất về xây dựng Đảng.",
        "II.2 khoan} 2. Mỗi đảng viên viết bài thu hoạch nộp chi bộ.",
        "II.3 khoan} 3. Bảo đảm việc học tập nghiêm túc, thiết thực, không hình thức.",
    )
    assert told(OLD, new) == ["I.2>II.3 sua chuyen"]


def test_a_new_part_in_front_moves_nothing() -> None:
    """Ids change with the number of the part; what stands in it is where it was."""
    new = text(
        "I de-muc} I- CĂN CỨ",
        "II de-muc} II- MỤC ĐÍCH",
        "II.1 khoan} 1. Giúp cán bộ nắm vững Nghị quyết và thực hiện đúng.",
        "II.2 khoan} 2. Bảo đảm việc học tập nghiêm túc, thiết thực, tiết kiệm.",
        "III de-muc} III- NỘI DUNG",
        "III.1 khoan} 1. Hội nghị tổ chức trực tuyến.",
        "III.1.b1 gach} - Buổi sáng học chuyên đề thứ nhất về xây dựng Đảng.",
        "III.2 khoan} 2. Mỗi đảng viên viết bài thu hoạch nộp chi bộ.",
    )
    assert told(OLD, new) == [">I moi", "I>II giu doi-so", "II>III giu doi-so", "II.1>III.1 sua"]


def test_the_items_of_a_moved_point_go_with_it() -> None:
    new = text(
        "I de-muc} I- MỤC ĐÍCH",
        "I.1 khoan} 1. Hội nghị tổ chức trực tiếp tại hội trường xã.",
        "I.1.b1 gach} - Buổi sáng học chuyên đề thứ nhất về xây dựng Đảng.",
        "I.2 khoan} 2. Giúp cán bộ nắm vững Nghị quyết và thực hiện đúng.",
        "I.3 khoan} 3. Bảo đảm việc học tập nghiêm túc, thiết thực, tiết kiệm.",
        "II de-muc} II- NỘI DUNG",
        "II.1 khoan} 1. Mỗi đảng viên viết bài thu hoạch nộp chi bộ.",
    )
    assert told(OLD, new) == [
        "II.1>I.1 giu chuyen",
        "I.1>I.2 giu doi-so",
        "I.2>I.3 giu doi-so",
        "II.2>II.1 giu doi-so",
    ]


def test_headings_put_over_articles_move_none_of_them() -> None:
    old = text("dieu-1 dieu} Điều 1. Phạm vi điều chỉnh", "dieu-2 dieu} Điều 2. Đối tượng áp dụng")
    new = text(
        "chuong-i chuong} Chương I",
        "chuong-i.ten ten-muc} QUY ĐỊNH CHUNG",
        "dieu-1 dieu} Điều 1. Phạm vi điều chỉnh",
        "dieu-2 dieu} Điều 2. Đối tượng áp dụng",
    )
    assert told(old, new) == [">chuong-i moi", ">chuong-i.ten moi"]


def test_words_said_in_many_places_stay_with_the_clause_around_them() -> None:
    def of(*numbers: int) -> ToanVan:
        clauses = []
        for place, number in enumerate(numbers, 1):
            clauses.append(
                f"{place} khoan}} {place}. Nội dung riêng của điểm thứ {number * 7} trong kế hoạch"
            )
            clauses.append(f"{place}.b1 gach}} - Như trên;")
        return text(*clauses)

    assert told(of(1, 2, 3), of(1, 3)) == ["2> bo", "2.b1> bo", "3>2 giu doi-so"]


def test_a_row_of_a_table_is_compared_by_its_cells() -> None:
    old = text("bang-1 bang} | TT\n| Việc", "bang-1.h1 hang} | 1\n| Học tập nghị quyết của Đảng")
    new = text("bang-1 bang} | TT\n| Việc", "bang-1.h1 hang} | 1\n| Học tập chỉ thị của Đảng")
    (pair,) = (one for one in compare(old, new) if not one.yen)
    assert [(one.loai, one.chu.strip()) for one in pair.doan if one.loai != "giu"] == [
        ("bo", "nghị quyết"),
        ("them", "chỉ thị"),
    ]


def test_twenty_thousand_clauses_are_paired_without_looking_at_all_pairs() -> None:
    """Every tenth reworded, a block moved to the front, another dropped; the rest only renumbered."""
    words = [
        "đảng",
        "ủy",
        "chi bộ",
        "cán bộ",
        "hội nghị",
        "báo",
        "cáo",
        "kết",
        "quả",
        "học",
        "tập",
        "thực hiện",
    ]

    def said(number: int, changed: bool = False) -> str:
        own = [words[(number * 7 + step * (number % 5 + 1)) % len(words)] for step in range(24)]
        return " ".join([f"Việc {number}", *own, "hoàn thành sớm" if changed else "đúng hạn"])

    def of(numbers: list[tuple[int, bool]]) -> ToanVan:
        return ToanVan(
            tuple(
                Khoan(f"{place}", "khoan", f"{place}.", said(*one), place)
                for place, one in enumerate(numbers, 1)
            )
        )

    count = 20_000
    old = of([(number, False) for number in range(count)])
    kept = [(number, number % 10 == 0) for number in range(count) if not 300 <= number < 400]
    new = of([*kept[-50:], *kept[:-50]])
    found = compare(old, new)
    assert sum(pair.viec == "bo" for pair in found) == 100
    assert sum(pair.viec == "moi" for pair in found) == 0
    assert sum(pair.chuyen for pair in found) == 50
    assert sum(pair.viec == "sua" for pair in found) == 1_990
