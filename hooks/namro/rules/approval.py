"""What is approved says by whom (a role), when, and what: its fingerprint. What is not claims no approval."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.language.names import is_a_name
from namro.problems import Problem
from namro.records.approval import fingerprint
from namro.records.base import BienTap

LAPSED = "duyet-da-doi"
_PARTS = ("nguoi_duyet", "ngay_duyet", "dau_van_tay")


def approval(loaded: Loaded) -> Iterator[Problem]:
    """Approved records without approver, day or fingerprint, or changed since; drafts with any of these."""
    for entry in loaded.entries:
        record = entry.record
        if not isinstance(record, BienTap):
            continue
        file = entry.path if entry.path.startswith("data/") else "TỆP"  # else it is only being typed
        command = f"python3 manage.py approve {file} --nguoi-duyet “…”"
        if record.nguoi_duyet and is_a_name(record.nguoi_duyet):
            yield entry.problem(
                ("nguoi_duyet",),
                "duyet-ten-rieng",
                f"“{record.nguoi_duyet}” là tên một người.",
                "Ghi vai trò, ví dụ: nhóm biên soạn, ban tuyên giáo.",
            )
        given = [name for name in _PARTS if getattr(record, name) is not None]
        if record.trang_thai_bien_tap != "da-duyet":
            if given:
                yield entry.problem(
                    (given[0],),
                    "duyet-thua",
                    "Mục này chưa ai duyệt mà lại ghi người duyệt, ngày duyệt hoặc dấu vân tay.",
                    f"Bỏ các trường này; khi đã xem xong thì chạy: {command}",
                )
        elif record.nguoi_duyet is None or record.ngay_duyet is None:
            yield entry.problem(
                ("trang_thai_bien_tap",),
                "duyet-thieu",
                "Ghi là đã duyệt nhưng thiếu người duyệt hoặc ngày duyệt.",
                f"Để máy ghi giúp (vai trò, không ghi tên riêng): {command}",
            )
        elif record.dau_van_tay is None:
            yield entry.problem(
                ("trang_thai_bien_tap",),
                "duyet-thieu-dau",
                "Ghi là đã duyệt nhưng không có dấu vân tay của nội dung được duyệt.",
                f"Duyệt bằng lệnh: {command}",
            )
        elif record.dau_van_tay != fingerprint(record):
            yield entry.problem(
                ("dau_van_tay",),
                LAPSED,
                "Nội dung đã đổi sau khi duyệt.",
                f"Đã xem lại thì duyệt lại: {command}. Chưa xem thì ghi trang_thai_bien_tap: cho-duyet và bỏ "
                "nguoi_duyet, ngay_duyet, dau_van_tay.",
            )
