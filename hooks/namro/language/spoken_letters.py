"""What is written short, as it is said: letters by their names, a document's number, units, abbreviations that are known.

Nothing is spelled by guess: an abbreviation that nobody has explained is `Unreadable`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from namro.language.roman import numeral
from namro.language.spoken_numbers import Reading, digits, led_by_zero

_NAMES = {
    **dict(
        zip(
            "AĂÂBCDĐEÊGHIKLM",
            ["a", "á", "ớ", "bê", "xê", "dê", "đê", "e", "ê", "giê", "hát", "i", "ca", "e-lờ", "em-mờ"],
            strict=True,
        )
    ),
    **dict(
        zip(
            "NOÔƠPQRSTUƯVXY",
            ["en-nờ", "o", "ô", "ơ", "pê", "quy", "e-rờ", "ét-sì", "tê", "u", "ư", "vê", "ích-xì", "i-dài"],
            strict=True,
        )
    ),
    "F": "ép-phờ",
    "J": "gi",
    "W": "vê kép",
    "Z": "dét",
}
UNITS: Mapping[str, str] = {
    "km²": "ki-lô-mét vuông",
    "km2": "ki-lô-mét vuông",
    "m²": "mét vuông",
    "m2": "mét vuông",
    "m³": "mét khối",
    "m3": "mét khối",
    "km": "ki-lô-mét",
    "cm": "xăng-ti-mét",
    "mm": "mi-li-mét",
    "m": "mét",
    "ha": "héc-ta",
    "kg": "ki-lô-gam",
    "kW": "ki-lô-oát",
    "kWh": "ki-lô-oát giờ",
    "MW": "mê-ga-oát",
    "USD": "đô la Mỹ",
    "VNĐ": "đồng",
}
"""Units behind a number."""
_SHORT = re.compile(r"(?<![\wÀ-ỹ])(?=\w*[A-ZĐ]\w*[A-ZĐ])[A-ZĐ]\w*(?:[&.-][A-ZĐ]\w*)*(?![\wÀ-ỹ])")
_LOWER = re.compile(r"[a-zà-ỹ]")
_MARKED = re.compile(r"[À-ỸẠ-Ỹ]")
DOCUMENT_NUMBER = re.compile(
    r"(?<![\w/-])\d{1,5}(?:/\d{4})?[-/][A-ZĐ][A-Za-zĐđ0-9]*(?:[-/.&][A-ZĐ][A-Za-zĐđ0-9]*)*(?!\w)"
)
"""'01-CT/TU', '45/2022/QH15', '30/2020/NĐ-CP'."""
_PIECES = re.compile(r"\d+|[^\W\d_]+|[-/.&]")
_SIGNS = {"-": "gạch ngang", "/": "trên", ".": "chấm", "&": "và"}


class Unreadable(ValueError):
    """What nobody can say as it is written; `words` is what, `why` and `hint` are told to the editor."""

    def __init__(self, words: str, why: str, hint: str) -> None:
        super().__init__(words)
        self.words, self.why, self.hint = words, why, hint


def spelled(letters: str) -> str:
    """'CT' → 'xê tê'."""
    return " ".join(_NAMES[letter] for letter in letters.upper())


def document_number(text: str, names: Mapping[str, str], reading: Reading) -> str:
    """The number of a document, letter by letter; or each of its letters in full, as `names` has them."""
    said = []
    for piece in _PIECES.findall(text):
        if piece.isdigit():
            said.append(led_by_zero(piece, reading))
        elif piece in _SIGNS:
            said.append(_SIGNS[piece] if reading.spelled else ",")
        else:
            said.append(spelled(piece) if reading.spelled else _known(piece, names))
    return " ".join(said).replace(" ,", ",")


def expanded(text: str, names: Mapping[str, str]) -> str:
    """`text` with its abbreviations in full. Raises Unreadable for one that is not among `names`."""
    if names:
        known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        text = re.sub(rf"(?<![\w/-])(?:{known})(?![\w/]|-[A-ZĐ])", lambda found: names[found[0]], text)
    return _SHORT.sub(_checked, text)


def _checked(found: re.Match[str]) -> str:
    word = found[0]
    if numeral(word) is not None or _MARKED.search(word) or (_LOWER.search(word) and not word[-1].isupper()):
        return word
    return _known(word, {})


def _known(word: str, names: Mapping[str, str]) -> str:
    if word in names:
        return names[word]
    raise Unreadable(
        word,
        "là chữ viết tắt mà thuật ngữ, đơn vị của trang không có",
        "Viết đủ chữ, hoặc thêm thuật ngữ ấy: python3 manage.py new thuat-ngu.",
    )


def phone(text: str) -> str:
    """A number that begins with a zero, digit by digit."""
    return digits(re.sub(r"\D", "", text))
