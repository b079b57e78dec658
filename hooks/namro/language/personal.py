"""What looks like a private person's data in a text: one place for the records and for the built files.

Vietnamese numbers as people write them, with spaces, dots, hyphens, brackets: mobile (03 05 07 08 09) and landline
(02x) with 0, +84, 0084 or 84 in front; citizen ids (CCCD 12 digits, CMND 9 digits), social insurance, bank
accounts; e-mail outside .gov.vn. Numbers of documents, money, dates, hours and coordinates are none of these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from namro.language.laid_bare import bare
from namro.language.spoken_numbers import DIGITS


@dataclass(frozen=True)
class Found:
    """One hit: what it may be, and the words as they stand."""

    kind: str
    words: str


_GAP = r"[ \t.()-]"
_WORTH_A_LOOK = re.compile(rf"[@\d](?:(?<=@)|(?:{_GAP}{{0,5}}\d){{6}})")
"""An at sign or seven digits; begins with a class of letters, which is what the engine looks for fastest."""
_ODD = r"·_|~*/\\,;:…+='\"&<>\[\]{}^`#!?"
_DISGUISED = re.compile(
    rf"(?<![\w])(?=[^\s]{{0,40}}\d)(?:[+(]?[\dOoIl]){{1,2}}(?:[{_ODD} \t.()-]{{0,5}}[\dOoIlSsBZz]){{8,14}}(?!\w)"
)
"""A number with letters that look like digits, or parted by signs that no number has."""
_NOT_ODD = re.compile(rf"(?:[^\W_]|{_GAP})*+")
_LOOK = str.maketrans("OoIlSsBZz", "001155822")
_DATES = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d, |\d;|\d:\d")
_DECIMALS = re.compile(r"(?<!\d)0,\d+[ \t;]")
_MOST_LETTERS = 4
_DIGITS_AS_ODD = re.compile(r"[^\W_]+")
_RUN = re.compile(
    rf"(?<![\w/.%°#-])(?<!\d,)(?<!\d )[+(]{{0,2}}\d(?:{_GAP}{{0,5}}\d){{8,400}}+(?![\w/%°])(?!,\d)"
)
_SPELLED = {word: str(digit) for digit, word in enumerate(DIGITS)} | {"mốt": "1", "tư": "4", "lăm": "5"}
_IN_WORDS = re.compile(rf"(?i:không(?:[ ,.-]{{1,3}}(?:{'|'.join(_SPELLED)})){{9,11}}(?!\w))")
_DIGIT = rf"(?:\d|(?i:{'|'.join(_SPELLED)})(?!\w))"
_PARTED = re.compile(
    rf"[0+](?<![\w,.%°#/-].)(?:84|(?<=0)\d{{2,4}})(?:\W{{1,30}}(?:\d{{1,7}}|{_DIGIT})){{1,9}}(?![\w%°])"
)
"""A number whose first group, of three figures or more from 0 on, says that it is none to count with: whatever signs,
ends of lines and words for figures part the rest."""
_ONE_BY_ONE = re.compile(r"0(?<![\w,.%°#/-].)(?=(\W{1,6}))(?:\1\d){9,10}(?![\w%°])(?!,\d)")
"""The same sign between each two figures."""
_A_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_ALIKE = {**dict.fromkeys("ОΟՕ", "O"), **dict.fromkeys("оοօ", "o"), **dict.fromkeys("ІΙӀ", "I"), "ⅼ": "l"}
"""Letters of other scripts that are no others to the eye."""
_KEPT = frozenset("°‰…§")
"""Signs that say what a number beside them is, or are looked for as they are."""
_SMALL = "⁰¹²³⁴-⁹₀-₉①-⑨⓪⑴-⑼⒈-⒐❶-❾➀-➈➊-➒⓵-⓽〇零一二三四五六七八九"
_ALL_SMALL = re.compile(rf"[{_SMALL}](?:[ ._·-]{{0,3}}[{_SMALL}]){{8,14}}")
"""A whole number in raised, lowered or ringed digits, or as Chinese writes it; one alone marks a note or a power."""
_AMOUNT = re.compile(r"\s{0,9}(?:đồng|đ\b|vnđ|vnd|usd|tỷ|triệu|nghìn|người|ha\b|km|m²)", re.IGNORECASE)
_LONGEST = 15
_MOBILE, _LANDLINE, _CITIZEN = re.compile(r"0[35789]\d{8}"), re.compile(r"02\d{8,9}"), re.compile(r"0\d{11}")
_PROVINCES = range(1, 97)


def _labelled(words: str, count: str) -> re.Pattern[str]:
    """Digits that only a label in front makes personal."""
    return re.compile(
        rf"(?i:\b(?:{words}))[^\d\n]{{0,25}}?(?<!\d)\d(?:[,/;:·_ \t.()-]{{0,3}}\d){{{count}}}(?![\w/])"
    )


_PATTERNS = (
    (
        "thư điện tử",
        re.compile(
            r"(?<![\w.+%-])[\w.+%-]++@(?!(?:[\w-]{1,63}\.){0,9}gov\.vn(?![\w.-]{0,99}\w))[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.[A-Za-z]{2,}"
        ),
    ),
    ("số tài khoản ngân hàng", _labelled(r"stk|số tài khoản|tài khoản (?:số|ngân hàng)|số tk|tk số", "6,18")),
    ("số bảo hiểm xã hội", _labelled(r"bhxh|bhyt|bảo hiểm xã hội|bảo hiểm y tế|mã số bảo hiểm", "9")),
    (
        "số giấy tờ",
        _labelled(
            r"cmnd|cccd|cmt|chứng minh (?:nhân dân|thư)|số định danh|định danh cá nhân|căn cước", "8,11"
        ),
    ),
)


def find(text: str, public: Iterable[str] = ()) -> Iterator[Found]:
    """Everything in `text` that looks private; numbers and addresses listed in `public` do not count.

    `public` holds hotlines and offices' addresses as written in any form: only digits and letters are compared. What is
    hidden by ends of lines, markup or signs that nobody sees is found in the text laid bare.
    """
    known = {_bare(one) for one in public}
    told = set[str]()
    for found in _find(text):
        told.add(_bare(found.words))
        if _bare(found.words) not in known:
            yield found
    for plain in bare(text):
        for found in _find(plain):
            words = _bare(found.words)
            if words not in known and not any(words in one or one in words for one in told):
                told.add(words)
                yield found


def _find(text: str) -> Iterator[Found]:
    """What looks private in the text as it stands."""
    text = _in_our_signs(text)
    looked_for = (_WORTH_A_LOOK, _DISGUISED, _IN_WORDS, _PARTED, _ONE_BY_ONE)
    if not any(pattern.search(text) for pattern in looked_for):
        return
    taken: list[tuple[int, int]] = []
    for start, found in _candidates(text):
        end = start + len(found.words)
        if not any(start < other_end and end > other for other, other_end in taken):
            taken.append((start, end))
            yield found


def _in_our_signs(text: str) -> str:
    """Digits and letters of other scripts and costumes, spaces, dashes and dots of any kind as ours, one for one."""
    if text.isascii():
        return text
    others = {char: _ours(char) for char in set(text) if not char.isascii()}
    if any(char != ours for char, ours in others.items()):
        text = text.translate({ord(char): ours for char, ours in others.items()})
    return _ALL_SMALL.sub(_in_digits, text)


@lru_cache(maxsize=4_096)
def _ours(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if char.isalpha() or char in _KEPT:
        return _ALIKE.get(char, char)
    return _SIGNS.get(unicodedata.category(char), char) if char != "−" else "-"


_SIGNS = {"Zs": " ", "Pd": "-", "Po": "·", "Sm": "·", "Sk": "·", "So": "·"}
"""By the class of a sign what it parts digits like."""


def _in_digits(match: re.Match[str]) -> str:
    return "".join(
        char if unicodedata.numeric(char, None) is None else str(int(unicodedata.numeric(char)))
        for char in match.group()
    )


def _disguised(text: str) -> Iterator[tuple[int, Found]]:
    """Numbers of telephones and of citizens with letters for digits, or with signs between that are none of a number's."""
    for match in _DISGUISED.finditer(text):
        words = match.group()
        letters = sum(char.isalpha() for char in words)
        if letters > _MOST_LETTERS or _DATES.search(words) or (not letters and _NOT_ODD.fullmatch(words)):
            continue
        groups = _DIGITS_AS_ODD.findall(words)
        if len(_DECIMALS.findall(words)) > 1:
            continue
        whole = (
            len(groups) == 1 or all(len(one) == 1 for one in groups) or len(groups[0].lstrip("+")) in (3, 4)
        )
        kind = _kind("".join(groups).translate(_LOOK)) if whole else ""
        if kind:
            yield match.start(), Found(kind, words)


