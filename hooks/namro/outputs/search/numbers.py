"""Numbers of documents and dates in folded words, however they are written; overrides/assets/js/search-numbers.js reads a
query the same way, and both are tested against one table (tests/search/words.json).

A number is '27nq' and '27nqtw', a day '7d2' and '7d2d2026', a month '11m' and '11m2025', a quarter '4q' and '4q2025': terms
that begin with a digit and are no words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

_NUMBER_MAX = 4
_DAYS, _MONTHS = 31, 12
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_OF_ISSUER = "cua"


def document_numbers(
    plain: Sequence[str], codes: Collection[str], names: Mapping[str, str], issuers: Mapping[str, str]
) -> Iterator[str]:
    """The document numbers that stand in folded words, however written: '27nq' and '27nqtw' for '27-NQ/TW',
    '27 nq tw', 'nq số 27', 'nghị quyết 27 của Trung ương'.

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
        after += plain[after : after + 1] == [_OF_ISSUER]
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


def dates(plain: Sequence[str]) -> Iterator[str]:
    """The days, months and quarters that stand in folded words: 'ngày 7/2/2026', '7 tháng 2', 'quý IV/2025'."""
    for at, word in enumerate(plain):
        before, after = plain[at - 1] if at else "", plain[at + 1] if at + 1 < len(plain) else ""
        if _is(word, _DAYS):
            month_at = at + 2 if after == "thang" else at + 1
            month = plain[month_at] if month_at < len(plain) else ""
            year = _year(plain, month_at + 1)
            if _is(month, _MONTHS) and (before == "ngay" or after == "thang" or (year and before != "thang")):
                yield f"{word}d{month}"
                yield f"{month}m"
                if year:
                    yield f"{word}d{month}d{year}"
                    yield f"{month}m{year}"
        if word == "thang" and _is(after, _MONTHS) and not _is(before, _DAYS):
            yield f"{after}m"
            if year := _year(plain, at + 2):
                yield f"{after}m{year}"
        if word == "qui" and (after in _ROMAN or _is(after, 4)):
            quarter = _ROMAN.get(after, after)
            yield f"{quarter}q"
            if year := _year(plain, at + 2):
                yield f"{quarter}q{year}"


def _is(word: str, most: int) -> bool:
    return word.isdigit() and 1 <= int(word) <= most


def _year(plain: Sequence[str], at: int) -> str:
    """The year that stands at a position, after 'năm' or alone."""
    at += plain[at : at + 1] == ["nam"]
    found = plain[at] if at < len(plain) else ""
    return found if found.isdigit() and len(found) == 4 and found[:2] in ("19", "20") else ""
