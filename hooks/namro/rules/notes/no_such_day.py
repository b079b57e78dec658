"""Days and quarters that no calendar has: "31/02/2026", "ngày 32 tháng 3", "quý V"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.rules.written import at_words, written

_DAY = re.compile(
    r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])|\bngày (\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?|\bngày (\d{1,2})/(\d{1,2})(?![\d/])",
    re.I,
)
_PART = re.compile(
    r"\b(?:quý|quí) (?!I{1,3}\b|IV\b|[1-4]\b)(?:[IVX]+|\d{1,2})\b|\btháng (?:1[3-9]|[2-9]\d|0)(?=[\s,.;/])",
    re.I,
)
_LEAP = 2024


def no_such_day(loaded: Loaded) -> Iterator[Problem]:
    """The first of each text."""
    for entry in loaded.entries:
        for loc, text in written(entry, typed=False):
            if words := next(_impossible(text), ""):
                message = f"“{words}” không có trong lịch."
                told = at_words(
                    loaded, entry, loc, words, "khong-co-trong-lich", message, "Xem lại ngày, tháng, năm."
                )
                yield replace(told, note=True)


def _impossible(text: str) -> Iterator[str]:
    for found in _DAY.finditer(text):
        day, month, *year = (int(one) for one in found.groups() if one)
        if not (1 <= month <= 12 and 1 <= day <= monthrange(year[0] if year else _LEAP, month)[1]):
            yield found.group()
    yield from (found.group() for found in _PART.finditer(text))
