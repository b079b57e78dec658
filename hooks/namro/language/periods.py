"""Stretches of the calendar that official words name: a day, a week of a month, a month, a quarter, a year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

DoChinhXac: TypeAlias = Literal[
    "gio",
    "ngay",
    "tuan",
    "thang",
    "quy",
    "nua-nam",
    "nam",
    "nhiem-ky",
    "thuong-xuyen",
    "dinh-ky",
    "ngay-sau",
    "ngay-lap-tuc",
    "khac",
]
"""How exactly a deadline is known: what its words allow."""
Length: TypeAlias = Literal["ngay", "tuan", "thang", "quy", "nua-nam", "nam"]


@dataclass(frozen=True)
class Period:
    """From `earliest` to `latest`, both included; `before` is the last day that surely lies before it."""

    earliest: date
    latest: date
    before: date
    precision: Length

    def part(self, name: str | None) -> Period:
        """Its first ("đầu"), middle ("giữa") or last ("cuối") half; by months for a year, else by days."""
        if name is None:
            return self
        if self.precision == "nam":
            first, last = {"đầu": (1, 6), "giữa": (4, 9), "cuối": (7, 12)}[name]
            start, end = month(self.earliest.year, first).earliest, month(self.earliest.year, last).latest
        else:
            length = (self.latest - self.earliest).days + 1
            half, quarter_ = (length + 1) // 2, length // 4
            start = {"đầu": self.earliest, "giữa": self.earliest + timedelta(quarter_)}.get(
                name, self.latest - timedelta(half - 1)
            )
            end = {"đầu": self.earliest + timedelta(half - 1), "giữa": self.latest - timedelta(quarter_)}.get(
                name, self.latest
            )
        return Period(start, end, end - timedelta(1), self.precision)


def _whole(earliest: date, latest: date, precision: Length) -> Period:
    return Period(earliest, latest, earliest - timedelta(1), precision)


def day_period(value: date) -> Period:
    """One day."""
    return _whole(value, value, "ngay")


def month(year: int, number: int) -> Period:
    """A month. Raises ValueError for a number out of 1 to 12, as the other makers do for theirs."""
    first = date(year, number, 1)
    return _whole(first, first.replace(day=calendar.monthrange(year, number)[1]), "thang")


def quarter(year: int, number: int) -> Period:
    """A quarter."""
    return _whole(month(year, number * 3 - 2).earliest, month(year, number * 3).latest, "quy")


def months(year: int, count: int, *, first: bool) -> Period:
    """The first or the last months of a year: "9 tháng đầu năm", "hai tháng cuối năm"."""
    start, end = (1, count) if first else (13 - count, 12)
    precision: Length = {1: "thang", 3: "quy", 6: "nua-nam"}.get(count, "nam")  # type: ignore[assignment]
    return _whole(month(year, start).earliest, month(year, end).latest, precision)


def year_period(year: int) -> Period:
    """A year."""
    return _whole(date(year, 1, 1), date(year, 12, 31), "nam")


def week_of_month(year: int, number: int, nth: int) -> Period:
    """The nth week of a month (0: the last) by all fair readings: sevens of days, full weeks from Monday,
    weeks of the calendar with the month's broken first and last ones."""
    whole = month(year, number)
    first, last = whole.earliest, whole.latest
    if nth == 0:
        sunday = last - timedelta((last.weekday() + 1) % 7)
        return Period(min(last - timedelta(6), sunday - timedelta(6)), last, last - timedelta(1), "tuan")
    monday = first + timedelta(-first.weekday() % 7)
    sevens, full = first + timedelta(7 * (nth - 1)), monday + timedelta(7 * (nth - 1))
    broken = full if monday == first else full - timedelta(7)
    start = max(first, min(sevens, full, broken))
    end = min(last, max(sevens, full) + timedelta(6))
    return Period(start, end, end - timedelta(1), "tuan")
