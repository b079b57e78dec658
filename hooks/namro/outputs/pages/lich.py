"""The calendar: what lies ahead and behind as a list by month, a table of days for each month, feeds to follow."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from namro.library.deadlines import TrangThai, state
from namro.library.events import LOAI, MocThoiGian, MucLich, events, moments, upcoming
from namro.outputs.feeds.calendars import calendars
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import feed

TITLE = "Lịch"
URL = "lich/"
_NEXT = 10
_OPEN = 3
"""How many of the months behind stand open; the others are folded by year."""


@dataclass(frozen=True)
class Thang:
    """A month: its moments on a day, and those of which only a stretch around or in it is known."""

    nam: int
    thang: int
    theo_ngay: tuple[tuple[date, tuple[MocThoiGian, ...]], ...]
    khong_ro_ngay: tuple[MocThoiGian, ...]

    @property
    def ma(self) -> str:
        """'2026-02'."""
        return f"{self.nam}-{self.thang:02d}"

    @property
    def ten(self) -> str:
        """'Tháng 02/2026'."""
        return f"Tháng {self.thang:02d}/{self.nam}"

    @property
    def url(self) -> str:
        """Address of the month's page."""
        return f"{URL}{self.ma}/"

    @property
    def so_su_kien(self) -> int:
        """How many events it shows."""
        on_days = [moment for _, joined in self.theo_ngay for moment in joined]
        return sum(len(moment.su_kien) for moment in (*on_days, *self.khong_ro_ngay))

    @property
    def tuan(self) -> list[list[tuple[date, str, int]]]:
        """Weeks from Monday of (day, id of its entry or '', number of events); days of other months too."""
        marked: dict[date, tuple[str, int]] = {}
        for start, joined in self.theo_ngay:
            for moment in joined:
                first, last = moment.dau.ngay_dau, moment.dau.muon_nhat
                for ordinal in range(first.toordinal(), last.toordinal() + 1):
                    anchor, count = marked.get(date.fromordinal(ordinal), (f"ngay-{start:%d}", 0))
                    marked[date.fromordinal(ordinal)] = anchor, count + len(moment.su_kien)
        weeks = calendar.Calendar().monthdatescalendar(self.nam, self.thang)
        return [[(day, *marked.get(day, ("", 0))) for day in week] for week in weeks]


def render(pages: Pages) -> list[Output]:
    """The list, and a page for each month in which something is dated."""
    found = events(pages.library)
    months = by_month(found)
    as_of = pages.as_of.ngay
    ahead = [event for event in found if event.muon_nhat >= as_of]
    behind = [event for event in reversed(found) if event.muon_nhat < as_of]
    states = _states(found, as_of)
    made = [
        pages.output(
            URL,
            "lich.html",
            TITLE,
            "Mọi ngày, tháng, quý mà văn bản nêu cho nhiệm vụ, báo cáo, hội nghị; xem theo tháng, theo dõi bằng điện thoại.",
            feed=feed("han"),
            thang=months,
            sap_toi=upcoming(pages.library, as_of, _NEXT),
            phia_truoc=_grouped(ahead),
            da_qua=(past := _grouped(behind))[:_OPEN],
            xua_hon=_by_year(past[_OPEN:]),
            lich=calendars(pages.library),
            LOAI=LOAI,
            trang_thai=states,
        )
    ]
    for position, month in enumerate(months):
        made.append(
            pages.output(
                month.url,
                "lich_thang.html",
                f"Lịch {month.ten[0].lower()}{month.ten[1:]}",
                f"{month.so_su_kien} mục có ngày trong {month.ten.lower()}: hạn của nhiệm vụ, hạn báo cáo, hội nghị, kèm nguyên văn.",
                trail=[(TITLE, URL)],
                thang=month,
                LOAI=LOAI,
                trang_thai=states,
                truoc=months[position - 1] if position else None,
                sau=months[position + 1] if position + 1 < len(months) else None,
            )
        )
    return made


def by_month(found: Sequence[MucLich]) -> tuple[Thang, ...]:
    """Every month that a day or a stretch of an event touches, in order."""
    months: set[tuple[int, int]] = set()
    for event in found:
        year, month = event.ngay_dau.year, event.ngay_dau.month
        while (year, month) <= (event.muon_nhat.year, event.muon_nhat.month):
            months.add((year, month))
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(_month(found, *key) for key in sorted(months))


def _month(found: Iterable[MucLich], year: int, month: int) -> Thang:
    touching = [event for event in found if event.trong_thang(year, month)]
    days: dict[date, list[MucLich]] = {}
    for event in touching:
        if not event.rong:
            days.setdefault(max(event.ngay_dau, date(year, month, 1)), []).append(event)
    dated = tuple((day, moments(days[day])) for day in sorted(days))
    return Thang(year, month, dated, moments(event for event in touching if event.rong))


def _grouped(found: Sequence[MucLich]) -> list[tuple[str, str, tuple[MocThoiGian, ...]]]:
    """(name of the month, its page, moments) by the month of the last day, in the order given."""
    months: dict[tuple[int, int], list[MucLich]] = {}
    for event in found:
        months.setdefault((event.muon_nhat.year, event.muon_nhat.month), []).append(event)
    return [
        (f"Tháng {month:02d}/{year}", f"{URL}{year}-{month:02d}/", moments(joined))
        for (year, month), joined in months.items()
    ]


def _by_year(
    months: Iterable[tuple[str, str, tuple[MocThoiGian, ...]]],
) -> dict[str, list[tuple[str, str, tuple[MocThoiGian, ...]]]]:
    """The months ('Tháng 12/2022') under their years."""
    years: dict[str, list[tuple[str, str, tuple[MocThoiGian, ...]]]] = {}
    for month in months:
        years.setdefault(month[0].rpartition("/")[2], []).append(month)
    return years


def _states(found: Iterable[MucLich], as_of: date) -> dict[str, TrangThai]:
    """How each task stands, by its event."""
    return {event.ma: state(event.nhiem_vu, as_of) for event in found if event.nhiem_vu}
