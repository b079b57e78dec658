"""A page of a PDF as lines and tables in printed order, and tables that go on over the end of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from namro.editing import pdf_limits, pdf_lines, pdf_tables
from namro.editing.importer.lines import Cell, Rows, ending, is_ornament, start
from namro.editing.pdf_pieces import Leaf
from namro.editing.pdf_rules import Rule

_SHORT, _MOST_BESIDE = 80, 1_000
_SAME_BORDER = 3.0
_SAME_HEIGHT = 4.0
_MOST_HEADS = 3
_QUARTER = 90


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands on paper: a page and, in points from its lower edge, between which heights; 0, 0 where
    only the page is known."""

    page: int
    top: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed line, or a table (`rows`) with its borders; `doubt` says what is not sure about it."""

    text: str
    spot: Spot
    rows: Rows | None = None
    across: tuple[float, ...] = ()
    doubt: str = ""


@dataclass
class Page:
    """What one page shows from the top, and what is to be told of it."""

    entries: list[Entry]
    told: list[str] = field(default_factory=list)


def of(number: int, leaf: Leaf, budget: pdf_limits.Budget) -> Page:
    """The page as printed."""
    seen = [piece for piece in leaf.pieces if piece.seen]
    angle = pdf_lines.main_angle(seen)
    upright = pdf_lines.upright(seen, angle)
    rules = _turned(leaf.rules, angle)
    words, tables = pdf_tables.apart(upright, rules, budget)
    entries = [_line(number, printed, angle, tables) for printed in pdf_lines.set_out(words)]
    entries += [_table(number, table, angle) for table in tables if table.rows is not None]
    heights = {id(entry): entry.spot.top for entry in entries}
    if angle:
        entries = [
            replace(entry, spot=Spot(number)) for entry in sorted(entries, key=lambda e: -heights[id(e)])
        ]
    else:
        entries.sort(key=lambda entry: -entry.spot.top)
    return Page(entries, list(_told(number, leaf, angle)))


def _line(number: int, printed: pdf_lines.Printed, angle: int, tables: Sequence[pdf_tables.Table]) -> Entry:
    strange = any(
        table.rows is None and table.bottom <= (printed.top + printed.bottom) / 2 <= table.top
        for table in tables
    )
    doubt = (
        f"trang {number}: bảng có khung không đọc được theo ô, các dòng còn nguyên như in" if strange else ""
    )
    return Entry(printed.text, Spot(number, printed.top, printed.bottom), doubt=doubt)


def _table(number: int, table: pdf_tables.Table, angle: int) -> Entry:
    rows = table.rows or ()
    text = " | ".join(" ".join(cell) for row in rows for cell in row)
    return Entry(text[:_SHORT], Spot(number, table.top, table.bottom), rows, table.across)


def _turned(rules: Sequence[Rule], angle: int) -> list[Rule]:
    """The rules as on a page turned like its words; none where those lean."""
    if angle % _QUARTER:
        return []
    return [_turned_rule(rule, angle) for rule in rules]


def _turned_rule(rule: Rule, angle: int) -> Rule:
    ends = (
        ((rule.low, rule.at), (rule.high, rule.at))
        if rule.flat
        else ((rule.at, rule.low), (rule.at, rule.high))
    )
    (x, y), (u, v) = (pdf_lines.turned_point(*end, angle) for end in ends)
    flat = abs(x - u) > abs(y - v)
    return Rule(flat, y if flat else x, min(x, u) if flat else min(y, v), max(x, u) if flat else max(y, v))


def _told(number: int, leaf: Leaf, angle: int) -> Iterator[str]:
    others = sorted({piece.angle for piece in leaf.pieces if piece.seen} - {angle})
    lines = [
        " ".join(printed.text.split())
        for other in others
        for printed in pdf_lines.set_out(pdf_lines.upright([p for p in leaf.pieces if p.seen], other))
    ]
    if any(lines):
        yield f"trang {number}: không nhập chữ in xoay khác chiều trang, “{' / '.join(lines)[:_SHORT]}”"
    for words in leaf.unlike:
        shown = " ".join(words[:_MOST_BESIDE].split())[:_SHORT]
        yield f"trang {number}: tệp ghi kèm lời khác với chữ in, đã lấy chữ in, bỏ “{shown}”"
    if leaf.beside:
        words = " ".join(" ".join(leaf.beside[:_MOST_BESIDE]).split())[:_MOST_BESIDE]
        yield f"trang {number}: không nhập chữ nằm ngoài khổ giấy, “{words}”"


def join_tables(pages: Sequence[Page]) -> Iterator[str]:
    """Puts a table that goes on at the head of the next page behind its beginning; yields what is to be told."""
    running = _running(pages)
    first: tuple[Page, int] | None = None
    for above, below in pairwise(pages):
        last, start = _outermost(above, running, last=True), _outermost(below, running, last=False)
        ends = first or ((above, last) if last is not None else None)
        first = None
        if ends is None or start is None or not _same(ends[0].entries[ends[1]], below.entries[start]):
            continue
        home, at = ends
        rows, more = home.entries[at].rows or (), below.entries[start].rows or ()
        heads = next((n for n in range(_MOST_HEADS, 0, -1) if len(more) > n and rows[:n] == more[:n]), 0)
        page = below.entries[start].spot.page
        again = f", bỏ {heads} hàng đầu bảng in lại" if heads else ""
        yield f"trang {page}: bảng nối tiếp trang trước, ghép thành một bảng{again}"
        more = more[heads:]
        if more and not any(more[0][0]) and any(map(any, more[0])):
            if _goes_on(rows[-1], more[0]):
                yield f"trang {page}: hàng bảng ngắt giữa hai trang, đã nối từng ô"
                rows, more = (*rows[:-1], _one_row(rows[-1], more[0])), more[1:]
            else:
                doubt = f"trang {page}: hàng đầu trang để trống ô thứ nhất, có thể là phần cuối của hàng ở trang trước"
                home.entries[at] = replace(home.entries[at], doubt=home.entries[at].doubt or doubt)
        home.entries[at] = replace(home.entries[at], rows=(*rows, *more))
        del below.entries[start]
        # A page that only holds the middle of a table is crossed by it.
        first = (home, at) if start >= len(below.entries) or _rest_runs(below, start, running) else None


def _goes_on(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row is the rest of the one above, which the page's end cut: every cell goes on in mid-sentence."""
    return len(above) == len(below) and all(
        first and ending(first[-1]) in ("open", "comma") and start(second[0]) == "lower"
        for first, second in zip(above, below, strict=True)
        if second
    )


