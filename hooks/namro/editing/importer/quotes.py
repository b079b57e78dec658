"""The new wording that an amending text quotes: from a line that opens with a quotation mark to the one that closes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namro.editing.importer import marks
from namro.editing.importer.lines import Line

_OPENS = re.compile(r"\*{0,3}([“„«\"]|''|‘‘|’’|”(?=\w))\s?")
_CLOSES = re.compile(r"(?:[”»\"]|''|’’|(?<=\S)“)\*{0,3}\s*[.;,]?\s*(?:[.;,/]|và|hoặc)?\*{0,3}$")
_MARKS = re.compile(r"[“”„«»\"]|''|‘‘|’’")
_ANNOUNCES = re.compile(r":\*{0,3}$")
_AMENDS = re.compile(r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay cụm|Bỏ cụm)", re.IGNORECASE)
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
    while index <= last:
        goes_on = bool(found) and found[-1].sure and found[-1].last == index - 1
        quote = _from(lines, index) if _may_open(lines, index, goes_on=goes_on) else None
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


def _may_open(lines: Sequence[Line], index: int, *, goes_on: bool) -> bool:
    """`goes_on`: the line above closes a quotation, so that this one may be the next of a row."""
    line = lines[index]
    mark, rest = opening(line.text)
    if not mark or line.rows is not None:
        return False
    above = lines[index - 1].text if index else ""
    marker, _ = marks.split(rest)
    if marker is not None or _ANNOUNCES.search(above) is not None:
        return True
    return goes_on and _CLOSES.search(line.text) is not None


def _from(lines: Sequence[Line], first: int) -> Quote | None:
    """To the line that closes as many marks as were opened; a printer may open every paragraph anew and close once."""
    once = _closed(lines, first, anew=False)
    if once is not None and once.sure:
        return once
    again = _closed(lines, first, anew=True)
    if again is None or not again.sure:
        return once
    leaves = any(_goes_on_outside(line) for line in lines[first + 1 : again.last + 1])
    return once if leaves else again


def _closed(lines: Sequence[Line], first: int, *, anew: bool) -> Quote | None:
    straight = _is_straight(opening(lines[first].text)[0].strip())
    depth = 0
    guess: int | None = None
    outside: int | None = None
    for index in range(first, min(len(lines), first + _LONGEST)):
        text = lines[index].text
        turns = list(_turns(text, straight=straight, depth=depth))
        if anew and index > first and depth > 0 and opening(text)[0]:
            turns = turns[1:]
        depth += sum(turns)
        closes = _CLOSES.search(text) is not None
        if closes and depth <= 0:
            return Quote(first, index)
        if depth <= 0:
            # Closed in mid-sentence: words in quotation marks, no quoted clause.
            return Quote(first, index) if index > first else None
        leaves = index > first and _goes_on_outside(lines[index])
        if leaves and guess is not None:
            return Quote(first, guess, sure=False)
        if leaves and outside is None:
            outside = index
        if closes and guess is None:
            # Where the amending text went on before anything was closed, the mark is missing above.
            guess = index if outside is None else outside - 1
    return Quote(first, guess, sure=False) if guess is not None else None


def _is_straight(mark: str) -> bool:
    """Whether one sign opens and closes."""
    return mark in ('"', "''", "’’")


def _turns(text: str, *, straight: bool, depth: int) -> Iterator[int]:
    """+1 for each mark that opens, -1 for each that closes, as it stands to the words beside it."""
    open_now = depth > 0
    for match in _MARKS.finditer(text):
        sign = match.group()
        if straight:
            if _is_straight(sign):
                yield -1 if open_now else 1
                open_now = not open_now
            continue
        if _is_straight(sign) and sign != "’’":
            continue
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
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
