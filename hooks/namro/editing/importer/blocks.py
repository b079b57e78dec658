"""Printed lines to blocks: one block is one clause to be, still without an id.

A line that opens with a marker opens a block; any other line either goes on with a sentence or is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from namro.editing.importer import marks
from namro.editing.importer.lines import (
    Line,
    Page,
    bare,
    ending,
    is_capitals,
    is_full,
    is_nearly_full,
    is_ornament,
    start,
)

Role: TypeAlias = Literal[
    "the-thuc",
    "ten-loai",
    "trich-yeu",
    "kem-theo",
    "muc",
    "doan",
    "ghi-chu",
    "ma-ket",
    "noi-nhan",
    "nguoi-nhan",
    "ky",
]
Zone: TypeAlias = Literal["body", "recipients", "signature"]

_RECIPIENTS = re.compile(r"Nơi nhận\s*:?", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T/M|TM|K/T|KT|T/L|TL|T/U|TUQ)[. ]")
_ANNOUNCES_BANNER = re.compile(r"\bma-?\s?k[eé]t\b", re.IGNORECASE)
_DATE_LINE = re.compile(r".*ngày .*tháng .*năm\b.*[^.;:]")
_LONGEST_SIGNATURE = 80
KEEPS_LINES: frozenset[Role] = frozenset(("the-thuc", "ma-ket"))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; the first one's text is without the marker."""

    role: Role
    pieces: tuple[Line, ...]
    marker: marks.Marker | None = None

    @property
    def text(self) -> str:
        """The words, printed line ends kept only where they mean something."""
        if self.role == "the-thuc":
            return "\n".join(piece.raw for piece in self.pieces)
        texts = (piece.text for piece in self.pieces if piece.text)
        return ("\n" if self.role in KEEPS_LINES else " ").join(texts)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Source lines."""
        return tuple(piece.number for piece in self.pieces)


@dataclass(slots=True)
class Trace:
    """What happened on the way, by source line; ids are filled in once they are known."""

    dropped: list[Line] = field(default_factory=list)
    repaired: list[tuple[int, marks.Repair]] = field(default_factory=list)
    doubtful: list[tuple[tuple[int, ...], str]] = field(default_factory=list)


def gather(lines: Sequence[Line], page: Page, trace: Trace) -> list[Block]:
    """The blocks of everything below the head."""
    gatherer = _Gatherer(page, trace)
    for line in lines:
        gatherer.feed(line)
    return gatherer.blocks


class _Gatherer:
    def __init__(self, page: Page, trace: Trace) -> None:
        self.page = page
        self.trace = trace
        self.zone: Zone = "body"
        self.blocks: list[Block] = []

    def feed(self, line: Line) -> None:
        if is_ornament(line.text):
            self.trace.dropped.append(line)
            return
        if mended := marks.repair(line.text):
            self.trace.repaired.append((line.number, mended))
            line = replace(line, text=mended.after)
        if marks.note_label(line.text):
            self.blocks.append(Block("ghi-chu", (line,)))
        elif self.zone == "body" and _RECIPIENTS.fullmatch(bare(line.text)):
            self.zone = "recipients"
            self.blocks.append(Block("noi-nhan", (line,)))
        elif self.zone != "signature" and self._opens_signature(line):
            self.zone = "signature"
            self.blocks.append(Block("ky", (line,)))
        elif self.zone == "recipients":
            self._recipient(line)
        elif self.zone == "signature":
            self._signature(line)
        else:
            self._body(line)

    def _opens_signature(self, line: Line) -> bool:
        text = bare(line.text)
        if not is_capitals(text) or any(char.isdigit() for char in text):
            return False
        return self.zone == "recipients" or _AUTHORITY.match(text) is not None

    def _recipient(self, line: Line) -> None:
        marker, rest = marks.split(line.text)
        last = self.blocks[-1]
        if marker and marker.family == "bullet":
            self.blocks.append(Block("nguoi-nhan", (replace(line, text=rest),), marker))
        elif last.role == "nguoi-nhan" and (ending(last.text) == "open" or start(line.text) == "lower"):
            self._extend(len(self.blocks) - 1, line)
        else:
            self.blocks.append(Block("nguoi-nhan", (line,)))

    def _signature(self, line: Line) -> None:
        last = len(self.blocks) - 1
        if self.blocks[last].role == "ghi-chu" and self._joins(self.blocks[last], line):
            self._extend(last, line)
        elif line.width <= _LONGEST_SIGNATURE and marks.split(line.text)[0] is None:
            self.blocks.append(Block("ky", (line,)))
        else:
            self.zone = "body"
            self._doubt(line, "còn lời văn sau phần chữ ký: có thể là phụ lục hoặc văn bản khác")
            self._body(line)

    def _body(self, line: Line) -> None:
        target = self._last_words()
        previous = self.blocks[target] if target is not None else None
        if target is not None and previous and previous.role == "ma-ket" and _in_banner(line):
            self._extend(target, line)
            return
        marker, rest = marks.split(line.text)
        if marker and not (previous and self._is_dash_of_sentence(previous, marker, line, rest)):
            self.blocks.append(Block("muc", (replace(line, text=rest),), marker))
        elif previous and _ANNOUNCES_BANNER.search(previous.text) and is_capitals(line.text):
            self.blocks.append(Block("ma-ket", (line,)))
        else:
            self._words(line, target)

    def _words(self, line: Line, target: int | None) -> None:
        """A line without a marker: the rest of a sentence, or a paragraph of its own."""
        if target is None:
            self.blocks.append(Block("doan", (line,)))
            return
        order = [target]
        note = self.blocks[-1]
        # Once the sentence that a note cut goes on, the note is over.
        if note.numbers[-1] > self.blocks[target].numbers[-1]:
            order.append(len(self.blocks) - 1)
        full = is_full(note.pieces[-1], line, self.page)
        if full and ending(note.text) != "final":
            order.reverse()
        joined = [index for index in order if self._joins(self.blocks[index], line)]
        if len(joined) > 1 and (line.gap or not full):
            self._doubt(
                line, "có thể nối vào chú thích đứng trước, cũng có thể vào câu bị chú thích cắt ngang"
            )
        if joined:
            self._explain(self.blocks[joined[0]], line)
            self._extend(joined[0], line)
            return
        if len(order) == 1:
            self._explain_apart(self.blocks[target], line)
        self.blocks.append(Block("doan", (line,)))

    def _is_dash_of_sentence(self, block: Block, marker: marks.Marker, line: Line, rest: str) -> bool:
        """Whether a dash that a wrap put first belongs to the words: "2025 / - 2030", "kinh tế / - xã hội"."""
        if marker.label not in ("-", "–") or ending(block.text) != "open" or not self.page.wraps_into(line):
            return False
        years = block.text[-1:].isdigit() and start(rest) == "digit"
        return years or (start(rest) == "lower" and is_nearly_full(block.pieces[-1], self.page))

    def _last_words(self) -> int | None:
        """Index of the last block that is no note."""
        return next(
            (i for i in range(len(self.blocks) - 1, -1, -1) if self.blocks[i].role != "ghi-chu"), None
        )

    def _joins(self, block: Block, line: Line) -> bool:
        """Whether `line` goes on with the sentence of `block`."""
        if block.role not in ("muc", "doan", "ghi-chu"):
            return False
        if not block.text:
            return True
        last, end, begin = block.pieces[-1], ending(block.text), start(line.text)
        heading = is_capitals(block.text)
        if heading or is_capitals(line.text):
            return heading and is_capitals(line.text) and block.marker is not None
        if self.page.wraps_into(line):
            full = is_full(last, line, self.page)
            if begin != "upper":
                return end in ("open", "comma", "closing") or full
            return is_nearly_full(last, self.page) if end in ("open", "comma") else full
        if begin == "lower":
            return end != "final"
        return end == "comma" or (begin == "digit" and end == "open")

    def _explain(self, block: Block, line: Line) -> None:
        """Doubts about a line that is joined."""
        end, begin = ending(block.text), start(line.text)
        wrapped = self.page.wraps_into(line)
        if not block.text:
            self._doubt(line, "dòng trên chỉ có số mục hoặc dấu đầu dòng: lấy dòng này làm lời")
        elif end == "final":
            self._doubt(line, "dòng trước hết câu nhưng in kín dòng: nối vào cùng đoạn; có thể là đoạn mới")
        elif end == "closing" and not wrapped:
            self._doubt(line, "dòng trước kết thúc bằng dấu đóng, dòng này bắt đầu bằng chữ thường: đã nối")
        elif begin == "upper" and end == "comma" and not wrapped:
            self._doubt(line, "dòng trước kết thúc bằng dấu phẩy: đã nối; có thể là đoạn mới")
        elif (
            begin == "upper"
            and _is_numbered(block)
            and len(block.pieces) == 1
            and not is_capitals(block.text)
        ):
            self._doubt(line, "dòng trước có thể là đầu đề đứng riêng: đã nối; có thể là đoạn mới")

    def _explain_apart(self, block: Block, line: Line) -> None:
        """Doubts about a line that becomes a paragraph of its own."""
        end, begin = ending(block.text), start(line.text)
        if begin == "lower" and not block.text.rstrip("* ").endswith(":"):
            self._doubt(line, "đoạn mở đầu bằng chữ thường nhưng đoạn trước đã hết câu: để riêng")
        elif end == "open" and block.role in ("muc", "doan") and not _is_numbered(block):
            self._doubt(line, "đoạn trước chưa có dấu kết câu: để riêng; có thể là một câu bị ngắt trang")
        elif not line.gap and self.page.width is None:
            self._doubt(line, "không có dòng trống ngăn với đoạn trước: coi là đoạn riêng của mục ấy")

    def _extend(self, index: int, line: Line) -> None:
        block = self.blocks[index]
        self.blocks[index] = replace(block, pieces=(*block.pieces, line))

    def _doubt(self, line: Line, reason: str) -> None:
        self.trace.doubtful.append(((line.number,), reason))


def _is_numbered(block: Block) -> bool:
    return block.marker is not None and block.marker.family != "bullet"


def _in_banner(line: Line) -> bool:
    """Set-out capitals, or the line with place and day."""
    return is_capitals(line.text) or _DATE_LINE.fullmatch(line.text) is not None
