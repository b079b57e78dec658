from datetime import date, time

import pytest

from namro.language import vietnamese


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Đảng ủy xã", "dang uy xa"), ("THU HOẠCH", "thu hoach"), ("D\u0323a\u0309ng", "dang"), ("đĐ", "dd")],
)
def test_fold_takes_every_mark_away(text: str, folded: str) -> None:
    assert vietnamese.fold(text) == folded


def test_slug_keeps_d_and_joins_by_hyphens() -> None:
    assert vietnamese.slug("Đảng ủy xã, phường (2026)") == "dang-uy-xa-phuong-2026"
    assert vietnamese.slugify("Được đặt ở đâu?", "-") == "duoc-dat-o-dau"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("cauhoi", "cau_hoi"),
        ("Câu hỏi", "cau_hoi"),
        ("tra-loi", "tra_loi"),
        ("tra_loii", "tra_loi"),
        ("xyz", None),
    ],
)
def test_nearest_sees_through_marks_hyphens_and_slips(wanted: str, found: str | None) -> None:
    assert vietnamese.nearest(wanted, ["cau_hoi", "tra_loi", "nguon"]) == found


def test_sort_key_is_dictionary_order() -> None:
    words = ["đường", "dương", "ân", "ăn", "an", "zebra", "ánh", "anh"]
    assert sorted(words, key=vietnamese.sort_key) == [
        "an",
        "anh",
        "ánh",
        "ăn",
        "ân",
        "dương",
        "đường",
        "zebra",
    ]


def test_dates_and_hours_as_the_documents_print_them() -> None:
    assert vietnamese.day(date(2026, 2, 7)) == "07/02/2026"
    assert vietnamese.weekday(date(2026, 2, 7)) == "thứ Bảy"
    assert vietnamese.clock(time(8, 5)) == "08 giờ 05"
    assert vietnamese.day_in_vietnam(1772500000) == date(2026, 3, 3)
    assert vietnamese.day_in_vietnam(1772384400) == date(
        2026, 3, 2
    )  # 00:00 in Vietnam, the day before in UTC
