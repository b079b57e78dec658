"""A meeting's days and hours run forward, and its agenda stays within its days."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.language.vietnamese import day
from namro.problems import Problem
from namro.records.cuoc_hop import CuocHop
from namro.rules.timetable import hours_forward


def meeting_days(loaded: Loaded) -> Iterator[Problem]:
    """The last day after the first, days of the agenda in order and within, hours of each day in order."""
    for entry in loaded.of("cuoc-hop"):
        yield from _ends_after(entry)
        yield from _days_of_agenda(entry)
        yield from hours_forward(entry)


def _ends_after(entry: Entry) -> Iterator[Problem]:
    record: CuocHop = entry.record
    if record.den_ngay is None:
        if record.bat_dau and record.ket_thuc and record.bat_dau >= record.ket_thuc:
            yield entry.problem(
                ("ket_thuc",), "gio-nguoc", "Giờ kết thúc không sau giờ bắt đầu.", "Xem lại hai giờ."
            )
        return
    if record.ngay is None:
        yield entry.problem(
            ("den_ngay",), "hop-thieu-ngay", "Có ngày cuối mà chưa có ngày đầu.", "Ghi thêm ngay (ngày họp)."
        )
    elif record.den_ngay <= record.ngay:
        yield entry.problem(
            ("den_ngay",),
            "hop-ngay-nguoc",
            f"Ngày cuối không sau ngày họp đầu tiên ({day(record.ngay)}).",
            "Xem lại hai ngày; cuộc họp trong một ngày thì bỏ den_ngay.",
        )


def _days_of_agenda(entry: Entry) -> Iterator[Problem]:
    record: CuocHop = entry.record
    first, last = record.ngay, record.den_ngay or record.ngay
    previous = None
    for position, line in enumerate(record.chuong_trinh):
        if line.ngay is None:
            continue
        here = ("chuong_trinh", position, "ngay")
        if first is None or last is None or not first <= line.ngay <= last:
            yield entry.problem(
                here,
                "hop-ngoai-ngay",
                "Ngày này không nằm trong các ngày họp.",
                "Sửa ngày ở đây, hoặc ngay và den_ngay của cuộc họp.",
            )
        elif previous and line.ngay <= previous:
            yield entry.problem(
                here,
                "hop-ngay-lui",
                f"Ngày này không sau ngày đứng trên ({day(previous)}).",
                "Xếp chương trình theo thứ tự ngày; mỗi ngày ghi một lần, ở mục đầu của ngày ấy.",
            )
        previous = line.ngay
