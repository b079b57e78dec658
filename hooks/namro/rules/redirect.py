"""An old address leads, in one step, to a page that is there, and is itself no page any more."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.problems import Problem
from namro.records.addresses import split
from namro.records.chuyen_huong import ChuyenHuong
from namro.rules.prose_form import leads_somewhere, missing


def redirect(loaded: Loaded) -> Iterator[Problem]:
    """Old addresses that are in use, targets that are not there, chains, clauses led into another document."""
    if loaded.unreadable:
        return  # nobody can tell which pages there are
    old = {entry.record.tu: entry.record.den for entry in loaded.of("chuyen-huong")}
    for entry in loaded.of("chuyen-huong"):
        yield from _faults(entry, loaded, old)


def _faults(entry: Entry, loaded: Loaded, old: dict[str, str]) -> Iterator[Problem]:
    record: ChuyenHuong = entry.record
    page, anchor = split(record.tu)
    if leads_somewhere(f"/{record.tu}", loaded):
        yield entry.problem(
            ("tu",),
            "chuyen-huong-tu-con",
            f"Địa chỉ cũ “{record.tu}” vẫn đang dùng trên trang.",
            "Chỉ chuyển hướng địa chỉ không còn dùng; bỏ mục này, hoặc xóa hay đổi tên trang cũ.",
        )
    if record.den in old:
        yield entry.problem(
            ("den",),
            "chuyen-huong-day-chuyen",
            f"Địa chỉ mới “{record.den}” lại là địa chỉ cũ của một mục khác.",
            f"Dẫn thẳng tới nơi cuối cùng: den: {old[record.den]}",
        )
    elif not leads_somewhere(f"/{record.den}", loaded):
        yield entry.problem(
            ("den",),
            "chuyen-huong-den-khong-co",
            f"Địa chỉ mới “{record.den}” không dẫn tới trang nào.",
            "Viết địa chỉ của trang đang có, ví dụ hoi-dap/ma-cau-hoi/ hoặc van-ban/ma-van-ban/#II.1",
            missing(record.den, loaded),
        )
    elif anchor and split(record.den)[0] != page:
        yield entry.problem(
            ("den",),
            "chuyen-huong-khac-van-ban",
            "Khoản cũ phải dẫn tới một khoản trong chính văn bản ấy.",
            f"Viết den: {page}#mã-khoản",
        )
