"""Which words of a Vietnamese line must not be parted: 'ngày 07/02/2026', 'Đại hội XIV', '2025 - 2030', '01-CT/TU'.

The only place that decides it, for pages, PDF, Word and EPUB. A phrase is a value (a number, a range, an hour, a
document's number, a Roman numeral, the letter of a point) with the word before it that says what it counts ('ngày',
'mục', 'Đại hội') or the unit behind it ('giờ', '%', 'tỷ đồng'). Words are found and never changed: each writer holds
them together by its own means. A count before the things it counts ('87 nhiệm vụ') is an ordinary line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 26
"""Characters of the longest phrase that is held, about half a line on a phone; of a longer one the parts are."""
NO_BREAK = "\u00a0"

_BEFORE_VALUES = frozenset(
    (
        "ngày",
        "mùng",
        "mồng",
        "tháng",
        "quý",
        "năm",
        "tuần",
        "khóa",
        "khoá",
        "kỳ",
        "thứ",
        "lần",
        "số",
        "trang",
        "quyển",
        "phần",
        "chương",
        "mục",
        "điều",
        "khoản",
        "điểm",
        "tiết",
        "bảng",
        "hình",
        "câu",
        "bước",
        "nhóm",
        "cấp",
        "lần thứ",
        "tiểu mục",
        "phụ lục",
        "chuyên đề",
        "đại hội",
        "trung ương",
        "lúc",
    )
)
"""The words, in lower case, that a number or a Roman numeral behind them completes."""
_LETTERED = r"(?i:điểm|khoản|mục|tiết|phụ lục|nhóm|bảng)\s[a-hđA-HĐ](?!\w)"
_WEEKDAY = r"(?:[Tt]hứ\s(?:Hai|Ba|Tư|Năm|Sáu|Bảy)|[Cc]hủ\s[Nn]hật)(?!\w)"
_CLOCK = r"(?:[01]?\d|2[0-4])\s+giờ(?!\w)(?:\s+[0-5]\d(?![\w/])(?:\s+phút(?!\w))?)?"
_NUMBER = r"\d+(?:[.,]\d+)*(?:\s?[%‰](?:/\w+)?)?(?!\w)"
_SIGNED = r"\d\w*(?:[-–/.:,]\w+)+(?:%(?:/\w+)?)?(?!\w)"
_SPAN = r"(?:ngày|tháng|năm|tuần|quý)(?!\w)(?!\s+[\dIVXL])"
_UNIT = (
    r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s+(?:đồng|USD))?|đồng|USD|phút|giây|km2|km²|km|m2|m²|m3|m³|mm|cm|m|ha|kg|tấn|tạ"
    r"|MW|kWh|kW|kV|độ|điểm\sphần\străm|lần|rõ)(?!\w)"
)
_MEASURED = rf"(?:\d+[-–]\d+|{_NUMBER})\s+(?:{_SPAN}|{_UNIT})"
_DAY_OF_MONTH = r"\d{1,2}\s+tháng\s+\d{1,2}(?![\w/])"
_ROMAN = r"[IVXL]+(?:[-./]\d+)*(?!\w)"
_DASH = r"\s?[-–]\s?"
_START = r"(?<![\w#&@./:-])"
_ONE = rf"(?:{_CLOCK}|{_MEASURED}|{_SIGNED}|{_NUMBER}|\d+[A-Za-z]?(?!\w))"
_PARTS = re.compile(rf"{_START}(?:{_DAY_OF_MONTH}|{_ONE}(?:\s[-–](?=\s))?|{_ROMAN})")
_PHRASES = re.compile(rf"{_START}(?:{_DAY_OF_MONTH}|{_ONE}(?:{_DASH}{_ONE})*|{_ROMAN}(?:{_DASH}{_ROMAN})?)")
_NAMED = re.compile(rf"(?<!\w)(?:{_LETTERED}|{_WEEKDAY})")
_BEFORE = re.compile(r"(?<!\w)(?:(\w+)\s+)?(\w+|(?i:số:))\s+$")
_REACH = 24
"""Characters looked at before a value: two words and what stands around them."""


@lru_cache(maxsize=65_536)
def places(text: str) -> tuple[tuple[int, int], ...]:
    """From where to where in `text` no line may end, in order and apart from each other."""
    found = [place for match in _PHRASES.finditer(text) for place in _phrase(text, match)]
    for match in _NAMED.finditer(text):
        if all(end <= match.start() or match.end() <= start for start, end in found):
            found.append(match.span())
    return tuple(sorted(found))


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in pieces; whether a piece holds together."""
    end = 0
    for start, stop in places(text):
        if end < start:
            yield text[end:start], False
        yield text[start:stop], True
        end = stop
    if end < len(text):
        yield text[end:], False


def joined(text: str) -> str:
    """`text` with no-break spaces where no line may end; for what knows no other way to hold words together."""
    return "".join(_SPACES.sub(NO_BREAK, piece) if holds else piece for piece, holds in pieces(text))


_SPACES = re.compile(r"\s+")


def _phrase(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The phrase of a value with the word that it completes, or its parts where it is too long; alone and without a
    place to break it is none."""
    start = _named_from(text, match.start())
    if match.end() - start > LONGEST:
        for part in _PARTS.finditer(text, match.start(), match.end()):
            first = start if part.start() == match.start() else part.start()
            yield (first if part.end() - first <= LONGEST else part.start()), part.end()
    elif not text[start : match.end()].isalnum():
        yield start, match.end()


def _named_from(text: str, start: int) -> int:
    """Where the word begins that the value at `start` completes; `start` where none does."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is None:
        return start
    first, last = (before[1] or "").lower(), before[2].lower().removesuffix(":")
    if f"{first} {last}" in _BEFORE_VALUES:
        return before.start(1)
    return before.start(2) if last in _BEFORE_VALUES else start
