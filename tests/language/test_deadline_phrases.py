"""Times in official words that are understood or left alone: each phrase alone, and with a year from elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from namro.language.deadline_words import read_deadline

PERIODIC = "dinh-ky"


def told(words: str, year: int | None = None) -> str:
    """'2026-01-01..2026-09-30', '..2026-12-30', a precision without days, '' for what is left alone."""
    found = read_deadline(words, year)
    if found is None:
        return ""
    if found.latest is None:
        return found.precision
    return f"{found.earliest or ''}..{found.latest}"


UNDERSTOOD = {
    # months and quarters of a year
    "9 tháng đầu năm 2026": "2026-01-01..2026-09-30",
    "trong 06 tháng đầu năm 2026": "2026-01-01..2026-06-30",
    "hai tháng cuối năm 2026": "2026-11-01..2026-12-31",
    "nửa đầu năm 2026": "2026-01-01..2026-06-30",
    "quý III/2026": "2026-07-01..2026-09-30",
    "quý III-2026": "2026-07-01..2026-09-30",
    "quý 3.2026": "2026-07-01..2026-09-30",
    "quý III, IV/2026": "2026-07-01..2026-12-31",
    "quý III và IV/2026": "2026-07-01..2026-12-31",
    "quý III - IV/2026": "2026-07-01..2026-12-31",
    "các quý I, II, III năm 2026": "2026-01-01..2026-09-30",
    "tháng 9-10/2026": "2026-09-01..2026-10-31",
    "tháng 9, 10, 11/2026": "2026-09-01..2026-11-30",
    "tháng 9 và 10 năm 2026": "2026-09-01..2026-10-31",
    "từ tháng 9 đến 11/2026": "2026-09-01..2026-11-30",
    "tháng 12-2025": "2025-12-01..2025-12-31",
    "tháng Tư năm 2026": "2026-04-01..2026-04-30",
    "tháng năm năm 2026": "2026-05-01..2026-05-31",
    "tháng Mười hai năm 2026": "2026-12-01..2026-12-31",
    # years
    "năm 2026 và 2027": "2026-01-01..2027-12-31",
    "các năm 2026, 2027, 2028": "2026-01-01..2028-12-31",
    "từ năm 2026 đến 2030": "2026-01-01..2030-12-31",
    "đến năm 2030, tầm nhìn đến năm 2045": "..2030-12-31",
    # days
    "ngày 24 tháng 01 năm 2025": "2025-01-24..2025-01-24",
    "ngày 24, tháng 01, năm 2025": "2025-01-24..2025-01-24",
    "24 tháng 01 năm 2025": "2025-01-24..2025-01-24",
    "24-01-2025": "2025-01-24..2025-01-24",
    "24 - 01 - 2025": "2025-01-24..2025-01-24",
    "ngày 24/1/2025": "2025-01-24..2025-01-24",
    "ngày 26, 27 và 28/9/2025": "2025-09-26..2025-09-28",
    "trong tháng, trước ngày 25/12/2025": "..2025-12-24",
    # a paper's day beside the deadline's own
    "theo Nghị quyết số 59-NQ/TW ngày 24/01/2025, hoàn thành trước 31/12/2026": "..2026-12-30",
    "thực hiện Nghị quyết số 59-NQ/TW của Bộ Chính trị trước ngày 31/12/2026": "..2026-12-30",
    "theo Kế hoạch số 12-KH/TU hoàn thành ngày 15/12/2025": "2025-12-15..2025-12-15",
    "Luật Tổ chức năm 2025, hoàn thành 31/12/2026": "2026-12-31..2026-12-31",
    # every year, every month
    "trước ngày 15 hằng tháng": PERIODIC,
    "trước ngày 15 hàng tháng": PERIODIC,
    "trước ngày 15/12 hằng năm": PERIODIC,
    "hằng năm, trước ngày 15/12": PERIODIC,
    "từ năm 2026, hằng năm trước ngày 15/12": PERIODIC,
    "trước ngày 20 tháng 6 và 20 tháng 12 hằng năm": PERIODIC,
    "quý IV hàng năm": PERIODIC,
    "ngày 01 tháng 01 mỗi năm": PERIODIC,
}
LEFT_ALONE = (
    "hai tháng cuối năm nay",
    "6 tháng đầu năm học 2026-2027",
    "6 tháng đầu các năm 2026, 2027",
    "9 tháng năm 2026",
    "trong 2 tháng năm 2026",
    "30 ngày kể từ ngày 01/01/2026",
    "trong thời hạn 30 (ba mươi) ngày kể từ ngày 01/01/2026",
    "15 ngày làm việc tính từ ngày 01/01/2026",
    "30 ngày sau ngày 01/01/2026",
    "chậm nhất 5 ngày trước ngày 07/02/2026",
    "trước ngày 07/02/2026 ít nhất 5 ngày",
    "một tuần trước ngày 07/02/2026",
    "hai mươi ngày trước ngày 5/6/2026",
    "10 ngày đầu tháng 6/2026",
    "15 ngày đầu quý III/2026",
    "ngày cuối tháng 6/2026",
    "đầu năm học 2026-2027",
    "tháng 9 năm học 2026-2027",
    "học kỳ I năm học 2026-2027",
    "nhiệm kỳ 2025-2030",
    "nhiệm kỳ 2025–2030",
    "nhiệm kỳ 2025/2030",
    "đến hết nhiệm kỳ 2025-2030",
    "năm 2026/2027",
    "hai năm 2026-2027",
    "năm 2026 và những năm tiếp theo",
    "từ năm 2026 trở đi",
    "24/01/25",
    "ngày 24/01/25",
    "ngày 24 tháng Giêng năm 2025",
    "tháng Chạp năm 2026",
    "hoạt động 24/7",
    "trực 24/24",
    "3/4 số chi bộ",
    "kỷ niệm 80 năm ngày 02/9/2025",
    "Nghị quyết số 59-NQ/TW ngày 24/01/2025",
    "Nghị quyết 59-NQ/TW ngày 24 tháng 01 năm 2025",
    "Nghị quyết số 59-NQ/TW của Bộ Chính trị ngày 24/01/2025",
    "Nghị quyết số 59-NQ/TW, ngày 24-01-2025",
    "Kế hoạch 01-KH/TW (ngày 26/01/2026)",
    "Nghị định 30/2020/NĐ-CP ngày 05/3/2020",
)
NEED_A_YEAR = {
    "hai tháng cuối năm": "2026-11-01..2026-12-31",
    "6 tháng cuối năm": "2026-07-01..2026-12-31",
    "6 tháng cuối năm và quý I/2027": "2026-07-01..2027-03-31",
    "Trong tháng 11, 3 xã hoàn thành": "2026-11-01..2026-11-30",
}


@pytest.mark.parametrize(("words", "expected"), UNDERSTOOD.items())
@pytest.mark.parametrize("year", [None, 2031])
def test_a_time_is_understood_whatever_year_the_record_has(
    words: str, expected: str, year: int | None
) -> None:
    assert told(words, year) == expected


@pytest.mark.parametrize("words", LEFT_ALONE)
@pytest.mark.parametrize("year", [None, 2026])
def test_no_day_is_read_where_the_words_give_none(words: str, year: int | None) -> None:
    assert told(words, year) == ""


@pytest.mark.parametrize(("words", "expected"), NEED_A_YEAR.items())
def test_a_time_of_no_year_waits_for_one_and_takes_none_from_its_neighbour(words: str, expected: str) -> None:
    assert told(words) == ""
    assert told(words, 2026) == expected


def test_the_first_months_of_a_year_end_with_the_last_of_them() -> None:
    for count in range(1, 12):
        found = read_deadline(f"{count} tháng đầu năm 2026")
        assert found is not None
        assert found.latest is not None
        assert (found.latest.month, found.earliest) == (count, date(2026, 1, 1))
