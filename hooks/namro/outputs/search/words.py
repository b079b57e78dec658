"""Text to words, as the index stores them and overrides/assets/js/search-words.js reads a query: the two are
twins and are tested against one table (tests/search/words.json).

A word is one syllable or one number in canonical form: NFC letters with their own marks, the tone as a digit
behind them ('hội' and 'hôị' are 'hôi5', 'hòa' and 'hoà' are 'hoa2'), final y as i where both are written
(kỹ, kĩ), numbers without leading zeros and thousands' points ('02' is '2', '1.000' is '1000').
Its folded form drops marks and tone: 'hoi'.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
_WORD = re.compile("[a-zà-ỹ]+|[0-9]+")
_THOUSANDS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])")
_TELEPHONE = re.compile(r"(?<![0-9])[0-9]{3,4}[. ][0-9]{3}[. ][0-9]{3,4}(?![0-9])")
_I_OR_Y = re.compile("^(?:[hklmstv]|qu)y$")
_NUMBER_MAX = 4


def words(text: str) -> list[str]:
    """The canonical words of `text`, in order."""
    lowered = unicodedata.normalize("NFC", text).lower()
    for joined in (_THOUSANDS, _TELEPHONE):
        lowered = joined.sub(lambda found: re.sub("[. ]", "", found.group()), lowered)
    return [canonical(word) for word in _WORD.findall(lowered)]


@lru_cache(maxsize=1 << 16)
def canonical(word: str) -> str:
    """One lower-case word in canonical form."""
    if word[0] in "0123456789":
        return word.lstrip("0") or "0"
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    plain = unicodedata.normalize("NFC", "".join(letters))
    return (plain[:-1] + "i" if _I_OR_Y.match(plain) else plain) + tone


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A canonical word without marks and tone; numbers as they are."""
    if word[0] in "0123456789":
        return word
    decomposed = unicodedata.normalize("NFD", word.rstrip("12345")).replace("đ", "d")
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def document_numbers(
    plain: Sequence[str], codes: Collection[str], names: Mapping[str, str], issuers: Mapping[str, str]
) -> Iterator[str]:
    """The document numbers that stand in folded words, however written: '27nq' and '27nqtw' for '27-NQ/TW',
    '27 nq tw', 'nq số 27', 'nghị quyết 27'.

    `codes` are the letters of the kinds (nq), `names` their full names (nghi quyet → nq), `issuers` the
    letters and names of issuers (tw → tw, trung uong → tw).
    """
    for at, word in enumerate(plain):
        if not (word.isdigit() and len(word) <= _NUMBER_MAX):
            continue
        after = at + 1
        if after < len(plain) and plain[after] in codes:
            code, after = plain[after], after + 1
        else:
            before = at - 1 if at and plain[at - 1] == "so" else at
            code = _name_before(plain, before, codes, names)
            if not code:
                continue
        yield word + code
        for size in (1, 2):
            issuer = issuers.get(" ".join(plain[after : after + size]))
            if issuer:
                yield word + code + issuer
                break


def _name_before(plain: Sequence[str], end: int, codes: Collection[str], names: Mapping[str, str]) -> str:
    """The code of the kind whose letters or name stand right before position `end`, the longest name first."""
    if end and plain[end - 1] in codes:
        return plain[end - 1]
    for size in (4, 3, 2):
        code = names.get(" ".join(plain[max(0, end - size) : end]), "")
        if code and end >= size:
            return code
    return ""
