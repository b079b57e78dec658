"""Nothing is called done without dated evidence."""

from __future__ import annotations

from collections.abc import Iterator

from namro.loaded import Loaded
from namro.problems import Problem


def result(loaded: Loaded) -> Iterator[Problem]:
    """`dang-thuc-hien` and `hoan-thanh` need an entry under `dat_duoc`, whatever the degree."""
    for entry in loaded.of("nhiem-vu"):
        value = entry.record.ket_qua
        if value.trang_thai != "chua-co-thong-tin" and not value.dat_duoc:
            yield entry.problem(
                ("ket_qua", "trang_thai"),
                "ket-qua-khong-bang-chung",
                f"Ghi là {value.trang_thai} nhưng không có kết quả nào kèm ngày và bằng chứng.",
                "Thêm dat_duoc: với ngay, noi_dung, bang_chung; hoặc ghi chua-co-thong-tin.",
            )
