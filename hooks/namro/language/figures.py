"""The numbers and dates that a text states, in one form for every language that a record is translated into.

What stands in figures is sure: a translation states it too. What stands in words or Roman numerals is perhaps a number
("ba khâu đột phá", "khóa XIII", "three"): it may stand in figures on the other side, and need not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from namro.language.roman import numeral

_DIGITS = {first + number: str(number) for first in (0x17E0, 0xFF10) for number in range(10)}
"""Khmer's own and the wide ones of Chinese."""
_MONTHS: Mapping[str, str] = MappingProxyType(
    {
        "en": "January February March April May June July August September October November December",
        "km": "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
    }
)
_VERB = "May"
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "vi": "một hai ba bốn năm sáu bảy tám chín mười",
        "en": "one two three four five six seven eight nine ten",
        "km": "មួយ ពីរ បី បួន ប្រាំ ប្រាំមួយ ប្រាំពីរ ប្រាំបី ប្រាំបួន ដប់",
        "zh": "一 二 三 四 五 六 七 八 九 十",
    }
)
_BY_STOPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_BY_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_COMMA = ("vi", "km")
"""Languages that write 2,5 and 1.000; the others write 2.5 and 1,000."""
_DOCUMENT = r"\d+(?:[-/]\d+)*[-/][A-ZĐ][A-Za-zĐđ\d./-]*[A-Za-zĐđ\d]"
_DATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "vi": (r"(?:(?<!\d)(?P<d>\d{1,2}) )?tháng (?P<m>\d{1,2})(?!\d)(?:(?: năm |/)(?P<y>\d{4}))?",),
        "en": (
            r"(?:(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?\b(?P<name>MONTHS)\b(?:,? (?P<y>\d{4}))?",
        ),
        "km": (r"(?:(?<!\d)(?P<d>\d{1,2})\s*)?(?:ខែ\s*)?(?P<name>MONTHS)(?:\s*(?:ឆ្នាំ\s*)?(?P<y>\d{4}))?",),
        "zh": (r"(?:(?P<y>\d{4})\s*年\s*)?(?P<m>\d{1,2})\s*月(?:\s*(?P<d>\d{1,2})\s*[日号])?",),
    }
)
_SLASHED = (
    r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))?(?![\d/])",
    r"(?<![\d/])(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])",
)
_TIMES: Mapping[str, str] = MappingProxyType(
    {
        "vi": r"(?P<h>\d{1,2})(?: giờ| ?h)(?: ?(?P<min>\d{2}))?(?!\d)",
        "zh": r"(?P<h>\d{1,2})(?:[时時點点](?:(?P<min>\d{1,2})分)?|:(?P<colon>\d{2}))(?!\d)",
    }
)
_COLON = r"(?P<h>\d{1,2}):(?P<min>\d{2})(?!\d)"
_NUMBER = r"(?P<n>\d+(?:[.,]\d+)*)"
_ROMAN = re.compile(r"(?<!\w)[IVXLC]+(?!\w)")


@dataclass(frozen=True)
class Figures:
    """`sure` in figures, `perhaps` in words: numbers '2.5', days '28/9/2025', hours '7:30', documents '01-CT/TU'."""

    sure: frozenset[str]
    perhaps: frozenset[str]

    def not_in(self, other: Figures) -> list[str]:
        """What stands here in figures and there not at all."""
        return sorted(self.sure - other.sure - other.perhaps)


def figures(text: str, language: str = "vi") -> Figures:
    """What a text of that language states."""
    left = text.translate(_DIGITS)
    perhaps = frozenset(_in_words(left, language))
    sure: set[str] = set()
    for pattern in _patterns(language):
        sure.update(filter(None, (_told(match, language) for match in pattern.finditer(left))))
        left = pattern.sub(" ", left)
    return Figures(frozenset(sure), perhaps)


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """In the order in which they are read: what one has taken, the next does not see."""
    months = "|".join(_MONTHS.get(language, "").split())
    dates = (one.replace("MONTHS", months) for one in (*_DATES[language], *_SLASHED))
    return tuple(map(re.compile, (_DOCUMENT, *dates, _TIMES.get(language, _COLON), _NUMBER)))


def _told(match: re.Match[str], language: str) -> str:
    """One form for what was found; '' for the English verb that looks like a month."""
    given = {name: value for name, value in match.groupdict().items() if value}
    if match.group() == _VERB:
        return ""
    if "h" in given:
        return f"{int(given['h'])}:{given.get('min') or given.get('colon') or '00':0>2}"
    if "n" in given:
        return _number(given["n"], language)
    if "name" in given:
        given["m"] = str(_MONTHS[language].split().index(given["name"]) + 1)
    if "m" in given:
        return "/".join(str(int(given[part])) if part in given else "" for part in ("d", "m", "y"))
    return match.group()


def _number(written: str, language: str) -> str:
    """'2,5' as '2.5', '1.000' as '1000', '05' as '5'; the number of a clause ('3.10') as it stands."""
    point, thousands = (",", ".") if language in _COMMA else (".", ",")
    if (_BY_STOPS if thousands == "." else _BY_COMMAS).fullmatch(written):
        written = written.replace(thousands, "")
    whole, _, rest = written.replace(point, ".").partition(".")
    return f"{int(whole)}.{rest}" if rest else str(int(whole))


def _in_words(text: str, language: str) -> Iterator[str]:
    """Numbers up to ten, and what stands in Roman numerals; the month that is a verb too."""
    lowered = text.lower()
    for words in (_WORDS[language], _ORDINALS if language == "en" else ""):
        for number, word in enumerate(words.split(), 1):
            alone = rf"\b{word}\b" if language in ("vi", "en") else word
            if re.search(alone, lowered):
                yield str(number)
    for found in _ROMAN.findall(text):
        if (read := numeral(found)) is not None:
            yield str(read)
    if language == "en" and _VERB in text:
        yield "/5/"
