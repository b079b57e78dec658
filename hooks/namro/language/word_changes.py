"""What changed between two wordings, word by word: 'trước ngày 15' → 'trước ngày [bỏ 15] [thêm 20]'.

A word is what stands between spaces, the marks at its ends apart from it: a comma that went does not mark the word
before it, a date or a number ('30/12/2025') changes whole. Time stays near to linear: the common ends are cut off,
a long middle is parted at the words that both wordings hold once, and what is left of it is short or wholly other.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["giu", "bo", "them"]
_PIECES = re.compile(r"\w(?:\S*\w)?%?|[^\w\s]|\S")
_WORD = re.compile(r"[^\W_](?:\S*\w)?")
_MOST = 40_000
"""Pairs of words that are looked at one by one."""
_ISLAND = 3
"""Words on each side beyond which a single common word between them is no help to a reader."""


@dataclass(frozen=True, slots=True)
class DoanChu:
    """A stretch of words: kept (`giu`), gone (`bo`) or new (`them`), with the spaces inside and before it."""

    loai: Kind
    chu: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or a mark; `space` stands before it."""

    chu: str
    space: str


def changes(old: str, new: str) -> tuple[DoanChu, ...]:
    """The stretches of both wordings in the order of reading; all but the new ones give the old wording, all but the
    gone ones the new one, white space folded. What is gone stands before what came for it."""
    before, after = _words(old), _words(new)
    keys = [word.chu for word in before], [word.chu for word in after]
    made: list[DoanChu] = []
    for same, a, b, c, d in _calm(list(_steps(*keys, (0, len(before)), (0, len(after))))):
        if same:
            made.append(DoanChu("giu", _said(after[c:d])))
            continue
        made += [DoanChu("bo", _said(before[a:b]))] if a < b else []
        made += [DoanChu("them", _said(after[c:d]))] if c < d else []
    return tuple(made)


def words_of(text: str) -> tuple[str, ...]:
    """The words alone, small letters, marks left out: what likeness is counted in."""
    return tuple(_WORD.findall(text.lower()))


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for number, chunk in enumerate(text.split()):
        for place, match in enumerate(_PIECES.finditer(chunk)):
            found.append(_Word(match.group(), " " if number and not place else ""))
    return found


def _said(words: Sequence[_Word]) -> str:
    return "".join(word.space + word.chu for word in words)


_Step: TypeAlias = tuple[bool, int, int, int, int]
"""(whether the words are the same, from and up to which word of the old, of the new)"""


def _steps(old: Sequence[str], new: Sequence[str], a: tuple[int, int], c: tuple[int, int]) -> Iterator[_Step]:
    """The stretches between two wordings, each side from its first up to its second number."""
    stack = [(a, c)]
    while stack:
        (start, end), (first, last) = stack.pop()
        left = _common(old, new, start, end, first, last)
        if left:
            yield True, start, start + left, first, first + left
            start, first = start + left, first + left
        right = _common_end(old, new, start, end, first, last)
        if right:
            stack.append(((end - right, end), (last - right, last)))
            end, last = end - right, last - right
        if start == end or first == last:
            if start < end or first < last:
                yield False, start, end, first, last
        elif (end - start) * (last - first) <= _MOST:
            yield from _small(old, new, (start, end), (first, last))
        elif anchors := _anchors(old, new, (start, end), (first, last)):
            parts = []
            for at, to in anchors:
                parts.append(((start, at), (first, to)))
                start, first = at, to
            parts.append(((start, end), (first, last)))
            stack += reversed([part for part in parts if part[0][0] < part[0][1] or part[1][0] < part[1][1]])
        else:
            yield False, start, end, first, last


def _common(old: Sequence[str], new: Sequence[str], start: int, end: int, first: int, last: int) -> int:
    most = min(end - start, last - first)
    return next((n for n in range(most) if old[start + n] != new[first + n]), most)


def _common_end(old: Sequence[str], new: Sequence[str], start: int, end: int, first: int, last: int) -> int:
    most = min(end - start, last - first)
    return next((n for n in range(most) if old[end - 1 - n] != new[last - 1 - n]), most)


def _small(old: Sequence[str], new: Sequence[str], a: tuple[int, int], c: tuple[int, int]) -> Iterator[_Step]:
    matcher = difflib.SequenceMatcher(None, old[a[0] : a[1]], new[c[0] : c[1]], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield tag == "equal", a[0] + i, a[0] + j, c[0] + k, c[0] + m


def _anchors(
    old: Sequence[str], new: Sequence[str], a: tuple[int, int], c: tuple[int, int]
) -> list[tuple[int, int]]:
    """Places of the words that both sides hold once, as many as stand in the same order."""
    before, after = Counter(old[a[0] : a[1]]), Counter(new[c[0] : c[1]])
    places = {new[at]: at for at in range(*c) if after[new[at]] == 1}
    pairs = [(at, places[old[at]]) for at in range(*a) if before[old[at]] == 1 and old[at] in places]
    return [pairs[n] for n in rising([to for _, to in pairs])]


def rising(numbers: Sequence[int]) -> list[int]:
    """Positions of a longest rising run of different `numbers`, in order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(number)
            ends.append(at)
        else:
            tails[place], ends[place] = number, at
    run: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(at)
        at = before[at]
    return run[::-1]


def _calm(steps: Sequence[_Step]) -> Iterator[_Step]:
    """Neighbours of one kind joined; a single common word amid two long changes goes with them."""
    joined: list[_Step] = []
    for number, step in enumerate(steps):
        same, a, b, c, d = step
        if (
            same
            and b - a == 1
            and 0 < number < len(steps) - 1
            and _island(steps[number - 1], steps[number + 1])
        ):
            same = False
        if joined and joined[-1][0] == same:
            joined[-1] = (same, joined[-1][1], b, joined[-1][3], d)
        else:
            joined.append((same, a, b, c, d))
    yield from joined


def _island(before: _Step, after: _Step) -> bool:
    return all(not same and min(b - a, d - c) >= _ISLAND for same, a, b, c, d in (before, after))
