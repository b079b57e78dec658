"""Written Vietnamese as an announcer says it: dates, hours, quarters, ordinals, percent, documents' numbers in words.

Words stay as they are; whatever is no word (a digit, a sign, an abbreviation) is turned into words or is `Unreadable`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Protocol

from namro.language.roman import numeral
from namro.language.spoken_letters import (
    DOCUMENT_NUMBER,
    UNITS,
    Unreadable,
    document_number,
    expanded,
    phone,
)
from namro.language.spoken_numbers import Reading, decimal, ordinal, whole

_D = r"(?<![\d.,/])"
_TO = r"\s?[-–]\s?"
_DAY, _MONTH, _YEAR = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})", r"(?P<y>\d{4})"
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_NAMED = r"lần thứ|[Đđ]ại hội|[Kk]hóa|[Kk]hoá|[Pp]hần|[Mm]ục|[Cc]hương|[Qq]uý|[Pp]hụ lục|[Kk]ỳ|[Tt]hế kỷ|[Cc]ấp|[Nn]hóm"
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_SENTENCE = re.compile(r"(?<=[.!?…])[”)]*\s+")
_BEGINNING = re.compile(r"(?:^|(?<=[.!?…]\s))[“(]?[^\W\d_]")
_LEFT = re.compile(r"(?<!\S)[^\s0-9&/%+=<>@#*_~^|\\$°]*+[0-9&/%+=<>@#*_~^|\\$°]\S*+")


class _Said(Protocol):
    """What stands for what was found."""

    def __call__(self, found: re.Match[str], /, reading: Reading) -> str: ...


def spoken(text: str, names: Mapping[str, str], reading: Reading) -> str:
    """`text` in words. Raises Unreadable for the first that cannot be said."""
    text = " ".join(text.split())
    text = DOCUMENT_NUMBER.sub(lambda found: document_number(found[0], names, reading), text)
    text = expanded(re.sub(r"v\.\s?v\.?|\.\.\.|…", "vân vân", text), names)
    for pattern, said in _WAYS:
        text = pattern.sub(partial(said, reading=reading), text)
    text = _quiet(text)
    left = _LEFT.search(text)
    if left:
        raise Unreadable(
            left[0],
            "không biết đọc thế nào",
            "Viết thành chữ, hoặc viết số, ngày, đơn vị theo cách quen thuộc.",
        )
    return text


def sentences(said: str) -> tuple[str, ...]:
    """The sentences of one paragraph."""
    return tuple(one for one in _SENTENCE.split(said) if one)


def syllables(said: str) -> int:
    """Of words that are said: 'ki-lô-mét' has three."""
    return len(re.findall(r"[^\W\d_]+", said))


def _quiet(text: str) -> str:
    """Signs that are not said become pauses or nothing."""
    text = re.sub(r"\s?\(([^()]*)\)", r", \1,", text)
    text = re.sub(r"\s[-–—]\s", ", ", text)
    text = re.sub(r"\s{0,2},(?:\s{0,2},)*+", ",", text)
    text = re.sub(r",(?=\s{0,2}(?:[.;:?!]|$))", "", text)
    return _BEGINNING.sub(lambda found: found[0].upper(), text)


def _day_words(day: str, reading: Reading) -> str:
    number = int(day)
    return f"{'mùng ' if reading.mung and 1 <= number <= 10 else ''}{whole(number, reading)}"


def _month_words(month: str, reading: Reading) -> str:
    return f"tháng {'tư' if int(month) == 4 else whole(int(month), reading)}"


def _year_words(year: str, reading: Reading) -> str:
    return f"năm {whole(int(year), reading)}"


def _date(found: re.Match[str], /, reading: Reading) -> str:
    given = found.groupdict()
    try:
        date(int(given.get("y") or 2000), int(found["m"]), int(found["d"]))
    except ValueError:
        raise Unreadable(found[0], "không phải ngày có trong lịch", "Xem lại ngày, tháng.") from None
    said = [f"ngày {_day_words(found['d'], reading)}", _month_words(found["m"], reading)]
    return " ".join([*said, _year_words(found["y"], reading)] if given.get("y") else said)


def _month_of_year(found: re.Match[str], /, reading: Reading) -> str:
    if not 1 <= int(found["m"]) <= 12:
        raise Unreadable(
            found[0], "không phải tháng có trong lịch", "Xem lại tháng, hoặc viết phân số thành chữ."
        )
    year = found.groupdict().get("y")
    return " ".join([_month_words(found["m"], reading), *([_year_words(year, reading)] if year else [])])


def _day_alone(found: re.Match[str], /, reading: Reading) -> str:
    return f"{found[1]} {_day_words(found['d'], reading)}"


def _quarter(found: re.Match[str], /, reading: Reading) -> str:
    number = numeral(found["q"]) or int(found["q"])
    year = found["y"]
    return f"{found[1]} {whole(number, reading)}{' ' + _year_words(year, reading) if year else ''}"


def _clock(found: re.Match[str], /, reading: Reading) -> str:
    hour, minute = int(found["h"]), int(found["mi"] or 0)
    if hour > 24 or minute > 59:
        raise Unreadable(found[0], "không phải giờ có thật", "Xem lại giờ, phút.")
    behind = f" {whole(minute, reading)}{' phút' if found['word'] else ''}" if minute else ""
    return f"{whole(hour, reading)} giờ{behind}"


def _ordinal(found: re.Match[str], /, reading: Reading) -> str:
    number = numeral(found[2]) or (int(found[2]) if found[2].isdigit() else None)
    return found[0] if number is None else f"{found[1]} {ordinal(number, reading)}"


def _roman_named(found: re.Match[str], /, reading: Reading) -> str:
    number = numeral(found[2])
    return found[0] if number is None else f"{found[1]} {whole(number, reading)}"


def _roman_alone(found: re.Match[str], /, reading: Reading) -> str:
    number = numeral(found[0])
    return found[0] if number is None else whole(number, reading)


def _places(found: re.Match[str], /, reading: Reading) -> str:
    """'II.3.8' → 'hai chấm ba chấm tám', '4.0' → 'bốn chấm không'."""
    parts = (numeral(part) or (int(part) if part.isdigit() else None) for part in found[0].split("."))
    return " chấm ".join(part if isinstance(part, str) else whole(part or 0, reading) for part in parts)


def _range(found: re.Match[str], /, reading: Reading) -> str:
    return f"{found[1]} đến {found[2]}"


def _number(found: re.Match[str], /, reading: Reading) -> str:
    text = found[0].replace(".", "")
    if "," in text:
        return decimal(text, reading)
    if text.startswith("0") and len(text) > 2:
        return phone(text)
    try:
        return whole(int(text), reading)
    except ValueError:
        raise Unreadable(text, "dài quá không ai đọc", "Viết tròn bằng chữ: “hơn một tỷ”.") from None


def _phone(found: re.Match[str], /, reading: Reading) -> str:
    return phone(found[0])


def _unit(found: re.Match[str], /, reading: Reading) -> str:
    return f"{found[1]} {UNITS[found[2]]}"


def _kept(words: str) -> _Said:
    def said(found: re.Match[str], /, reading: Reading) -> str:
        return found.expand(words)

    return said


_WAYS: tuple[tuple[re.Pattern[str], _Said], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"(?<![\d.,/])0\d{2,3}[ .]\d{3,4}[ .]\d{3,4}(?!\d)", _phone),
        (r"(?<=[^\W\d_])-(?=\d)", _kept(" ")),
        (rf"(?:[Nn]gày\s+)?{_D}{_DAY}[/.-]{_MONTH}[/.-]{_YEAR}(?!\d)", _date),
        (rf"[Nn]gày\s+{_D}{_DAY}\s+tháng\s+{_MONTH}(?:\s+năm\s+{_YEAR})?(?![\d/])", _date),
        (rf"[Nn]gày\s+{_D}{_DAY}[/-]{_MONTH}(?![\d/])", _date),
        (rf"((?:[Nn]gày|[Mm]ùng|[Mm]ồng))\s+{_D}{_DAY}(?![\d/,.]\d|\d)", _day_alone),
        (rf"(?:[Tt]háng\s+)?{_D}{_MONTH}[/-]{_YEAR}(?!\d)", _month_of_year),
        (rf"[Tt]háng\s+{_D}{_MONTH}(?:\s+năm\s+{_YEAR})?(?![\d/])", _month_of_year),
        (r"([Qq]uý)\s+(?P<q>[IV]+|[1-4])(?!\w)(?:\s?(?:/|-|\s+năm\s)\s?(?P<y>\d{4}))?(?!\d)", _quarter),
        (
            rf"{_D}(?P<h>\d{{1,2}})(?:\s?(?:giờ|h)(?!\w)\s?|(?:h|:|\s?giờ\s)(?=\d\d(?!\d)))"
            r"(?P<mi>[0-5]\d(?![\d/%]|[.,]\d))?(?P<word>\s?(?:phút(?!\w)|(?<=\d)p(?!\w)))?",
            _clock,
        ),
        (r"((?:[Ll]ần )?[Tt]hứ)\s+([IVXLC]+|\d+)(?![\w.,]\d|\w)", _ordinal),
        (rf"({_NAMED})\s+([IVXLCM]+)(?![\w.])", _roman_named),
        (r"(?<![\w.,/])(?:[IVX]+|\d{1,2})(?:\.\d{1,2})+(?![\w/]|\.\d)", _places),
        (r"(?<![\w.,/-])[IVXLCM]{2,}(?![\w/]|\.\d|-\w)", _roman_alone),
        (r"\s?\((\d{4})\)", _kept(r", năm \1,")),
        (rf"{_D}({_NUMBER})(%?){_TO}({_NUMBER})(?![\d/])", _kept(r"\1\2 đến \3")),
        (r"%\s?/\s?năm(?!\w)", _kept("% một năm")),
        (r"(\d)\s?%", _kept(r"\1 phần trăm")),
        (r"(\d)\s?‰", _kept(r"\1 phần nghìn")),
        (rf"(\d)\s?({_UNIT})(?![\w/])", _unit),
        (r"(?<=\s)[-−](?=\d)", _kept("âm ")),
        (rf"(?<![\w.,/-])(?:{_NUMBER})(?![\d/-]|[.,]\d|[A-Za-zÀ-ỹ])", _number),
        (r"và/hoặc", _kept("hoặc")),
    )
)
"""In this order: what is longer and says more of itself comes first."""
