"""Text to words, as the index stores them and overrides/assets/js/search-words.js reads a query: the two are
twins and are tested against one table (tests/search/words.json).

A word is one syllable or one number in canonical form: NFC letters with their own marks, the tone as a digit
behind them ('hội' and 'hôị' are 'hôi5', 'hòa' and 'hoà' are 'hoa2'), final y as i where both are written
(kỹ, kĩ), numbers without leading zeros and thousands' points ('02' is '2', '1.000' is '1000'). Languages without
spaces between words give a word for each sign: a Han letter, a Khmer cluster; it is spelled in Latin consonants that no
Vietnamese word begins with, so that all that follows takes it for a syllable.
Its folded form drops marks and tone: 'hoi'.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
_KHMER = "[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17dd])*"
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_SIGN = re.compile(f"{_KHMER}|{_HAN}")
_WORD = re.compile(f"[a-zà-\u177f\u1800-ỹ]+|[0-9]+|{_KHMER}|{_HAN}")
_KHMER_DIGITS = {0x17E0 + number: str(number) for number in range(10)}
_SPELLED = "bcghklmnpqtvz"
"""No vowels, no keys of Telex."""
_THOUSANDS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])")
_TELEPHONE = re.compile(r"(?<![0-9])[0-9]{3,4}[. ][0-9]{3}[. ][0-9]{3,4}(?![0-9])")
_I_OR_Y = re.compile("^(?:[hklmstv]|qu)y$")


def words(text: str) -> list[str]:
    """The canonical words of `text`, in order."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_KHMER_DIGITS)
    for joined in (_THOUSANDS, _TELEPHONE):
        lowered = joined.sub(lambda found: re.sub("[. ]", "", found.group()), lowered)
    return [canonical(word) for word in _WORD.findall(lowered)]


@lru_cache(maxsize=1 << 16)
def canonical(word: str) -> str:
    """One lower-case word in canonical form."""
    if word[0] in "0123456789":
        return word.lstrip("0") or "0"
    if _SIGN.match(word):
        return "zz" + "".join(map(_spelled, word))
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    plain = unicodedata.normalize("NFC", "".join(letters))
    return (plain[:-1] + "i" if _I_OR_Y.match(plain) else plain) + tone


def _spelled(sign: str) -> str:
    """The number of a character in five consonants."""
    code, letters = ord(sign), ""
    for _ in range(5):
        code, rest = divmod(code, len(_SPELLED))
        letters = _SPELLED[rest] + letters
    return letters


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A canonical word without marks and tone; numbers as they are."""
    if word[0] in "0123456789":
        return word
    decomposed = unicodedata.normalize("NFD", word.rstrip("12345")).replace("đ", "d")
    return "".join(char for char in decomposed if not unicodedata.combining(char))
