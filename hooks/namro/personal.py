"""What looks like a private person's data in a text: one list of patterns for the records and for the built files.

Vietnamese numbers as people write them, with spaces, dots or hyphens: mobile (03 05 07 08 09), landline (02x),
with 0, +84, 0084 or 84 in front; citizen ids (CCCD 12 digits, CMND 9 digits), social insurance, bank accounts,
e-mail outside .gov.vn. Numbers of documents, money, dates, hours and coordinates are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_SEP = r"[ .\u00a0\u2009\u2010-\u2013-]{0,2}"
_START = r"(?<![\w/,.%°-])(?<![\d] )"
_END = r"(?![\w/%°])(?![.,-]\d)"


@dataclass(frozen=True)
class Found:
    """One hit: what it may be, and the words as they stand."""

    kind: str
    words: str


def _digits(count: str) -> str:
    return rf"(?:{_SEP}\d){{{count}}}"


def _labelled(words: str, count: str) -> str:
    """Digits that only a label in front makes personal."""
    return rf"(?i:\b(?:{words}))[^\d\n]{{0,25}}?(?<!\d)\d{_digits(count)}(?![\w/])"


_PREFIX = rf"(?:\(?(?:\+|00)84\)?{_SEP}(?:\(?0\)?)?{_SEP}|84{_SEP}|\(?0)"
_PATTERNS = (
    ("thư điện tử", re.compile(r"[\w.+%-]+@(?![\w.-]*\bgov\.vn\b)[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")),
    ("số tài khoản ngân hàng",
     re.compile(_labelled(r"stk|số tài khoản|tài khoản (?:số|ngân hàng)|số tk|tk số|account no", "7,18"))),
    ("số bảo hiểm xã hội", re.compile(_labelled(r"bhxh|bhyt|bảo hiểm xã hội|bảo hiểm y tế|mã số bảo hiểm", "9"))),
    ("số giấy tờ", re.compile(
        _labelled(r"cmnd|cccd|cmt|chứng minh (?:nhân dân|thư)|số định danh|định danh cá nhân|căn cước", "8,11"))),
    ("số căn cước", re.compile(rf"{_START}0(?:[0-8]\d|9[0-6]){_SEP}[0-9]\d{{2}}{_digits('6')}{_END}")),
    ("số điện thoại di động", re.compile(rf"{_START}{_PREFIX}{_SEP}[35789]\)?{_digits('8')}{_END}")),
    ("số điện thoại cố định", re.compile(rf"{_START}{_PREFIX}{_SEP}2\d{{0,2}}\)?{_digits('7,9')}{_END}")),
)  # fmt: skip

_WORTH_A_LOOK = re.compile(r"@|(?:\d\W{0,3}){7}")


def find(text: str, public: Iterable[str] = ()) -> Iterator[Found]:
    """Everything in `text` that looks private; numbers and addresses listed in `public` do not count.

    `public` holds hotlines and offices' addresses as written in any form: only digits and letters are compared.
    """
    if not _WORTH_A_LOOK.search(text):
        return
    known = {_bare(one) for one in public}
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and end > other_start for other_start, other_end in taken):
                continue
            taken.append((start, end))
            if _bare(match.group()) not in known:
                yield Found(kind, match.group())


def _bare(text: str) -> str:
    """A number in its domestic form without separators; an address in lower case."""
    if "@" in text:
        return text.strip().lower()
    digits = "".join(char for char in text if char.isdigit())
    for prefix in ("0084", "84"):
        if digits.startswith(prefix) and len(digits) > 9:
            return "0" + digits.removeprefix(prefix).lstrip("0")
    return digits
