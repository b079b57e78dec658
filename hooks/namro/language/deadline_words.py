"""The days that a printed deadline can mean: 'trong quý IV/2025' → 01/10/2025 to 31/12/2025.

Words are read as generously as they allow: the earliest and the latest day of all fair readings, so that
nothing is called past before its last possible day. "Đầu", "giữa", "cuối" of a period are its first, middle
and last half; "tuần đầu của tháng" is both the first seven days and the first full week. What names no day
("kịp thời", a date without its year) is not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from namro.language import signs
from namro.language.deadline_phrases import prepared
from namro.language.periods import (
    DoChinhXac,
    Period,
    day_period,
    month,
    months,
    quarter,
    week_of_month,
    year_period,
)

_YEAR = r"(?:\s*+,?\s*+(?:/|-|–|\.|năm)?\s*+(?:năm\s+)?(?P<{0}>(?:19|20)\d\d))?"
_PART = r"(?:(?P<phan>đầu|giữa|cuối)\s+)?"
_COUNTS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
}
_MENTION = re.compile(
    "|".join(
        (
            r"(?<![\d/])(?P<d>\d{1,2})\s?/\s?(?P<dm>\d{1,2})(?:\s?/\s?(?P<dy>\d{4})(?!\d)|(?!\d|\s?/\s?\d))",
            r"(?<!\d)(?P<f>\d{1,2})\s?(?P<fs>[.\-–])\s?(?P<fm>\d{1,2})\s?(?P=fs)\s?(?P<fy>\d{4})(?!\d)",
            r"(?:ngày|mùng|mồng)\s+(?P<e>\d{1,2})\s*+,?\s*+tháng\s+(?P<em>\d{1,2})" + _YEAR.format("ey"),
            r"(?<![\d/])(?P<g>\d{1,2})\s+tháng\s+(?P<gm>\d{1,2})\s*+,?\s*+năm\s+(?P<gy>\d{4})",
            r"tuần\s+(?:lễ\s+)?(?P<w>đầu tiên|đầu|thứ nhất|thứ hai|thứ ba|thứ tư|cuối cùng|cuối)(?:\s+của)?\s+tháng\s+"
            r"(?P<wm>\d{1,2})" + _YEAR.format("wy"),
            r"(?P<n>\d{1,2}|" + "|".join(_COUNTS) + r")\s+tháng\s+(?P<h>đầu|cuối)\s+năm\s+(?P<hy>\d{4})",
            _PART + r"tháng\s+(?P<m>\d{1,2})" + _YEAR.format("my"),
            _PART.replace("phan", "phan_q") + r"quý\s+(?P<q>iv|iii|ii|i|[1-4])\b" + _YEAR.format("qy"),
            _PART.replace("phan", "phan_y") + r"năm\s+(?P<y>(?:19|20)\d\d)\b(?!\s*[-–/]\s*\d)",
        )
    )
)
_DAY_ONLY = re.compile(
    r"(?<![\d/])(?P<d>\d{1,2})\s*(?:(?:,|và)\s*+\d{1,2}\s*+){0,31}(?:,|và|đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?$"
)
_MONTH_ONLY = re.compile(r"tháng\s+(?P<m>\d{1,2})\s*(?:,|và|-|–)\s*$")
_HOUR = re.compile(
    r"\b(?P<h>[01]?\d|2[0-4])(?:\s*(?:giờ\b|[hg](?=\d|\b))|(?=:\d))[\s:]*(?P<m>[0-5]\d)?(?!\d)(?:\s*phút)?"
)
_LEAD = re.compile(
    r"(?:\b(?:trước|chậm nhất|muộn nhất|đến|tới|hạn cuối|hạn chót|là|vào|hết|ngày|trong|lúc|chủ nhật"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy))\b|[\s,:]){0,60}$"
)
_BOUND = re.compile(r"trước|chậm nhất|muộn nhất|đến|tới|hạn")
_RELATIVE = re.compile(r"\b(?:năm|quý|tháng|tuần|ngày)\s+(?:tới|sau|này|nay|trước)\b")
_YEARLY = re.compile(r"\b(?:hằng|hàng|mỗi|từng)\s+năm\b")
_WEEKS = {"đầu": 1, "đầu tiên": 1, "thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNDATED: tuple[tuple[str, DoChinhXac], ...] = (
    (r"\b(?:hằng|hàng|mỗi|từng)\s+(?:năm|quý|tháng|tuần|ngày)\b|\bđịnh kỳ\b|\bmột lần\b", "dinh-ky"),
    (r"\bngay sau\b", "ngay-sau"),
    (r"\b(?:suốt|cả|trong|toàn)\s+(?:cả\s+)?(?:nhiệm kỳ|khóa)\b", "nhiem-ky"),
    (r"\bthường xuyên\b|\bliên tục\b", "thuong-xuyen"),
    (
        r"\bngay lập tức\b|\b(?:tiến hành|thực hiện|triển khai|làm|hoàn thành)\s+ngay\b(?!\s+(?:từ|khi))",
        "ngay-lap-tuc",
    ),
)


@dataclass(frozen=True)
class ThoiHan:
    """What the words of a deadline can mean; without days for a precision that names none ("thường xuyên").

    `earliest` is None where the words only bound the end. `exclusive` marks "trước …": `latest` is then the
    last day that still is before, and with an hour the day of that hour itself.
    """

    earliest: date | None
    latest: date | None
    precision: DoChinhXac
    exclusive: bool = False
    hour: time | None = None


@dataclass(frozen=True)
class _Mention:
    """A stretch of time in the words, with the words before it."""

    period: Period
    before: str
    widened: bool


def read_deadline(words: str, year: int | None = None) -> ThoiHan | None:
    """The meaning of `words`; `year` is what a date without a year belongs to. None where they name no time."""
    said = " ".join(signs.composed(words).lower().split())
    text = prepared(said, None if _RELATIVE.search(said) else year)
    mentions = _mentions(text, year) if text is not None else []
    if text is not None and mentions:
        return _dated(text, mentions)
    text = said if text is None else text
    precision = next((kind for pattern, kind in _UNDATED if re.search(pattern, text)), None)
    return ThoiHan(None, None, precision) if precision else None


def _dated(text: str, mentions: list[_Mention]) -> ThoiHan | None:
    first, last = mentions[0], mentions[-1]
    precision: DoChinhXac = last.period.precision
    opening, lead = _lead(first.before), _lead(last.before)
    bounded, exclusive, hour = bool(_BOUND.search(opening)), "trước" in lead, None
    if precision == "ngay" and (hours := list(_HOUR.finditer(text))):
        said = _lead(text[: hours[-1].start()])
        bounded, exclusive = bounded or bool(_BOUND.search(said)), exclusive or "trước" in said
        if int(hours[-1]["h"]) == 24:
            exclusive = False  # until the end of that day
        else:
            hour, precision = time(int(hours[-1]["h"]), int(hours[-1]["m"] or 0)), "gio"
    latest = last.period.before if exclusive and hour is None else last.period.latest
    earliest: date | None = None if bounded and not first.widened else first.period.earliest
    if re.search(r"\bsau\s+(?:ngày\s+)?$", first.before):
        earliest = first.period.latest + timedelta(1)
    elif not re.search(r"\btừ\s+(?:ngày\s+)?$", first.before):
        return (
            None if earliest and earliest > latest else ThoiHan(earliest, latest, precision, exclusive, hour)
        )
    open_end = first is last or (earliest is not None and earliest > latest)
    return None if open_end else ThoiHan(earliest, latest, precision, exclusive, hour)


def _lead(before: str) -> str:
    """The words right before a time that bear on it, hours left out: 'trước 15 giờ, ngày' → 'trước , ngày'."""
    found = _LEAD.search(_HOUR.sub(" ", before))
    return found.group() if found else ""


def _mentions(text: str, year: int | None) -> list[_Mention]:
    """All stretches of time in order; a missing year is the next one's, else the one's before, else `year`."""
    matches = list(_MENTION.finditer(text))
    years = [_year(match) for match in matches]
    if None in years and _YEARLY.search(text):
        return []  # "trước ngày 15/12 hằng năm" is a day of every year
    for position in range(len(years) - 2, -1, -1):
        years[position] = years[position] or years[position + 1]
    for position in range(1, len(years)):
        years[position] = years[position] or years[position - 1]
    found = []
    end = 0
    context = None if _RELATIVE.search(text) else year
    for match, known in zip(matches, years, strict=True):
        of = known or context
        period = _period(match, of) if of else None
        if period is None:
            return []
        before = text[end : match.start()]
        wider = _widened(period, match, before)
        found.append(_Mention(wider, before, wider != period))
        end = match.end()
    return found


def _year(match: re.Match[str]) -> int | None:
    value = next(
        (match[name] for name in ("dy", "fy", "ey", "gy", "wy", "hy", "my", "qy", "y") if match[name]), None
    )
    return int(value) if value else None


def _period(match: re.Match[str], year: int) -> Period | None:
    """The stretch that one mention names, None for a day or month that does not exist."""
    try:
        if of_month := match["d"] or match["f"] or match["e"] or match["g"]:
            of_year = match["dm"] or match["fm"] or match["em"] or match["gm"]
            return day_period(date(year, int(of_year), int(of_month)))
        if match["w"]:
            return week_of_month(year, int(match["wm"]), _WEEKS.get(match["w"], 0))
        if match["h"]:
            return months(year, _COUNTS.get(match["n"]) or int(match["n"]), first=match["h"] == "đầu")
        if match["m"]:
            return month(year, int(match["m"])).part(match["phan"])
        if match["q"]:
            number = _QUARTERS.get(match["q"]) or int(match["q"])
            return quarter(year, number).part(match["phan_q"])
        return year_period(year).part(match["phan_y"])
    except ValueError:
        return None


def _widened(period: Period, match: re.Match[str], before: str) -> Period:
    """With the day or month right before it that shares its month or year: 'ngày 26 đến ngày 28/9/2025'."""
    if period.precision == "ngay" and (day := _DAY_ONLY.search(before)):
        number = int(day["d"])
        if 1 <= number < period.latest.day:
            return replace(period, earliest=period.latest.replace(day=number))
    shared = _MONTH_ONLY.search(before)
    if shared and match["m"] and not match["phan"] and 1 <= int(shared["m"]) < period.latest.month:
        return replace(period, earliest=month(period.latest.year, int(shared["m"])).earliest)
    return period
