"""The new wording that an amending text quotes: from a line that opens with a quotation mark to the one that closes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from namro.editing.importer import marks
from namro.editing.importer.lines import Line

_OPENS = re.compile(r"\*{0,3}([“„\"])\s?")
_CLOSES = re.compile(r"[”\"]\*{0,3}\s*[.;,]?\s*(?:[.;,/]|và|hoặc)?\*{0,3}$")
_ANNOUNCES = re.compile(r":\*{0,3}$")
_AMENDS = re.compile(r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay cụm|Bỏ cụm)", re.IGNORECASE)


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
        quote = _from(lines, index) if _may_open(lines, index) else None
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


def _may_open(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    mark, rest = opening(line.text)
    if not mark or line.rows is not None:
        return False
    above = lines[index - 1].text if index else ""
    marker, _ = marks.split(rest)
    return marker is not None or _ANNOUNCES.search(above) is not None


def _from(lines: Sequence[Line], first: int) -> Quote | None:
    straight = opening(lines[first].text)[0].startswith('"')
    depth, guess = 0, None
    for index in range(first, len(lines)):
        text = lines[index].text
        if straight:
            depth = (depth + text.count('"')) % 2
        else:
            depth += text.count("“") + text.count("„") - text.count("”")
        closes = _CLOSES.search(text) is not None
        if closes and depth <= 0:
            return Quote(first, index)
        if depth <= 0:
            # Closed in mid-sentence: words in quotation marks, no quoted clause.
            return Quote(first, index) if index > first else None
        if closes and guess is None:
            guess = index
        if guess is not None and index > guess and _goes_on_outside(lines[index]):
            return Quote(first, guess, sure=False)
    return Quote(first, guess, sure=False) if guess is not None else None


def _goes_on_outside(line: Line) -> bool:
    """Whether an amending text goes on here: the next "b) Sửa đổi …"."""
    marker, rest = marks.split(line.text)
    return marker is not None and _AMENDS.match(rest.lstrip("* ")) is not None
