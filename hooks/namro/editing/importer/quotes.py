"""The new wording that an amending text quotes: from a line that opens with a quotation mark to the one that closes it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namro.editing.importer import marks
from namro.editing.importer.falls import Falls
from namro.editing.importer.lines import Line

_OPENS = re.compile(r"\*{0,3}([“„«\"]|''|‘‘|’’|”(?=\w))\s?")
_CLOSES = re.compile(r"(?:[”»\"]|''|’’|(?<=\S)“)\*{0,3}\s*+[.;,]?\s*+(?:[.;,/]|và|hoặc)?\*{0,3}$")
_MARKS = re.compile(r"[“”„«»\"]|''|‘‘|’’")
_ANNOUNCES = re.compile(r":\*{0,3}$")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số)\b[^.;,]{0,12}$")
_AMENDS = re.compile(r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay cụm|Bỏ cụm)", re.IGNORECASE)
_NOWHERE = sys.maxsize - 1
_LONGEST = 2000
"""Of a quotation, in lines: one that nobody closes is not looked for further."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Lines `first` to `last` (indexes) are one quotation; `sure` is False when its end was guessed."""

    first: int
    last: int
    sure: bool = True


def find(lines: Sequence[Line]) -> list[Quote]:
    """All quotations of whole clauses, in order, none inside another."""
    found: list[Quote] = []
    index = 0
    # Behind the last line that closes one, nothing opens one: else every mark would be looked for to the end.
    last = max((at for at, line in enumerate(lines) if _CLOSES.search(line.text)), default=-1)
    marked = _Marked(lines) if last >= 0 else None
    while marked is not None and index <= last:
        goes_on = bool(found) and found[-1].sure and found[-1].last == index - 1
        quote = _from(marked, index) if _may_open(lines, index, goes_on=goes_on) else None
        if quote:
            found.append(quote)
            index = quote.last
        index += 1
    return found


def opening(text: str) -> tuple[str, str]:
    """The quotation mark (with the space behind it) at the start of `text`, and the rest; '' without one."""
    match = _OPENS.match(text)
    if match is None:
        return "", text
    stars = text[: match.start(1)]
    return match.group()[len(stars) :], stars + text[match.end() :]


def is_left_open(line: Line) -> bool:
    """Whether a line outside of all quotations begins one that is never closed: “Điều 5. Mới."""
    mark, rest = opening(line.text)
    if not mark or line.rows is not None or marks.split(rest)[0] is None:
        return False
    return sum(_turns(line.text, straight=_is_straight(mark.strip()), is_open=False)) > 0


def _may_open(lines: Sequence[Line], index: int, *, goes_on: bool) -> bool:
    """`goes_on`: the line above closes a quotation, so that this one may be the next of a row."""
    line = lines[index]
    mark, rest = opening(line.text)
    if not mark or line.rows is not None:
        return False
    above = lines[index - 1].text if index else ""
    marker, _ = marks.split(rest)
    if marker is not None or _ANNOUNCES.search(above) is not None or _ANNEX.match(rest):
        return True
    return goes_on and _CLOSES.search(line.text) is not None


class _Marked:
    """What the lines do to quotations, looked at once: marks opened and closed, sentences that lie outside."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.closing = [at for at, line in enumerate(lines) if _CLOSES.search(line.text)]
        self.outside = [at for at, line in enumerate(lines) if _goes_on_outside(line)]
        self.closes = frozenset(self.closing)
        self._falls: dict[tuple[bool, bool], Falls] = {}

    def falls(self, *, straight: bool, anew: bool) -> Falls:
        """How deep inside marks the lines are, each read as one inside a quotation."""
        if (straight, anew) not in self._falls:
            steps = [_step(line.text, straight=straight, anew=anew) for line in self.lines]
            self._falls[straight, anew] = Falls(steps)
        return self._falls[straight, anew]


def _from(marked: _Marked, first: int) -> Quote | None:
    """To the line that closes as many marks as were opened; a printer may open every paragraph anew and close once."""
    once = _closed(marked, first, anew=False)
    if once is not None and once.sure:
        return once
    again = _closed(marked, first, anew=True)
    if again is None or not again.sure:
        return once
    return once if _next(marked.outside, first + 1) <= again.last else again


def _closed(marked: _Marked, first: int, *, anew: bool) -> Quote | None:
    text = marked.lines[first].text
    straight = _is_straight(opening(text)[0].strip())
    depth = sum(_turns(text, straight=straight, is_open=False))
    end = min(len(marked.lines), first + _LONGEST)
    falls = marked.falls(straight=straight, anew=anew)
    over = falls.first(first + 1, end, depth) if depth > 0 else first
    guess, outside = _next(marked.closing, first), _next(marked.outside, first + 1)
    left = _next(marked.outside, guess + 1)
    # Where the amending text went on before anything was closed, the mark is missing above.
    guessed = Quote(first, outside - 1 if outside <= guess else guess, sure=False)
    if left < min(over, end):
        return guessed
    if over < end:
        # Closed in mid-sentence: words in quotation marks, no quoted clause.
        return Quote(first, over) if over > first or over in marked.closes else None
    return guessed if guess < end else None


def _next(places: Sequence[int], first: int) -> int:
    """The first of sorted `places` from `first` on; behind all lines where none is."""
    at = bisect_left(places, first)
    return places[at] if at < len(places) else _NOWHERE


def _step(text: str, *, straight: bool, anew: bool) -> int:
    """How much deeper a line inside a quotation leads; `anew`: the mark that it begins with opens nothing."""
    turns = list(_turns(text, straight=straight, is_open=True))
    return sum(turns[1:] if anew and opening(text)[0] else turns)


def _is_straight(mark: str) -> bool:
    """Whether one sign opens and closes."""
    return mark in ('"', "''", "’’")


def _turns(text: str, *, straight: bool, is_open: bool) -> Iterator[int]:
    """+1 for each mark that opens, -1 for each that closes, as it stands to the words beside it."""
    for match in _MARKS.finditer(text):
        sign = match.group()
        if straight:
            if _is_straight(sign):
                yield -1 if is_open else 1
                is_open = not is_open
            continue
        if _is_straight(sign) and sign != "’’":
            continue
        before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
        yield 1 if _opens(sign, before, after) else -1


def _opens(sign: str, before: str, after: str) -> bool:
    if sign in "„«‘‘":
        return True
    lead = not before.strip() or before in "(*["
    # A mark that stands the wrong way round says by its place which it is.
    return lead or after.isalnum() if sign == "“" else sign == "”" and lead and after.isalnum()


def _goes_on_outside(line: Line) -> bool:
    """Whether an amending text goes on here: the next "b) Sửa đổi …"."""
    marker, rest = marks.split(line.text)
    return marker is not None and _AMENDS.match(rest.lstrip("* ")) is not None
