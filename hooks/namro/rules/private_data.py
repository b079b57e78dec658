"""No private telephone number, citizen id, account or private e-mail address enters the site."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.language.personal import find
from namro.problems import Problem
from namro.records.walk import words

HINT = (
    "Bỏ thông tin này; chỉ ghi vai trò và nơi liên hệ công khai của cơ quan. "
    "Số mà cơ quan đã công khai thì ghi vào duong_day_cong trong data/trang.yml."
)


def private_data(loaded: Loaded) -> Iterator[Problem]:
    """Every text of every record, and every clause of every full text; public hotlines are let through."""
    public = tuple(number for entry in loaded.of("trang") for number in entry.record.so_cong_khai)
    for entry in loaded.entries:
        for loc, text in words(entry.record):
            if loc[-1] == "dau_van_tay":
                continue  # hexadecimal, twelve digits by chance now and then
            for found in find(text, public):
                yield entry.problem(loc, "rieng-tu", f"Có thể là {found.kind} của cá nhân.", HINT)
    for full in loaded.texts.values():
        for clause in full.toan_van.khoan:
            for found in find(clause.noi_dung, public):
                yield Problem(
                    full.path,
                    clause.dong,
                    1,
                    "khoản",
                    "rieng-tu",
                    f"Có thể là {found.kind} của cá nhân.",
                    "Thay bằng [đã lược: thông tin liên hệ cá nhân], để chỗ cắt vẫn thấy được.",
                )
