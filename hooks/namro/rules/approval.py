"""What is approved says by whom (a role) and when; a draft claims no approval."""

from __future__ import annotations

from collections.abc import Iterator

from namro.loaded import Loaded
from namro.problems import Problem
from namro.records.base import BienTap


def approval(loaded: Loaded) -> Iterator[Problem]:
    """Approved records without approver or day; drafts with one."""
    for entry in loaded.entries:
        record = entry.record
        if not isinstance(record, BienTap):
            continue
        given = [name for name in ("nguoi_duyet", "ngay_duyet") if getattr(record, name) is not None]
        if record.trang_thai_bien_tap == "da-duyet" and len(given) < 2:
            yield entry.problem(
                ("trang_thai_bien_tap",),
                "duyet-thieu",
                "Ghi là đã duyệt nhưng thiếu người duyệt hoặc ngày duyệt.",
                "Thêm nguoi_duyet (vai trò, không ghi tên riêng) và ngay_duyet.",
            )
        elif record.trang_thai_bien_tap == "nhap" and given:
            yield entry.problem(
                (given[0],),
                "duyet-thua",
                "Bản nháp chưa ai duyệt mà lại ghi người duyệt hoặc ngày duyệt.",
                "Bỏ các trường này, hoặc ghi trang_thai_bien_tap: da-duyet.",
            )
