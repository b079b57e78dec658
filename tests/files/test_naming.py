"""Where words name a body: as printed, whole, the longest name, and with the words that close a list."""

from __future__ import annotations

import pytest

from namro.files.naming import TenGoi
from namro.records.base import TrichDan
from namro.records.danh_muc import DonVi

_SOURCE = (TrichDan(van_ban="a", khoan="1", trich="x"),)


def _body(ma: str, cap: str, *names: str) -> DonVi:
    return DonVi.model_validate(
        {"id": ma, "ten": names[0], "ten_khac": names[1:], "cap": cap, "nguon": _SOURCE}
    )


BODIES = TenGoi(
    {
        body.id: body
        for body in (
            _body("mat-tran", "nhieu-cap", "Mặt trận", "Mặt trận Nước"),
            _body("mat-tran-tinh", "thanh-pho", "Ủy ban Mặt trận Nước tỉnh"),
            _body("hoi", "nhieu-cap", "Các hội"),
            _body("hoi-tinh", "thanh-pho", "Các hội tỉnh"),
            _body("uy", "thanh-pho", "Tỉnh ủy"),
            _body("van-phong-uy", "thanh-pho", "Văn phòng Tỉnh ủy"),
            _body("bo-ba", "trung-uong", "Bộ Ba"),
            _body("bo-ba-va-ban", "trung-uong", "Bộ Ba, Ban Bốn"),
            _body("dang", "chua-neu", "Đảng"),
        )
    }
)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("các hội và Mặt trận", [("hoi", "các hội"), ("mat-tran", "Mặt trận")]),
        ("mặt Trận, Mặt Trận nước, Mặt trậnx", []),
        ("Văn phòng Tỉnh ủy trình", [("van-phong-uy", "Văn phòng Tỉnh ủy")]),
        ("do Bộ Ba, Ban Bốn tổ chức", [("bo-ba-va-ban", "Bộ Ba, Ban Bốn"), ("bo-ba", "Bộ Ba")]),
        ("tổ chức đảng của Đảng", [("dang", "Đảng")]),
        (
            "Mặt trận Nước và các hội tỉnh làm",
            [("mat-tran-tinh", "Mặt trận Nước và các hội tỉnh"), ("hoi-tinh", "các hội tỉnh")],
        ),
        ("Mặt trận Nước, các hội làm ở tỉnh", [("mat-tran", "Mặt trận Nước"), ("hoi", "các hội")]),
        ("Mặt trận Nước; các hội tỉnh", [("mat-tran", "Mặt trận Nước"), ("hoi-tinh", "các hội tỉnh")]),
    ],
)
def test_who_is_named(words: str, named: list[tuple[str, str]]) -> None:
    assert [(one.don_vi, one.ten) for one in BODIES.trong(words) if not one.trong] == named


def test_a_name_cut_in_half_by_a_quotation_is_still_named() -> None:
    words = "giao Văn phòng Tỉnh ủy làm"
    (whole,) = (one for one in BODIES.trong(words) if not one.trong)
    assert whole.cham(words, "Văn phòng")
    assert not whole.cham(words, "làm")
    assert not whole.cham(words, "không có")
