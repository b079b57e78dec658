"""Faults planted in a clean text: each is told, and the clean text is quiet."""

from __future__ import annotations

import pytest

from namro.editing.importer import doubts, import_source, import_text, source_of_text

CLEAN = """NGHỊ QUYẾT
về việc thử

Điều 1. Trách nhiệm

1. Các cơ quan (gồm cả xã) phối hợp triển khai nhiệm vụ được giao.

a) Xây dựng kế hoạch hằng năm;

b) Tổ chức thực hiện kế hoạch;

c) Báo cáo kết quả thực hiện;

d) Kiểm tra việc thực hiện;

đ) Công khai kết quả.

2. Văn phòng theo dõi các việc sau:

- Giao ban tuần.

- Báo cáo tháng.

3. Nội dung khác: a) một; b) hai; c) ba (nếu có).

Điều 2. Hiệu lực

1. Nghị quyết có hiệu lực từ ngày 5. Mọi người thực hiện theo khoản 2. Hết.
"""


def told(text: str) -> list[str]:
    _, made = import_text(text)
    return [*(entry.reason for entry in made.doubtful), *(entry.reason for entry in made.slips)]


def test_the_clean_text_is_quiet() -> None:
    assert told(CLEAN) == []


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("năm;\n\nb) Tổ", "năm; b) Tổ", "bị dính vào mục này"),
        ("giao.\n\na) Xây", "giao. 2. Xây", "bị dính vào mục này"),
        ("tuần.\n\n- Báo", "tuần. - Báo", "bị dính vào mục này"),
        ("sau:\n\n- Giao", "sau: - Giao", "bị dính vào mục này"),
        ("(nếu có).\n\nĐiều 2. Hiệu", "(nếu có). Điều 2. Hiệu", "bị dính vào mục này"),
        ("b) Tổ chức", "Tổ chức", "có thể mất số mục"),
        ("c) Báo", "d) Báo", "chữ của điểm không liền"),
        ("d) Kiểm", "đ) Kiểm", "chữ của điểm không liền"),
        ("thực hiện;", "th\ufffdc hiện;", "mất chữ khi đọc tệp"),
        ("Công khai kết quả", "Công khai k?t quả", "dấu hỏi giữa chữ"),
        ("Văn phòng theo", "Văn ph òng theo", "chữ bị cắt đôi; có lẽ là “phòng”"),
        ("thực hiện kế hoạch", "th ực hiện kế h oạch", "chữ bị cắt đôi; có lẽ là “hoạch”"),
        ("được giao", "đươ .c giao", "dấu nặng rời khỏi chữ"),
        ("cả xã) phối", "cả xã phối", "ngoặc mở mà không đóng trong cả khoản"),
    ],
)
def test_a_planted_fault_is_told(right: str, wrong: str, reason: str) -> None:
    assert right in CLEAN
    assert any(reason in one for one in told(CLEAN.replace(right, wrong, 1)))


def test_a_long_paragraph_said_twice_is_told() -> None:
    long = "Các cơ quan, đơn vị, địa phương phối hợp chặt chẽ để triển khai nhiệm vụ được giao trong năm."
    assert told(f"{CLEAN}\n{long}\n\n{long}\n") == ["in hai lần liền nhau"]


def test_a_list_without_the_letter_after_d_is_quiet_where_the_text_has_none() -> None:
    assert told(CLEAN.replace("đ) Công", "e) Công")) == []
    assert told(CLEAN.replace("2. Văn phòng", "e) Họp;\n\ng) Hết.\n\n2. Văn phòng")) == []


def test_an_editor_s_word_takes_a_swallowed_clause_out_again() -> None:
    glued = CLEAN.replace("năm;\n\nb) Tổ", "năm; b) Tổ").replace("kế hoạch;\n\nc) Báo", "kế hoạch; c) Báo")
    source = source_of_text(glued)
    _, made = import_source(source)
    number = made.doubtful[0].lines[0]
    assert doubts.ways(made.doubtful[0]) == ("giữ", "tách")
    text, after = import_source(source, doubts.answers(f"{number}: tách", "x", source.lines))
    assert after.doubtful == ()
    assert [(k.ma, k.chu) for k in text.khoan] == [(k.ma, k.chu) for k in import_text(CLEAN)[0].khoan]
