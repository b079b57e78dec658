"""Roman numerals as numbers."""

from __future__ import annotations

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_FORM = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def value(letters: str) -> int:
    """'IV' → 4; of letters that are no numeral in its right form something near it ('IIII' → 4)."""
    values = [_VALUES[letter] for letter in letters]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def numeral(text: str) -> int | None:
    """The number of a numeral in its one right form; None for what is none."""
    return value(text) if _FORM.fullmatch(text) else None
