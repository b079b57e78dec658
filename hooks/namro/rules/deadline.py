"""A deadline keeps the document's words and names no day that these words cannot mean."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from namro.citations import squeeze
from namro.loaded import Loaded
from namro.problems import Problem
from namro.records.nhiem_vu import RoTienDo
from namro.vietnamese import day

_DATED = ("gio", "ngay", "tuan", "thang", "quy", "nam")


def deadline(loaded: Loaded) -> Iterator[Problem]:
    """Words stand in a quotation; days agree with the precision and with each other."""
    for entry in loaded.of("nhiem-vu"):
        value: RoTienDo = entry.record.tien_do
        here = ("tien_do",)
        if value.nguyen_van is not None:
            words = squeeze(value.nguyen_van)
            if not any(words in squeeze(cited.trich) for cited in value.nguon):
                yield entry.problem(
                    (*here, "nguyen_van"),
                    "tien-do-nguyen-van",
                    "Lời văn về thời hạn không có trong đoạn trích nào của tiến độ.",
                    "Chép đúng lời văn bản, và trích cả câu chứa lời ấy trong tien_do: nguon.",
                )
        if value.do_chinh_xac in _DATED:
            if value.muon_nhat is None:
                yield entry.problem(
                    (*here, "do_chinh_xac"),
                    "tien-do-thieu-ngay",
                    "Thời hạn có ngày tháng nhưng thiếu muon_nhat.",
                    "Thêm muon_nhat: ngày cuối cùng mà lời văn có thể chỉ.",
                )
        elif value.som_nhat or value.muon_nhat:
            field = "muon_nhat" if value.muon_nhat else "som_nhat"
            yield entry.problem(
                (*here, field),
                "tien-do-thua-ngay",
                "Thời hạn không nêu ngày tháng mà lại ghi ngày.",
                "Bỏ ngày này; không suy đoán hạn mà văn bản không nêu.",
            )
            continue
        if value.som_nhat and value.muon_nhat and value.som_nhat > value.muon_nhat:
            yield entry.problem(
                (*here, "som_nhat"),
                "tien-do-nguoc",
                "Ngày sớm nhất đứng sau ngày muộn nhất.",
                "Xem lại hai ngày.",
            )
        elif value.muon_nhat is not None:
            expected = _last_day(value.muon_nhat, value.do_chinh_xac or "")
            if expected != value.muon_nhat:
                yield entry.problem(
                    (*here, "muon_nhat"),
                    "tien-do-chua-het-ky",
                    f"Ngày muộn nhất phải là ngày cuối của kỳ ({value.do_chinh_xac}).",
                    f"Viết muon_nhat: {expected.isoformat()} ({day(expected)}).",
                )


def _last_day(value: date, precision: str) -> date:
    """The last day of the week, month, quarter or year in which `value` lies; itself for a day."""
    if precision == "tuan":
        return value + timedelta(days=6 - value.weekday()) if value.weekday() < 6 else value
    month = {"thang": value.month, "quy": (value.month + 2) // 3 * 3, "nam": 12}.get(precision)
    if month is None:
        return value
    return date(value.year, month, calendar.monthrange(value.year, month)[1])
