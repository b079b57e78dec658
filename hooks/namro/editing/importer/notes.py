"""Notes: each goes right behind the clause that holds its mark, under that clause's id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.marks import holds_mark, note_label, raised_marks
from namro.editing.importer.structure import Placed


def lift(blocks: Sequence[Block], placed: Sequence[Placed], trace: Trace) -> list[Placed]:
    """All clauses, notes included, in the order of the file."""
    hosted: dict[str, list[Placed]] = {}
    counts: Counter[str] = Counter()
    for note in blocks:
        if note.role == "ghi-chu":
            host = _host(note, placed, trace)
            counts[host] += 1
            hosted.setdefault(host, []).append(Placed(f"{host}.n{counts[host]}", "ghi-chu", note))
    _missing(blocks, placed, trace)
    return [clause for entry in placed for clause in (entry, *hosted.get(entry.ma, ()))]


def _host(note: Block, placed: Sequence[Placed], trace: Trace) -> str:
    """Id of the clause that holds the note's mark: the nearest before the note, else the first after it."""
    label = note.pieces[0].note or note_label(note.text)
    assert label is not None
    line = note.numbers[0]
    before = [entry for entry in placed if entry.block.numbers[0] < line]
    holding = [entry for entry in placed if label != "*" and holds_mark(entry.block.text, label)]
    if not holding:
        if label != "*":
            trace.doubt(
                note.numbers, f"không thấy khoản nào mang dấu {label}: để chú thích sau khoản trước nó"
            )
        return (before or placed)[-1 if before else 0].ma
    if len(holding) > 1:
        where = ", ".join(entry.ma for entry in holding)
        trace.doubt(note.numbers, f"dấu {label} có ở nhiều khoản ({where})")
    nearest = [entry for entry in holding if entry.block.numbers[0] < line]
    return nearest[-1].ma if nearest else holding[0].ma


def _missing(blocks: Sequence[Block], placed: Sequence[Placed], trace: Trace) -> None:
    """Marks that no note answers."""
    labels = {note_label(b.text) or b.pieces[0].note for b in blocks if b.role == "ghi-chu"}
    for entry in placed:
        for mark in raised_marks(entry.block.text):
            if mark not in labels:
                trace.doubt(entry.block.numbers, f"không thấy chú thích của dấu {mark}")
