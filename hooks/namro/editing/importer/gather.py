"""Printed lines to blocks.

A line that opens with a marker opens a block; any other line either goes on with a sentence or is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from namro.editing.importer import annexes, joining, marks, opening, quotes, signing, swallowed, tables
from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.ladder import Ladder
from namro.editing.importer.lines import (
    NOTE_GOES_ON,
    Line,
    Page,
    ending,
    is_capitals,
    is_full,
    is_ornament,
    start,
)

Zone: TypeAlias = Literal["body", "recipients", "signature"]

_ANNOUNCES_BANNER = re.compile(r"\bma-?\s?k[eé]t\b", re.IGNORECASE)
_DATE_LINE = re.compile(r"(?>.*?ngày )(?>.*?tháng )(?>.*?năm\b).*[^.;:]")


def gather(lines: Sequence[Line], page: Page, trace: Trace) -> list[Block]:
    """The blocks of everything below the head."""
    gatherer = _Gatherer(lines, page, trace)
    while gatherer.at < len(lines):
        gatherer.step()
    return gatherer.blocks


class _Gatherer:
    def __init__(self, lines: Sequence[Line], page: Page, trace: Trace) -> None:
        self.lines = lines
        self.page = page
        self.trace = trace
        self.zone: Zone = "body"
        self.blocks: list[Block] = []
        self.at = 0
        self.annexed = False
        self.ladder = Ladder()
        self.words_at: int | None = None
        self.looked = 0
        self.last_b = opening.last_part_b(lines)
        self.quoted: dict[int, tuple[int, quotes.Quote]] = {}
        for count, quote in enumerate(quotes.find(lines), 1):
            for index in range(quote.first, quote.last + 1):
                self.quoted[index] = (count, quote)

    def step(self) -> None:
        """Take the line at hand, or an annex's whole head."""
        found = self.quoted.get(self.at)
        if found is not None:
            lead, annex = annexes.quoted(self.lines, self.at, found[1])
        else:
            outside = self.zone != "body"
            lead, annex = "", annexes.opens(self.lines, self.at, below_signature=outside, inside=self.annexed)
        if annex is None:
            self.feed(self.lines[self.at])
            self.at += 1
            return
        self._annex(annex, lead)
        self.at += annex.taken

    def feed(self, line: Line) -> None:
        """Take one line: as its editor says, else as what it looks like."""
        if not self._answered(line):
            self._read(line)

    def _answered(self, line: Line) -> bool:
        """Whether an editor's answer settled what this line is."""
        answer = self.trace.answers.get(line.number, "giu")
        if answer == "giu" or line.rows is not None or line.soft:
            return False
        marker, rest = marks.split(line.text)
        target = self._last_words()
        if answer == "bo":
            self.trace.dropped.append(line)
        elif answer == "tach" and len(pieces := swallowed.cut(line)) > 1:
            for piece in pieces:
                self._read(piece)
        elif answer == "noi" and self.blocks:
            self._extend(len(self.blocks) - 1 if target is None else target, line)
        elif answer == "chu-thich" and self.blocks:
            self.blocks.append(Block("ghi-chu", (replace(line, note=line.note or "*"),)))
        elif answer in ("muc", "de-muc") and marker is not None:
            self.ladder.take(marker)
            self.zone = "body"
            heading = answer == "de-muc"
            self.blocks.append(Block("muc", (replace(line, text=rest),), marker, heading=heading))
        else:
            self.zone = "body" if answer == "de-muc" else self.zone
            self.blocks.append(Block("doan", (line,), heading=answer == "de-muc"))
        return True

    def _read(self, line: Line) -> None:
        if line.rows is not None:
            self._table(line)
            return
        # Word prints page numbers outside the text: a number alone in a paragraph is words.
        if is_ornament(line.text) and not (self.page.whole and any(char.isdigit() for char in line.text)):
            self.trace.dropped.append(line)
            return
        if mended := marks.repair(line.text):
            self.trace.repaired.append((line.number, mended))
            line = replace(line, text=mended.after)
        if line.note == NOTE_GOES_ON and self.blocks and self.blocks[-1].role == "ghi-chu":
            self._extend(len(self.blocks) - 1, line)
        elif line.note or marks.note_label(line.text):
            self.blocks.append(Block("ghi-chu", (line,)))
        elif self.zone == "body" and signing.opens_recipients(line):
            self.zone = "recipients"
            self.blocks.append(Block("noi-nhan", (line,)))
        elif self.zone != "signature" and signing.opens_signature(
            self.lines, self.at, line, recipients=self.zone == "recipients"
        ):
            self.zone = "signature"
            self.blocks.append(Block("ky", (line,)))
        elif self.zone == "recipients":
            self._recipient(line)
        elif self.zone == "signature":
            self._signature(line)
        else:
            self._body(line)

    def _annex(self, annex: annexes.Annex, lead: str = "") -> None:
        quote = self.quoted[self.at][0] if self.at in self.quoted else 0
        if not quote:
            self.zone, self.annexed = "body", True
            self.ladder = Ladder()
        self.blocks += annexes.blocks(annex, lead, quote, self.trace)

    def _table(self, line: Line) -> None:
        assert line.rows is not None
        kind = tables.kind(line.rows, closing=self.zone != "body")
        if kind == "data":
            heads, rows = tables.split(line)
            quote = self.quoted[self.at][0] if self.at in self.quoted else 0
            if heads:
                self.blocks.append(Block("bang", heads, quote=quote))
            self.blocks += [Block("hang", (row,), quote=quote) for row in rows]
            return
        if kind == "closing" and self.zone == "body":
            self.zone = "recipients"
        for piece in tables.flatten((line,)):
            if kind == "closing" and tables.is_signature(piece.text) and self.zone == "recipients":
                self.zone = "signature"
                self.blocks.append(Block("ky", (piece,)))
            elif kind == "closing" and self.zone == "recipients" and signing.opens_recipients(piece):
                self.blocks.append(Block("noi-nhan", (piece,)))
            else:
                self.feed(piece)

    def _recipient(self, line: Line) -> None:
        marker, rest = marks.split(line.text)
        last = self.blocks[-1] if self.blocks else None
        if marker and marker.family == "bullet":
            self._note_space(marker, line)
            self.blocks.append(Block("nguoi-nhan", (replace(line, text=rest),), marker))
        elif (
            last is not None
            and last.role == "nguoi-nhan"
            and not self.page.whole
            and (ending(last.last_words) == "open" or start(line.text) == "lower")
        ):
            self._extend(len(self.blocks) - 1, line)
        else:
            self.blocks.append(Block("nguoi-nhan", (line,)))

    def _signature(self, line: Line) -> None:
        last = len(self.blocks) - 1
        if self.blocks[last].role == "ghi-chu" and self._joins(self.blocks[last], line):
            self._extend(last, line)
        elif signing.opens_notes(line):
            self.zone = "body"
            self.blocks.append(Block("doan", (line,), heading=True))
        elif line.width <= signing.LONGEST and marks.split(line.text)[0] is None:
            self.blocks.append(Block("ky", (line,)))
        elif signing.opens_recipients(line):
            self.zone = "recipients"
            self.blocks.append(Block("noi-nhan", (line,)))
        else:
            self.zone = "body"
            reason = "còn lời văn sau phần chữ ký: có thể là phụ lục hoặc văn bản khác"
            self.trace.doubt((line.number,), reason, grave=True)
            self._body(line)

    def _body(self, line: Line) -> None:
        target = self._last_words()
        previous = self.blocks[target] if target is not None else None
        if target is not None and previous and previous.role == "ma-ket" and _in_banner(line):
            self._extend(target, line)
            return
        quote, sure = self._quote(line)
        lead, bare_text = quotes.opening(line.text) if quote else ("", line.text)
        opens_quote = quote > 0 and (previous is None or previous.quote != quote)
        marker, rest = marks.split(bare_text)
        if not opens_quote and marker is None:
            lead, bare_text = "", line.text
        if (opens_quote and not sure) or (not quote and quotes.is_left_open(line)):
            self.trace.doubt((line.number,), "không rõ đoạn trích trong ngoặc kép kết thúc ở đâu", grave=True)
        if marker and (opens_quote or self._opens_block(previous, marker, line, rest)):
            if not quote:
                self.ladder.take(marker)
            self._note_space(marker, line)
            marker = replace(marker, printed=lead + marker.printed)
            self.blocks.append(Block("muc", (replace(line, text=rest),), marker, quote=quote))
        elif (
            target is not None
            and previous
            and previous.quote == quote
            and opening.is_title(previous, line, self.page)
        ):
            if previous.role == "ten-muc" or (previous.marker and previous.marker.family == "dieu"):
                self._extend(target, line)
            else:
                self.blocks.append(Block("ten-muc", (line,), quote=quote))
        elif previous and _ANNOUNCES_BANNER.search(previous.last_words) and is_capitals(line.text):
            self.blocks.append(Block("ma-ket", (line,)))
        else:
            self._words(
                line, target if previous and previous.quote == quote and not opens_quote else None, quote
            )

    def _quote(self, line: Line) -> tuple[int, bool]:
        found = self.quoted.get(self.at)
        return (found[0], found[1].sure) if found else (0, True)

    def _opens_block(self, previous: Block | None, marker: marks.Marker, line: Line, rest: str) -> bool:
        leads = self.at < self.last_b and opening.leads_parts(marker, line)
        if not (marker.sure or leads or self.ladder.expects(marker)):
            return False
        return previous is None or opening.is_marker(previous, marker, line, rest, self.page, self.ladder)

    def _words(self, line: Line, target: int | None, quote: int) -> None:
        """A line without a marker: the rest of a sentence, or a paragraph of its own."""
        if target is None:
            self.blocks.append(Block("doan", (line,), quote=quote))
            return
        order = [target]
        note = self.blocks[-1]
        # Once the sentence that a note cut goes on, the note is over.
        if note.pieces[-1].number > self.blocks[target].pieces[-1].number:
            order.append(len(self.blocks) - 1)
        full = is_full(note.pieces[-1], line, self.page)
        if full and ending(note.last_words) != "final":
            order.reverse()
        joined = [index for index in order if self._joins(self.blocks[index], line)]
        if len(joined) > 1 and (line.gap or not full):
            reason = "có thể nối vào chú thích đứng trước, cũng có thể vào câu bị chú thích cắt ngang"
            self.trace.doubt((line.number,), reason)
        if joined:
            joining.explain(self.blocks[joined[0]], line, self.page, self.trace)
            self._extend(joined[0], line)
            return
        if len(order) == 1:
            joining.explain_apart(self.blocks[target], line, self.page, self.trace)
        self.blocks.append(Block("doan", (line,), quote=quote))

    def _last_words(self) -> int | None:
        """Index of the last block that is no note."""
        for index in range(self.looked, len(self.blocks)):
            if self.blocks[index].role != "ghi-chu":
                self.words_at = index
        self.looked = len(self.blocks)
        return self.words_at

    def _joins(self, block: Block, line: Line) -> bool:
        return joining.joins(block, line, self.page)

    def _extend(self, index: int, line: Line) -> None:
        """Grown in place once it has two lines: a paragraph may have a hundred thousand."""
        block = self.blocks[index]
        if isinstance(block.pieces, list):
            block.pieces.append(line)
        else:
            self.blocks[index] = replace(block, pieces=[*block.pieces, line])

    def _note_space(self, marker: marks.Marker, line: Line) -> None:
        if marker.tight:
            self.trace.spaced.append(line.number)


def _in_banner(line: Line) -> bool:
    """Set-out capitals, or the line with place and day."""
    return is_capitals(line.text) or _DATE_LINE.fullmatch(line.text) is not None