def _candidates(text: str) -> Iterator[tuple[int, Found]]:
    """(offset, hit), the surest kinds first."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), Found(kind, match.group())
    for match in _RUN.finditer(text):
        if _AMOUNT.match(text, match.end()):
            continue
        for offset, words in _numbers(match.group()):
            kind = _kind(words)
            if kind:
                yield match.start() + offset, Found(kind, words)
    yield from _disguised(text)
    yield from _parted(text)
    for match in _IN_WORDS.finditer(text):
        kind = _kind("".join(_SPELLED[word] for word in re.findall(r"\w+", match.group().lower())))
        if kind:
            yield match.start(), Found(kind, match.group())


def _parted(text: str) -> Iterator[tuple[int, Found]]:
    """Numbers that lists, lines or signs take apart, up to the group with which they are whole."""
    for match in _PARTED.finditer(text):
        if _A_DATE.search(match.group()) or _AMOUNT.match(text, match.end()):
            continue
        number, groups = "", [*re.finditer(_DIGITS_AS_ODD, match.group())]
        if all(one.group().startswith("0") for one in groups):
            continue  # codes one after another
        for one in groups:
            number += _SPELLED.get(one.group().lower(), one.group())
            if kind := _kind(number):
                yield match.start(), Found(kind, match.group()[: one.end()])
                break
    for match in _ONE_BY_ONE.finditer(text):
        if kind := _kind(match.group()):
            yield match.start(), Found(kind, match.group())


def _numbers(run: str) -> Iterator[tuple[int, str]]:
    """(offset, words) of a run of digits: the whole, each part between white space; one too long for a number is
    several, each of some parts."""
    parts = [(match.start(), match.end()) for match in re.finditer(r"\S+", run)]
    if sum(char.isdigit() for char in run) <= _LONGEST:
        yield 0, run
        yield from ((start, run[start:end]) for start, end in parts)
        return
    for first in range(len(parts)):
        for last in range(first, min(first + 6, len(parts))):
            yield parts[first][0], run[parts[first][0] : parts[last][1]]


def _kind(words: str) -> str:
    """What a number may be, '' for nothing private."""
    if re.match(r"\(?\d\.\d{6,}$", words):
        return ""  # a decimal fraction
    national = _bare(words)
    if _MOBILE.fullmatch(national):
        return "số điện thoại di động"
    if _LANDLINE.fullmatch(national):
        return "số điện thoại cố định"
    if _CITIZEN.fullmatch(national) and int(national[:3]) in _PROVINCES:
        return "số căn cước"
    return ""


def _bare(text: str) -> str:
    """A number in its domestic form without separators; an address in lower case."""
    if "@" in text:
        return text.strip().lower()
    digits = "".join(char for char in text if char.isdigit())
    for prefix in ("0084", "84"):
        if digits.startswith(prefix) and len(digits) > len(prefix) + 8:
            return "0" + digits.removeprefix(prefix).lstrip("0")
    return digits
