"""What is printed around a document's number: its kind before it, its issuer and its day behind it.

Two documents may have one number. What stands beside it must not contradict what is known of the one that is meant;
where it does, the number means another document, which may not be here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from namro.records.labels import LOAI_VAN_BAN

_BEFORE_NUMBERS, _BEHIND_NUMBERS = re.compile(r"[\w/.–-]$"), re.compile(r"[/–-]\w|\.\d")
_OF = r"(?:,?\s{1,9}của\s{1,9}(?P<issuer>[^\W\d_](?:(?!\s{1,9}(?:ngày|tháng|năm|về|đã|và|được|do|cùng|ban hành|ký)\b|\s\d|\s{0,9}\()[^,;.()]){0,200}))?"
_DAY = r"(?P<d>\d{1,2})(?:\s?[/.–-]\s?|\s{0,9},?\s{0,9}tháng\s{1,9})(?P<m>\d{1,2})(?:(?:\s?[/.–-]\s?|\s{0,9},?\s{0,9}năm\s{1,9})(?P<y>\d{4}|\d\d)(?![\d/])|(?![\d/]))"
_MONTH = r"(?:tháng\s{1,9}(?P<om>\d{1,2})(?:\s?[/.–-]\s?|\s{0,9},?\s{0,9}năm\s{1,9}))?(?P<led>năm\s{1,9})?(?P<oy>(?:19|20)\d\d)(?![\d/–-])"
_BEHIND = re.compile(
    rf"{_OF}(?P<date>,?\s{{0,9}}\(?(?:(?:được\s{{1,9}})?(?:ban hành|ký|ra)\s{{1,9}})?(?P<ngay>ngày\s{{1,9}})?(?:{_DAY}|(?=tháng\s|năm\s){_MONTH})\)?)?"
)
_ISSUER = re.compile(_OF)
_ISSUED = re.compile(
    rf"(?:^|\W)ngày\s{{1,9}}{_DAY},?\s{{1,9}}[^.;:()]{{0,200}}?\b(?:ban hành|ký|ra|thông qua)\s{{1,9}}(?:[\w ]{{0,40}})$",
    re.IGNORECASE,
)
_FAR = 400
"""As far before a number, in letters, is looked for what is printed around it."""
_UNREAD = re.compile(r",?\s{0,9}\(?ngày\s{1,9}\d")
_ALSO: Mapping[str, tuple[str, ...]] = MappingProxyType({"chuong-trinh-hanh-dong": ("Chương trình",)})
"""How a kind is called for short before a number."""
_KINDS = tuple(
    sorted(
        ((name, kind) for kind, label in LOAI_VAN_BAN.items() for name in (label, *_ALSO.get(kind, ()))),
        key=lambda pair: -len(pair[0]),
    )
)


@dataclass(frozen=True)
class SoIn:
    """A number from `start`, with the kind before it, to `end`, with the day behind it: what is said of it there.

    `whole` is false for a part of a longer number; a day or a month and a year are None where they are not printed.
    """

    start: int
    end: int
    whole: bool
    loai: frozenset[str]
    ngay: tuple[int | None, int | None, int | None] | None
    co_quan: str

    @property
    def told(self) -> bool:
        """Whether a date is printed beside it, whole or in part."""
        return self.ngay is not None

    def fits(self, kind: str, issued: date | None, issuers: Sequence[str]) -> bool:
        """Whether a document of that kind, day and issuer may be meant."""
        if self.loai and kind not in self.loai:
            return False
        if self.co_quan and issuers and not any(_same_body(self.co_quan, name) for name in issuers):
            return False
        if self.ngay is None:
            return True
        known = (issued.day, issued.month, issued.year) if issued else None
        return known is not None and all(
            said in (None, value) for said, value in zip(self.ngay, known, strict=True)
        )


def printed_number(words: str, start: int, end: int) -> SoIn:
    """What is printed around the number words[start:end]."""
    whole = not _BEFORE_NUMBERS.search(words[max(0, start - 1) : start]) and not _BEHIND_NUMBERS.match(
        words, end
    )
    behind = _BEHIND.match(words, end)
    later = _ISSUER.match(words, behind.end()) if behind else None
    issuer = ((behind["issuer"] if behind else None) or (later["issuer"] if later else None) or "").strip()
    dated = behind if behind and behind["date"] and (behind["ngay"] or behind["y"] or behind["oy"]) else None
    day = _said(dated) if dated else None
    if day is None and (before := _ISSUED.search(words[max(0, start - _FAR) : start])):
        day = _said(before)
    rest = behind.end("issuer") if behind and behind["issuer"] else end
    if day is None and _UNREAD.match(words, rest):
        day = (0, 0, 0)
    shown = dated.end() if dated and dated["ngay"] and not dated["issuer"] else end
    first = start - 3 if words.endswith("số ", 0, start) else start
    name, kinds = _kind(words[max(0, first - _FAR) : first])
    return SoIn(first - len(name), shown, whole, kinds, day, issuer)


def _kind(before: str) -> tuple[str, frozenset[str]]:
    """The kind that is named right before, with the space behind it, and what it may be."""
    for name, _ in _KINDS:
        cut = len(before) - len(name) - 1
        if before.lower().endswith(f"{name.lower()} ") and (cut <= 0 or not before[cut - 1].isalnum()):
            kinds = frozenset(kind for other, kind in _KINDS if other == name)
            shown = before[cut:]
            return (shown if shown.startswith(name) else ""), kinds
    return "", frozenset()


def _said(found: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    held = found.groupdict()
    year = held["y"] or held.get("oy")
    full = (2000 + int(year) if len(year) == 2 else int(year)) if year else None
    month = held["m"] or held.get("om")
    return int(held["d"]) if held["d"] else None, int(month) if month else None, full


def _same_body(printed: str, name: str) -> bool:
    """Whether the words behind "của" may name the body: whole, with more behind it, or without what is around it."""
    one, other = printed.lower(), name.lower()
    return one in other or other in one
