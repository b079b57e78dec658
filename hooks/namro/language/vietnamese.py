"""The Vietnamese language as data: folding, slugs, near misses, order, dates in words.

`fold` is the only place that knows that đ has no Unicode decomposition; everybody calls it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone

from namro.language import signs

VIETNAM_TIME = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

_ALPHABET = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
_ORDER = {letter: position for position, letter in enumerate(_ALPHABET)}
_BASE = {letter: _ORDER[letter] for letter in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"}
_TONE_MARKS = "\u0300\u0301\u0309\u0303\u0323"
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def fold(text: str) -> str:
    """`text` in lower case without any mark: 'Đảng ủy' → 'dang uy'."""
    decomposed = signs.composed(text.lower(), "NFD").replace("đ", "d")
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def slug(text: str) -> str:
    """`text` as an ASCII kebab-case id: 'Đảng ủy xã, phường' → 'dang-uy-xa-phuong'."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def nearest(wanted: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `wanted` most likely means, compared without marks, case, '-' and '_'."""
    folded: dict[str, str] = {}
    for candidate in candidates:
        folded.setdefault(re.sub(r"[\s_-]+", "_", fold(candidate)), candidate)
    key = re.sub(r"[\s_-]+", "_", fold(wanted).strip())
    if key in folded:
        return folded[key]
    close = difflib.get_close_matches(key, list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def did_you_mean(wanted: str, candidates: Iterable[str]) -> str:
    """'Có phải ý bạn là “…”?' for a near miss, else an empty text."""
    found = nearest(wanted, candidates)
    return f"Có phải ý bạn là “{found}”?" if found else ""


def sort_key(text: str) -> tuple[tuple[int, int], ...]:
    """Key for dictionary order: letters first (a ă â … d đ …), tones only break ties inside a letter."""
    key = []
    for char in signs.composed(text.lower()):
        decomposed = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONE_MARKS))
        key.append((_BASE.get(base, ord(base[0]) - 1000), _ORDER.get(char, 0)))
    return tuple(key)


def first_letter(text: str) -> str:
    """The letter under which an index lists `text`: 'Đảng ủy' → 'Đ', 'ủy ban' → 'U', '5 rõ' → '0–9'."""
    first = next((char for char in signs.composed(text) if char.isalnum()), "0")
    if not first.isalpha():
        return "0–9"
    decomposed = unicodedata.normalize("NFD", first)
    return unicodedata.normalize(
        "NFC", "".join(char for char in decomposed if char not in _TONE_MARKS)
    ).upper()


def day(value: date) -> str:
    """'07/02/2026', as the documents print a date."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def weekday(value: date) -> str:
    """'thứ Bảy'."""
    return _WEEKDAYS[value.weekday()]


def clock(value: time) -> str:
    """'08 giờ 15', as the documents print an hour."""
    return f"{value.hour:02d} giờ {value.minute:02d}"


def day_in_vietnam(seconds: int) -> date:
    """The day in Vietnam at a Unix time in seconds."""
    return datetime.fromtimestamp(seconds, VIETNAM_TIME).date()


def slugify(text: str, separator: str) -> str:
    """`slug` in the form that Python-Markdown asks for; its own drops đ."""
    return slug(text).replace("-", separator)
