"""Full dates as they are printed: '24/01/2025', '24-1-2025', 'ngày 24 tháng 01 năm 2025'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

PRINTED_DAY = (
    r"(?<![\d/.–-])(?P<d>\d{1,2})"
    r"(?:\s?(?P<s>[/.–-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{4})"
    r"|\s*+,?\s*+tháng\s+(?P<tm>\d{1,2})\s*+(?:,?\s*+năm\s+|[/–-]\s?)(?P<ty>\d{4}))(?![\d/]|[–-]\d)"
)
"""Day, month and year, whatever stands between them, one sign twice."""
_DAY = re.compile(PRINTED_DAY, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NgayIn:
    """A full date from `start` up to `end` of the words; None for one that the calendar does not have."""

    start: int
    end: int
    ngay: date | None


def printed_days(words: str) -> Iterator[NgayIn]:
    """Every full date in the order of the words."""
    for found in _DAY.finditer(words):
        yield NgayIn(found.start(), found.end(), _date(found))


def _date(found: re.Match[str]) -> date | None:
    month, year = found["m"] or found["tm"], found["y"] or found["ty"]
    try:
        return date(int(year), int(month), int(found["d"]))
    except ValueError:
        return None
