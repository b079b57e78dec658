"""Placed blocks to the finished text and its report: the last step, where source lines turn into clause ids."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from namro.editing.importer import broken, limits, slips
from namro.editing.importer.blocks import KEEPS_LINES, Trace
from namro.editing.importer.emphasis import Emphasised, balance
from namro.editing.importer.lines import Line
from namro.editing.importer.report import Doubtful, Dropped, Joined, Lifted, Place, Repaired, Report, Slip
from namro.editing.importer.structure import Placed
from namro.files.clauses import MAX_CLAUSE, Khoan, ToanVan, parse, serialize

_NO_LETTER = re.compile(r"[\s*\\]")


def letters(text: str) -> str:
    """`text` without white space, asterisks and backslashes: what `Place.letters` counts."""
    return _NO_LETTER.sub("", text)


def assemble(
    placed: Sequence[Placed], lines: Sequence[Line], trace: Trace, told: Sequence[str] = (), name: str = ""
) -> tuple[ToanVan, Report]:
    """The full text as it will be read back from its file, and the report on how it came about."""
    owners = {number: entry for entry in placed for number in entry.block.numbers}
    texts = [entry.block.text for entry in placed]
    for entry, text in zip(placed, texts, strict=True):
        _bounded(entry, len(text), name)
    settled = [(entry, balance(text)) for entry, text in zip(placed, texts, strict=True)]
    clauses = [_clause(*pair) for pair in settled]
    for entry, clause in zip(placed, clauses, strict=True):
        _bounded(entry, len(clause.dau) + 1 + len(clause.noi_dung), name)
    written = serialize(ToanVan(tuple(clauses)))
    limits.whole(len(written.encode()), name)
    toan_van, problems = parse(written, "toan-van.md")
    assert not problems, problems
    where = _Places(owners)
    repaired = [
        Repaired(line, owners[line].ma, mended.before, mended.after, mended.reason)
        for line, mended in trace.repaired
    ]
    repaired += [_half_marks(entry, found) for entry, found in settled if found.dropped]
    doubtful = [Doubtful(numbers, _owner(owners, numbers), reason) for numbers, reason in trace.doubtful]
    doubtful += [_lone_star(entry) for entry, found in settled if found.lone and entry.loai != "the-thuc"]
    report = Report(
        joined=tuple(_joined(placed)),
        lifted=tuple(sorted(_lifted(placed, where), key=lambda entry: entry.lines)),
        dropped=tuple(
            Dropped(line.number, line.text, where.before(line.number, notes=True))
            for line in sorted(trace.dropped, key=lambda line: line.number)
        ),
        repaired=tuple(sorted(repaired, key=lambda entry: entry.line)),
        doubtful=tuple(sorted(doubtful, key=lambda entry: entry.lines)),
        slips=tuple(
            Slip(number, owners[number].ma, text, reason)
            for number, text, reason in sorted((*slips.find(lines), *broken.find(lines), *_unclosed(placed)))
            if number in owners
        ),
        spaced=tuple(sorted((number, owners[number].ma) for number in trace.spaced if number in owners)),
        told=tuple(told),
        grave=frozenset(trace.grave),
    )
    return toan_van, report


def _clause(entry: Placed, words: Emphasised) -> Khoan:
    marker = entry.block.marker
    return Khoan(entry.ma, entry.loai, marker.printed if marker else "", words.text, 0)


def _bounded(entry: Placed, length: int, name: str) -> None:
    if length > MAX_CLAUSE:
        raise limits.too_long(name, min(entry.block.numbers))


@dataclass(frozen=True)
class _Places:
    owners: dict[int, Placed]

    def before(self, line: int, *, notes: bool) -> Place:
        """Where `line` stood: inside the clause that goes on below it, else behind the one above."""
        kept = self._every if notes else self._of_words
        at = bisect_left(kept, line)
        if at == 0:
            return Place("")
        above = self.owners[kept[at - 1]]
        after = bisect_right(kept, line)
        if after == len(kept) or self.owners[kept[after]] is not above:
            return Place(above.ma)
        return Place(above.ma, self._letters_before(above, line))

    @cached_property
    def _every(self) -> list[int]:
        return sorted(self.owners)

    @cached_property
    def _of_words(self) -> list[int]:
        return sorted(n for n, entry in self.owners.items() if entry.loai != "ghi-chu")

    def _letters_before(self, entry: Placed, line: int) -> int:
        """How many letters of an entry stand on its lines above `line`; those are counted once."""
        if entry.ma not in self._counted:
            pieces = sorted(entry.block.pieces, key=lambda piece: piece.number)
            totals = [0, *accumulate(len(letters(piece.text)) for piece in pieces)]
            self._counted[entry.ma] = [piece.number for piece in pieces], totals
        numbers, totals = self._counted[entry.ma]
        return totals[bisect_left(numbers, line)]

    @cached_property
    def _counted(self) -> dict[str, tuple[list[int], list[int]]]:
        return {}


def _owner(owners: dict[int, Placed], numbers: Sequence[int]) -> str:
    return owners[numbers[0]].ma if numbers and numbers[0] in owners else ""


def _joined(placed: Sequence[Placed]) -> Iterator[Joined]:
    for entry in sorted(placed, key=lambda entry: entry.block.numbers):
        if len(entry.block.pieces) > 1 and entry.block.role not in KEEPS_LINES:
            yield Joined(entry.block.numbers, entry.ma)


def _lifted(placed: Sequence[Placed], where: _Places) -> Iterator[Lifted]:
    for entry in placed:
        if entry.loai == "ghi-chu":
            host = entry.ma.rpartition(".")[0]
            yield Lifted(
                entry.block.numbers, entry.ma, host, where.before(entry.block.numbers[0], notes=False)
            )


def _unclosed(placed: Sequence[Placed]) -> Iterator[tuple[int, str, str]]:
    for entry in placed:
        if entry.block.role in ("muc", "doan") and (words := broken.unclosed(entry.block.text)):
            yield entry.block.numbers[0], words, "ngoặc mở mà không đóng trong cả khoản"


def _half_marks(entry: Placed, found: Emphasised) -> Repaired:
    reason = "dấu nhấn mạnh không có cặp: bỏ dấu, giữ chữ"
    return Repaired(entry.block.numbers[0], entry.ma, entry.block.text, found.text, reason)


def _lone_star(entry: Placed) -> Doubtful:
    return Doubtful(entry.block.numbers, entry.ma, "có dấu * lẻ: giữ như chữ in, không coi là nhấn mạnh")