def _one_row(above: Sequence[Cell], below: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(
        (*first[:-1], f"{first[-1]} {second[0]}", *second[1:]) if second else first
        for first, second in zip(above, below, strict=True)
    )


def _rest_runs(page: Page, start: int, running: frozenset[tuple[str, int]]) -> bool:
    return all(_is_running(entry, running) for entry in page.entries[start:])


def _outermost(page: Page, running: frozenset[tuple[str, int]], *, last: bool) -> int | None:
    """Index of the table that stands at the head or at the end of a page, running heads and numbers put aside."""
    order = range(len(page.entries))
    for at in reversed(order) if last else order:
        if page.entries[at].rows is not None:
            return at
        if not _is_running(page.entries[at], running):
            return None
    return None


def _same(above: Entry, below: Entry) -> bool:
    return len(above.across) == len(below.across) and all(
        abs(a - b) <= _SAME_BORDER for a, b in zip(above.across, below.across, strict=True)
    )


def _shape(entry: Entry) -> tuple[str, int]:
    return re.sub(r"\d+", "#", entry.text.strip()), round(entry.spot.top / _SAME_HEIGHT)


def _running(pages: Sequence[Page]) -> frozenset[tuple[str, int]]:
    """Lines that stand on more than one page at the same height."""
    seen: set[tuple[str, int]] = set()
    twice: set[tuple[str, int]] = set()
    for page in pages:
        shapes = {_shape(entry) for entry in page.entries if entry.rows is None}
        twice |= seen & shapes
        seen |= shapes
    return frozenset(twice)


def _is_running(entry: Entry, running: frozenset[tuple[str, int]]) -> bool:
    return entry.rows is None and (is_ornament(entry.text.strip()) or _shape(entry) in running)
