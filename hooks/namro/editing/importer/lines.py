"""Printed lines of a source text: what each looks like, and whether the page was wrapped line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, TypeAlias

Start: TypeAlias = Literal["lower", "digit", "upper"]
End: TypeAlias = Literal["final", "closing", "comma", "open"]
Cell: TypeAlias = tuple[str, ...]
Rows: TypeAlias = tuple[tuple[Cell, ...], ...]
NO_TABLES: Mapping[int, Rows] = MappingProxyType({})

_FEWEST_TABS = 2
"""In a line of a table whose cells are parted by tabs."""
_RULE = re.compile(r"[-–—_=~](?:\s*[-–—_=~])+")
_STARS = re.compile(r"\*(?:\s*\*)*")
_PAGE_NUMBER = re.compile(
    r"[-–]?\s*\d{1,3}\s*[-–]?|Trang\s+\d{1,3}(?:\s*(?:/|trên)\s*\d{1,3})?", re.IGNORECASE
)
_RAISED = re.compile(r"⁽[⁰¹²³⁴-⁹]+⁾|[⁰¹²³⁴-⁹]+\s")
_NUMBER_NAMED = re.compile(
    r"\b(?:khoản|điểm|điều|chương|mục|phần|phụ lục|số|thứ|tháng|năm|ngày|quý)$", re.IGNORECASE
)
_NUMBER_WANTED = re.compile(r"\b(?:và|đến|từ|hoặc)$|,$", re.IGNORECASE)
_OPENERS = "*“\"'‘([-– "
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_EMPTY_MARKS = ("^()", "^(*)")

NOTE_GOES_ON = "+"
"""In place of a label: the line goes on with the note above."""
_NARROWEST, _WIDEST = 60, 130
_FULL = 0.95
_NEARLY_FULL = 0.6
_SPACED = 0.8
_DEEPEST_INDENT = 14
"""Further to the right a line is centred, not indented."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. `number` is 1-based; `text` has white space folded; `width` counts its characters.

    `raw` keeps inner runs of white space; `gap` says that a blank line stands before it; `indent` counts the spaces
    before it. `soft`: it follows a line break inside a paragraph. `rows` are the cells of a table, `heads` how many
    of its rows are the head. `note` is the label of a note at the foot of a page. `apart`: it stands in columns, and no
    sentence goes through it.
    """

    number: int
    text: str
    raw: str
    width: int
    gap: bool
    indent: int = 0
    soft: bool = False
    rows: Rows | None = None
    heads: int | None = None
    note: str = ""
    apart: bool = False

    @property
    def reach(self) -> int:
        """How far to the right it goes, counted in characters."""
        return self.width + (self.indent if self.indent <= _DEEPEST_INDENT else 0)


def line_of(number: int, text: str, *, gap: bool = True, soft: bool = False, indent: int = 0) -> Line:
    """A line of words."""
    folded = " ".join(text.split())
    return Line(number, folded, text.strip().expandtabs(4), len(folded), gap, indent, soft)


def read(text: str, tables: Mapping[int, Rows] = NO_TABLES) -> list[Line]:
    """The lines of `text` that are not blank; rows of a table drawn with bars, or copied with tabs between cells, are one
    line. `tables` are known by the number of the line in whose place they stand."""
    found: list[Line] = []
    drawn: list[tuple[Cell, ...]] = []
    opened, opened_gap = 0, True
    gap = True

    def close() -> None:
        if drawn:
            found.append(table(opened, tuple(drawn), gap=opened_gap))
            drawn.clear()

    every = text.split("\n")
    tabbed = _tabbed_rows(every)
    for number, raw in enumerate(every, 1):
        plain = raw.expandtabs(4)
        indent = len(plain) - len(plain.lstrip())
        line = line_of(number, raw, gap=gap, indent=indent)
        if number in tables:
            close()
            found.append(table(number, tables[number], gap=gap))
        elif line.text and not _is_ruling(line.text):
            row = _cells(raw) if number in tabbed else _drawn_row(line.text)
            if row is None:
                close()
                found.append(line)
            else:
                if gap or not drawn:
                    close()
                    opened, opened_gap = number, gap
                drawn.append(row)
        gap = not line.text
    close()
    return found


def _drawn_row(text: str) -> tuple[Cell, ...] | None:
    """'| a | b |' as cells."""
    if not (text.startswith("|") and text.endswith("|") and text.count("|") > 1):
        return None
    return tuple((cell.strip(),) for cell in text[1:-1].split("|"))


def _cells(raw: str) -> tuple[Cell, ...]:
    return tuple((" ".join(cell.split()),) for cell in raw.split("\t"))


def _tabbed_rows(every: Sequence[str]) -> set[int]:
    """Numbers of lines copied from a table of three columns or more: as many tabs a line, no cell of the first empty."""
    found: set[int] = set()
    first = 0
    for at in range(1, len(every) + 1):
        tabs = every[first].count("\t")
        if at < len(every) and every[at].count("\t") == tabs:
            continue
        if tabs >= _FEWEST_TABS and at - first > 1 and all(cell for (cell,) in _cells(every[first])):
            found.update(range(first + 1, at + 1))
        first = at
    return found


def _is_ruling(text: str) -> bool:
    return text.startswith("|") and set(text) <= set("|-: ")


def table(number: int, rows: Rows, *, gap: bool = True, heads: int | None = None) -> Line:
    """A table as one line."""
    text = " | ".join(" ".join(cell) for row in rows for cell in row)
    return Line(number, text, text, len(text), gap, rows=rows, heads=heads)


@dataclass(frozen=True, slots=True)
class Page:
    """How the text was set. `width` is a full line of a text wrapped line by line, in characters, else None.

    `spaced` says that a blank line follows nearly every line, so that it parts nothing; `whole` that every line is a
    paragraph already; `dense` that blank lines are rare; `indented` that paragraphs open with an indent and go on at the margin.
    """

    width: int | None = None
    spaced: bool = False
    whole: bool = False
    dense: bool = False
    indented: bool = False

    def wraps_into(self, line: Line) -> bool:
        """Whether `line` may go on with the line above only because that one was full."""
        return self.width is not None and (self.spaced or not line.gap)

    def opens_paragraph(self, line: Line) -> bool:
        """Whether the indent of `line` says that a paragraph begins."""
        return self.indented and _is_indented(line)


def measure(lines: Sequence[Line]) -> Page:
    """How the text was set. Long lines rule wrapping out; sentences that run on in lower case prove it."""
    words = [line for line in lines if line.rows is None and not line.note and not _RAISED.match(line.text)]
    broken = [
        a.reach
        for a, b in pairwise(words)
        if ending(a.text) in ("open", "comma") and start(b.text) == "lower" and not is_capitals(a.text)
    ]
    longest = max((line.reach for line in words), default=0)
    dense = sum(line.gap for line in words) * 2 < len(words)
    if len(broken) < max(3, len(words) // 8):
        return Page(dense=dense)
    # A note in small type or a line of a table may be wider than the page: what most wrapped lines reach is a line.
    usual = sorted(broken)[int(len(broken) * 0.9)]
    width = longest if longest <= usual * 1.1 else int(usual * 1.02)
    if (
        not _NARROWEST <= width <= _WIDEST
        or sum(line.reach > 1.5 * width for line in words) > len(words) // 10
    ):
        return Page(dense=dense)
    spaced = sum(line.gap for line in words) >= _SPACED * len(words)
    return Page(width, spaced, dense=dense, indented=_paragraphs_are_indented(words))


def _paragraphs_are_indented(lines: Sequence[Line]) -> bool:
    flush = sum(line.indent == 0 for line in lines)
    indented = sum(_is_indented(line) for line in lines)
    return indented >= 3 and flush >= 3 and indented >= len(lines) // 12 and flush >= len(lines) // 4


def _is_indented(line: Line) -> bool:
    return 3 <= line.indent <= _DEEPEST_INDENT


def is_full(line: Line, following: Line, page: Page) -> bool:
    """Whether the first word of `following` had no room left on `line`; never on a page without wraps."""
    return page.width is not None and line.reach + 1 + len(following.text.split()[0]) >= _FULL * page.width


def names_number(text: str) -> bool:
    """Whether `text` ends with a word that a number must follow: "tại khoản 4 Điều"."""
    return _NUMBER_NAMED.search(text) is not None


def wants_number(text: str) -> bool:
    """Whether a number may go on with `text`, so that none below it opens a note."""
    return names_number(text) or _NUMBER_WANTED.search(text) is not None


def is_nearly_full(line: Line, page: Page) -> bool:
    """Whether `line` is too long to be a heading that ends by itself; never on a page without wraps."""
    return page.width is not None and line.reach >= _NEARLY_FULL * page.width


def is_rule(text: str) -> bool:
    """A line of dashes, which parts the head from the body."""
    return _RULE.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    """A number that stands alone."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def is_ornament(text: str) -> bool:
    """A rule, a row of stars or a lone page number: no official words."""
    return is_rule(text) or _STARS.fullmatch(text) is not None or is_page_number(text)


