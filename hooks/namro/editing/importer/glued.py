"""Words that stand without the space between them, as a printer or a copy runs them together: "trongnước", "ngày11".

Foreign words are written in one too ("ximăng", "kilômét"): two syllables are told only where both stand in the same text
as words of their own; more of them are no word of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from namro.editing.importer.lines import Line
from namro.language.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_COUNTED = re.compile(r"(?<!\w)((?:số|ngày|tháng|Điều|khoản)(?=\d)|năm(?=\d{4}(?!\d)))(\d+)(?!\w)")
_LONGEST_SYLLABLE, _SHORTEST = 7, 2
_NO_WORD = 4
"""So many syllables run together are no foreign word."""
_MOST_LETTERS = 200
"""Of one word, that are looked at."""


def find(lines: Sequence[Line]) -> Iterator[tuple[int, str, str]]:
    """(source line, the letters as printed, the words that they may be)."""
    each = [(line.number, _WORD.findall(line.text)) for line in lines]
    words = {word for _, found in each for word in found}
    alone = {word.lower() for word in words if len(word) <= _LONGEST_SYLLABLE and is_syllable(word)}
    parted = {word: " ".join(parts) for word in words if (parts := _parts(word, alone))}
    notes = {line.note for line in lines}
    for line, (number, found) in zip(lines, each, strict=True):
        for word in dict.fromkeys(found):
            if word in parted:
                yield number, word, parted[word]
        for run in _COUNTED.finditer(line.text):
            if run[2] not in notes:  # the mark of a note at the foot of a page
                yield number, run.group(), f"{run[1]} {run[2]}"


def _parts(word: str, alone: Set[str]) -> tuple[str, ...]:
    if len(word) < 2 * _SHORTEST or word.isascii() or is_syllable(word):
        return ()
    cut = word[:_MOST_LETTERS]
    return _split(cut, alone, 2) or _split(cut, None, _NO_WORD)


def _split(word: str, known: Set[str] | None, fewest: int) -> tuple[str, ...]:
    """The fewest syllables of two letters or more (each one of the `known`) that the word is made of; () for none."""
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(_SHORTEST, len(word) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end - _SHORTEST + 1):
            part = word[start:end]
            if (
                start in best
                and (end not in best or len(best[start]) + 1 < len(best[end]))
                and (part.lower() in known if known is not None else is_syllable(part))
            ):
                best[end] = (*best[start], part)
    found = best.get(len(word), ())
    return found if len(found) >= fewest else ()
