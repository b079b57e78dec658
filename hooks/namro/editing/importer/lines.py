"""Printed lines of a source text: what each looks like, and whether the page was wrapped line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

Start: TypeAlias = Literal["lower", "digit", "upper"]
End: TypeAlias = Literal["final", "closing", "comma", "open"]

_RULE = re.compile(r"[-–—_=~](?:\s*[-–—_=~])+")
_STARS = re.compile(r"\*(?:\s*\*)*")
_PAGE_NUMBER = re.compile(r"[-–]?\s*\d{1,3}\s*[-–]?")
_OPENERS = "*“\"'‘([-– "
_TAIL_MARKS = re.compile(r"(?:\s|\*|⁽[⁰¹²³⁴-⁹]+⁾|[⁰¹²³⁴-⁹]|\^\(\*?\))+$")

_NARROWEST, _WIDEST = 60, 130
_FULL = 0.95
_NEARLY_FULL = 0.6
_SPACED = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. `number` is 1-based; `text` has white space folded; `width` counts its characters.

    `raw` keeps inner runs of white space; `gap` says that a blank line stands before it.
    """

    number: int
    text: str
    raw: str
    width: int
    gap: bool


def read(text: str) -> list[Line]:
    """The lines of `text` that are not blank."""
    found: list[Line] = []
    gap = True
    for number, raw in enumerate(text.split("\n"), 1):
        folded = " ".join(raw.split())
        if folded:
            found.append(Line(number, folded, raw.strip().expandtabs(4), len(folded), gap))
        gap = not folded
    return found


@dataclass(frozen=True, slots=True)
class Page:
    """How the text was set. `width` is a full line of a text wrapped line by line, in characters, else None.

    `spaced` says that a blank line follows nearly every line, so that it parts nothing.
    """

    width: int | None = None
    spaced: bool = False

    def wraps_into(self, line: Line) -> bool:
        """Whether `line` may go on with the line above only because that one was full."""
        return self.width is not None and (self.spaced or not line.gap)


def measure(lines: list[Line]) -> Page:
    """How the text was set. Long lines rule wrapping out; sentences that run on in lower case prove it."""
    longest = max((line.width for line in lines), default=0)
    if not _NARROWEST <= longest <= _WIDEST:
        return Page()
    broken = sum(ending(a.text) in ("open", "comma") and start(b.text) == "lower" for a, b in pairwise(lines))
    if broken < max(3, len(lines) // 8):
        return Page()
    return Page(longest, sum(line.gap for line in lines) >= _SPACED * len(lines))


def is_full(line: Line, following: Line, page: Page) -> bool:
    """Whether the first word of `following` had no room left on `line`; never on a page without wraps."""
    return page.width is not None and line.width + 1 + len(following.text.split()[0]) >= _FULL * page.width


def is_nearly_full(line: Line, page: Page) -> bool:
    """Whether `line` is too long to be a heading that ends by itself; never on a page without wraps."""
    return page.width is not None and line.width >= _NEARLY_FULL * page.width


def is_rule(text: str) -> bool:
    """A line of dashes, which parts the head from the body."""
    return _RULE.fullmatch(text) is not None


def is_ornament(text: str) -> bool:
    """A rule, a row of stars or a lone page number: no official words."""
    return is_rule(text) or _STARS.fullmatch(text) is not None or _PAGE_NUMBER.fullmatch(text) is not None


def is_capitals(text: str) -> bool:
    """Whether all letters, two at least, are capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 2 and all(char.isupper() for char in letters)


def start(text: str) -> Start:
    """How `text` opens, quotation marks, dashes and emphasis put aside."""
    bare = text.lstrip(_OPENERS)
    if bare[:1].islower():
        return "lower"
    return "digit" if bare[:1].isdigit() else "upper"


def ending(text: str) -> End:
    """How `text` closes, emphasis and note marks put aside: only 'open' and 'comma' ask for more words."""
    last = _TAIL_MARKS.sub("", text)[-1:]
    if last and last in ".;:!?…":
        return "final"
    if last and last in "”\"')]":
        return "closing"
    return "comma" if last == "," else "open"


def bare(text: str) -> str:
    """`text` without asterisks at its ends."""
    return text.strip("* ")
