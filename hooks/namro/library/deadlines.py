"""How a task stands on a given day: computed from its deadline and its dated results, never stored.

The rules, in their order:
1. A result with evidence speaks first: done, or done after the last day.
2. An aspiration (`dinh-huong`) has no deadline to miss.
3. Before the last day that the words can mean nothing is past, however vague the words.
4. After that day a task is overdue only if a report of a later day says that it is not done; without such a
   report one can only say that the day is past and that nothing is known.
Reports dated after the day asked about count for nothing on that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import takewhile
from typing import Literal, TypeAlias, get_args

from namro.language.vietnamese import clock, day
from namro.library.when import VAGUE, days
from namro.records.nhiem_vu import DatDuoc, NhiemVu, RoTienDo

MaTrangThai: TypeAlias = Literal[
    "dinh-huong",
    "chua-co-thong-tin",
    "chua-den-han",
    "sap-den-han",
    "dang-thuc-hien",
    "chua-hoan-thanh",
    "da-qua-han-chua-co-thong-tin",
    "qua-han",
    "hoan-thanh",
    "hoan-thanh-sau-han",
]
CAC_MA: tuple[MaTrangThai, ...] = get_args(MaTrangThai)

NHAN: Mapping[str, str] = {
    "dinh-huong": "Định hướng, không tính hạn",
    "chua-co-thong-tin": "Chưa có thông tin",
    "chua-den-han": "Chưa đến hạn",
    "sap-den-han": "Sắp đến hạn",
    "dang-thuc-hien": "Đang thực hiện",
    "chua-hoan-thanh": "Chưa hoàn thành",
    "da-qua-han-chua-co-thong-tin": "Đã qua ngày hạn; chưa có thông tin",
    "qua-han": "Quá hạn theo báo cáo",
    "hoan-thanh": "Hoàn thành",
    "hoan-thanh-sau-han": "Hoàn thành, sau ngày hạn",
}
SAP_DEN_HAN = 14
"""Days ahead of the last day from which a deadline is called near."""


@dataclass(frozen=True)
class TrangThai:
    """A state with its reason: `con_lai` counts the days to the last day, negative after it, None without one;
    `gio` and `truoc` are the hour of that day and whether it is excluded."""

    ma: MaTrangThai
    vi_sao: str
    tinh_den: date
    ngay_cuoi: date | None = None
    con_lai: int | None = None
    gio: time | None = None
    truoc: bool = False

    @property
    def nhan(self) -> str:
        """The label, with the days left where they matter."""
        if self.ma == "sap-den-han":
            left = "đây là ngày cuối" if self.con_lai == 0 else f"còn {self.con_lai} ngày"
            return f"{NHAN[self.ma]}: {left}"
        return NHAN[self.ma]


def state(task: NhiemVu, as_of: date) -> TrangThai:
    """How `task` stands on the day `as_of`."""
    last = None if task.loai == "dinh-huong" else task.tien_do.muon_nhat
    known = [entry for entry in task.ket_qua.con_hieu_luc if entry.ngay <= as_of]
    report = known[-1] if known else None
    if report and report.trang_thai == "hoan-thanh":
        ma, why = _done(_first_done(known), task.tien_do, last)
    elif last is None:
        ma, why = _undated(task, report)
    elif as_of <= last:
        ma, why = _ahead(task.tien_do, last, as_of, report)
    else:
        ma, why = _behind(task.tien_do, last, report)
    if last is None:
        return TrangThai(ma, why, as_of)
    return TrangThai(ma, why, as_of, last, (last - as_of).days, task.tien_do.gio, task.tien_do.truoc)


def in_words(deadline: RoTienDo) -> str:
    """The days a deadline can mean: 'trước 15 giờ 00, ngày 05/02/2026'; '' without a date."""
    last = deadline.muon_nhat
    if last is None:
        return ""
    if deadline.gio:
        return f"{'trước' if deadline.truoc else 'lúc'} {clock(deadline.gio)}, ngày {day(last)}"
    return days(deadline.som_nhat, last, deadline.do_chinh_xac)


def _first_done(known: list[DatDuoc]) -> DatDuoc:
    """The entry since which the task has been called done without interruption."""
    done = list(takewhile(lambda entry: entry.trang_thai == "hoan-thanh", reversed(known)))
    return done[-1]


def _done(done: DatDuoc, deadline: RoTienDo, last: date | None) -> tuple[MaTrangThai, str]:
    reported = f"Kết quả ngày {day(done.ngay)} ghi đã hoàn thành, có bằng chứng."
    if last is not None and done.ngay > last:
        return "hoan-thanh-sau-han", f"{reported} Ngày ấy sau ngày hạn ({in_words(deadline)})."
    return "hoan-thanh", reported


def _undated(task: NhiemVu, report: DatDuoc | None) -> tuple[MaTrangThai, str]:
    if report:
        return _reported(report), f"{_latest(report)} Không có ngày hạn để tính."
    if task.loai == "dinh-huong":
        return "dinh-huong", "Đây là định hướng, không phải việc có hạn; chưa có thông tin về kết quả."
    words = task.tien_do.nguyen_van
    stated = f"Văn bản ghi “{words}”, không nêu ngày" if words else "Văn bản chưa nêu thời hạn"
    return "chua-co-thong-tin", f"{stated}; chưa có thông tin về kết quả."


def _ahead(deadline: RoTienDo, last: date, as_of: date, report: DatDuoc | None) -> tuple[MaTrangThai, str]:
    left = (last - as_of).days
    known = f" {_latest(report)}" if report else " Chưa có thông tin về kết quả."
    if left == 0:
        hour = f", {'trước' if deadline.truoc else 'lúc'} {clock(deadline.gio)}" if deadline.gio else ""
        when = f"Ngày {day(as_of)} là ngày cuối{hour}."
    else:
        when = f"Ngày cuối mà lời văn có thể chỉ là {day(last)}, còn {left} ngày."
        if deadline.do_chinh_xac in VAGUE and deadline.som_nhat and deadline.som_nhat <= as_of:
            when = f"Đang trong thời gian văn bản nêu ({in_words(deadline)}), còn {left} ngày."
    if report:
        return _reported(report), f"{when}{known}"
    return ("sap-den-han" if left <= SAP_DEN_HAN else "chua-den-han"), f"{when}{known}"


def _behind(deadline: RoTienDo, last: date, report: DatDuoc | None) -> tuple[MaTrangThai, str]:
    passed = f"Ngày cuối mà lời văn có thể chỉ ({day(last)}) đã qua"
    if deadline.muc_do == "suy-ra":
        passed += ", tính theo hạn suy ra"
    if report is None:
        return (
            "da-qua-han-chua-co-thong-tin",
            f"{passed}; chưa có thông tin về kết quả nên không thể nói việc xong hay chưa.",
        )
    if report.ngay > last:
        return "qua-han", f"{passed}. {_latest(report)}"
    return "da-qua-han-chua-co-thong-tin", f"{passed}. {_latest(report)} Sau ngày hạn chưa có thông tin mới."


def _reported(report: DatDuoc) -> MaTrangThai:
    return "dang-thuc-hien" if report.trang_thai == "dang-thuc-hien" else "chua-hoan-thanh"


def _latest(report: DatDuoc) -> str:
    words = "đang thực hiện" if report.trang_thai == "dang-thuc-hien" else "chưa hoàn thành"
    return f"Thông tin gần nhất (ngày {day(report.ngay)}) ghi {words}."