def is_capitals(text: str) -> bool:
    """Whether all letters, two at least, are capitals."""
    # One small letter says no at once; letters that are neither small nor capital are looked at one by one.
    if any(map(str.islower, text)):
        return False
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 2 and all(map(str.isupper, letters))


def start(text: str) -> Start:
    """How `text` opens, quotation marks, dashes and emphasis put aside."""
    bare = text.lstrip(_OPENERS)
    if bare[:1].islower():
        return "lower"
    return "digit" if bare[:1].isdigit() else "upper"


def ending(text: str) -> End:
    """How `text` closes, emphasis and note marks put aside: only 'open' and 'comma' ask for more words."""
    end = _end_of_words(text)
    last = text[end - 1 : end]
    if last and last in ".;:!?…":
        return "final"
    if last and last in "”\"')]":
        return "closing"
    return "comma" if last == "," else "open"


def _end_of_words(text: str) -> int:
    """Where the emphasis and the note marks begin with which `text` closes; found from the end, for a line may have
    nothing else."""
    at = len(text)
    while at:
        char = text[at - 1]
        if char.isspace() or char == "*" or char in _RAISED_DIGITS:
            at -= 1
        elif char == ")" and text.endswith(_EMPTY_MARKS, 0, at):
            at = text.rindex("^", 0, at)
        elif char == "⁾" and (opened := _opened(text, at - 1)) is not None:
            at = opened
        else:
            break
    return at


def _opened(text: str, closed: int) -> int | None:
    """Where '⁽' stands that '⁾' at `closed` answers, with nothing but raised digits between."""
    at = closed
    while at and text[at - 1] in _RAISED_DIGITS:
        at -= 1
    return at - 1 if at < closed and text[at - 1 : at] == "⁽" else None


def bare(text: str) -> str:
    """`text` without asterisks at its ends."""
    return text.strip("* ")
