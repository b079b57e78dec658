"""Notes: each goes right behind the clause that holds its mark, under that clause's id."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.marks import held_marks, note_label, raised_marks
from namro.editing.importer.structure import Placed

_NAMED = 5
"""Clauses that a doubt names; the others are many."""


def lift(blocks: Sequence[Block], placed: Sequence[Placed], trace: Trace) -> list[Placed]:
    """All clauses, notes included, in the order of the file."""
    hosted: dict[str, list[Placed]] = {}
    counts: Counter[str] = Counter()
    marked = _Marked(placed)
    for note in blocks:
        if note.role == "ghi-chu":
            host = _host(note, marked, trace)
            counts[host] += 1
            hosted.setdefault(host, []).append(Placed(f"{host}.n{counts[host]}", "ghi-chu", note))
    _missing(blocks, placed, trace)
    return [clause for entry in placed for clause in (entry, *hosted.get(entry.ma, ()))]


class _Marked:
    """Clauses by the marks that they hold, and by where they stand; looked through once for all notes."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.every = _Row(placed)
        holding: dict[str, list[Placed]] = {}
        for entry in placed:
            for mark in dict.fromkeys(held_marks(entry.block.text)):
                holding.setdefault(mark, []).append(entry)
        self.holding = {mark: _Row(found) for mark, found in holding.items()}


class _Row:
    """Clauses in printed order, which is that of their lines but for text in columns."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.placed = placed
        least = accumulate((entry.block.pieces[0].number for entry in reversed(placed)), min)
        self.least_from = list(least)[::-1]

    def last_before(self, line: int) -> Placed | None:
        """The last one that begins above `line`."""
        at = bisect_left(self.least_from, line)
        return self.placed[at - 1] if at else None


def _host(note: Block, marked: _Marked, trace: Trace) -> str:
    """Id of the clause that holds the note's mark: the nearest before the note, else the first after it."""
    label = note.pieces[0].note or note_label(note.text)
    assert label is not None
    line = note.numbers[0]
    holding = marked.holding.get(label) if label != "*" else None
    if holding is None:
        if label != "*":
            trace.doubt(
                note.numbers, f"không thấy khoản nào mang dấu {label}: để chú thích sau khoản trước nó"
            )
        return (marked.every.last_before(line) or marked.every.placed[0]).ma
    if len(holding.placed) > 1:
        where = ", ".join(entry.ma for entry in holding.placed[:_NAMED])
        more = ", …" if len(holding.placed) > _NAMED else ""
        trace.doubt(note.numbers, f"dấu {label} có ở nhiều khoản ({where}{more})")
    return (holding.last_before(line) or holding.placed[0]).ma


def _missing(blocks: Sequence[Block], placed: Sequence[Placed], trace: Trace) -> None:
    """Marks that no note answers."""
    labels = {note_label(b.text) or b.pieces[0].note for b in blocks if b.role == "ghi-chu"}
    for entry in placed:
        missing = [mark for mark in raised_marks(entry.block.text) if mark not in labels]
        numbers = entry.block.numbers if missing else ()
        for mark in missing:
            trace.doubt(numbers, f"không thấy chú thích của dấu {mark}")
