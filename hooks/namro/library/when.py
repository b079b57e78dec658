"""Days and hours in words, as pages, calendars and packets all say them.

A date that the documents leave open ('trong năm 2026') is never said as if the thing lasted from its first possible
day to its last: it is somewhere in between, and the document's own words stand before it.
"""

from __future__ import annotations

from datetime import date

from namro.language.vietnamese import clock, day, weekday
from namro.records.hoi_nghi import ThoiGian

VAGUE = ("tuan", "thang", "quy", "nua-nam", "nam")
"""Precisions that name a stretch and no day in it."""


def days(first: date | None, last: date, precision: str | None) -> str:
    """'ngày 07/02/2026', 'từ ngày … đến hết ngày …', 'trong khoảng từ ngày … đến hết ngày …' of a stretch, 'chậm nhất
    ngày …' where only the end is known."""
    if first is None:
        return f"chậm nhất ngày {day(last)}"
    if first == last:
        return f"ngày {day(last)}"
    lead = "trong khoảng từ" if precision in VAGUE else "từ"
    return f"{lead} ngày {day(first)} đến hết ngày {day(last)}"


def on_days(when: ThoiGian) -> str:
    """The days alone, a single one with its weekday: 'thứ Bảy, ngày 07/02/2026'; '' where none is named."""
    if when.tu_ngay is None or when.den_ngay is None:
        return ""
    said = days(when.tu_ngay, when.den_ngay, when.do_chinh_xac)
    return f"{weekday(when.tu_ngay)}, {said}" if when.tu_ngay == when.den_ngay else said


def meant(when: ThoiGian) -> str:
    """Days and hours: 'thứ Bảy, ngày 07/02/2026, từ 07 giờ 30 đến 17 giờ 00'."""
    said = on_days(when)
    if when.bat_dau and when.ket_thuc:
        said += f", từ {clock(when.bat_dau)} đến {clock(when.ket_thuc)}"
    elif when.bat_dau:
        said += f", lúc {clock(when.bat_dau)}"
    return said.removeprefix(", ")


def in_words(when: ThoiGian) -> str:
    """The same, with the document's words where they leave the day open or name none."""
    if when.tu_ngay is None or when.den_ngay is None:
        hours = meant(when)
        return f"“{when.nguyen_van}” (văn bản chưa nêu ngày){f', {hours}' if hours else ''}"
    return f"“{when.nguyen_van}”: {meant(when)}" if when.do_chinh_xac in VAGUE else meant(when)
