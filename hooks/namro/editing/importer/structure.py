"""Blocks to clauses: every block gets the id that mirrors the printed numbering, and its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.lines import ending
from namro.editing.importer.marks import Marker
from namro.records.base import LoaiKhoan

_HEAD: dict[str, LoaiKhoan] = {
    "the-thuc": "the-thuc",
    "ten-loai": "ten-loai",
    "trich-yeu": "trich-yeu",
    "kem-theo": "kem-theo",
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its id and kind."""

    ma: str
    loai: LoaiKhoan
    block: Block


def place(blocks: Sequence[Block], trace: Trace) -> list[Placed]:
    """Ids and kinds of all blocks but notes, in the order of the source."""
    words = [block for block in blocks if block.role != "ghi-chu"]
    closing = _closing_index(words)
    numbering = _Numbering(trace)
    placed = [numbering.place(block, index == closing) for index, block in enumerate(words)]
    return [_settle_kind(entry, placed) for entry in placed]


def _closing_index(blocks: Sequence[Block]) -> int | None:
    """Index of the paragraph directly above "Nơi nhận" or the signature."""
    tail = next((i for i, block in enumerate(blocks) if block.role in ("noi-nhan", "ky")), 0)
    return tail - 1 if tail and blocks[tail - 1].role == "doan" else None


def _settle_kind(entry: Placed, placed: Sequence[Placed]) -> Placed:
    """A numbered item that holds others and does not read as a sentence is a heading."""
    if entry.loai != "khoan" or (ending(entry.block.text) == "final" and not _announces(entry.block)):
        return entry
    holds = any(other.ma.startswith(entry.ma + ".") for other in placed)
    return Placed(entry.ma, "de-muc", entry.block) if holds else entry


def _announces(block: Block) -> bool:
    return block.text.rstrip("* ").endswith(":")


class _Numbering:
    """Where we are in the document: part, numbered item, lettered item, bullets."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.used: set[str] = set()
        self.filled: set[str] = set()
        self.counts: Counter[tuple[str, str]] = Counter()
        self.last_number: dict[str, int] = {}
        self.roman = ""
        self.arabic = ""
        self.numbered: Block | None = None
        self.container = ""
        self.item = ""
        self.bullets: list[tuple[str, str]] = []
        self.previous: Placed | None = None

    def place(self, block: Block, closing: bool) -> Placed:
        placed = self._place(block, closing)
        self.used.add(placed.ma)
        if "." in placed.ma:
            self.filled.add(placed.ma.rpartition(".")[0])
        self.previous = placed
        return placed

    def _place(self, block: Block, closing: bool) -> Placed:
        if block.role in _HEAD:
            return Placed(block.role, _HEAD[block.role], block)
        if block.role == "noi-nhan":
            return Placed(self._free("nn", block), "noi-nhan", block)
        if block.role == "nguoi-nhan":
            return Placed(self._count("nn", ""), "noi-nhan", block)
        if block.role == "ky":
            return Placed(self._count("ky", ""), "ky", block)
        if block.role == "ma-ket":
            announced = self.previous.ma if self.previous else ""
            return Placed(self._count(announced, "m"), "ma-ket", block)
        if block.marker is None:
            return self._paragraph(block, closing)
        return self._marked(block, block.marker)

    def _marked(self, block: Block, marker: Marker) -> Placed:
        if marker.family == "bullet":
            return self._bullet(block, marker)
        self.bullets.clear()
        if marker.family == "roman":
            self.roman = self._free(marker.label, block)
            self._in_order("", _roman_value(marker.label), block)
            self.arabic = ""
            self._enter(self.roman, block)
            return Placed(self.roman, "de-muc", block)
        if marker.family == "arabic":
            self.arabic = self._free(_join(self.roman, marker.label), block)
            parent, _, number = self.arabic.rpartition(".")
            self._in_order(parent, int(number) if number.isdigit() else 0, block)
            self._enter(self.arabic, block)
            return Placed(self.arabic, "khoan", block)
        if marker.family == "list":
            base = self.arabic or self.roman
            ma = self._free(_join(base, marker.label), block)
            self._in_order(base, int(marker.label), block)
            self._enter(ma, block)
            return Placed(ma, "khoan", block)
        ma = self._free(_join(self.item, marker.label), block)
        self.container = ma
        return Placed(ma, "diem", block)

    def _enter(self, ma: str, block: Block) -> None:
        self.item = self.container = ma
        self.numbered = block

    def _bullet(self, block: Block, marker: Marker) -> Placed:
        """A marker that is open closes what was nested in it; a new one nests."""
        open_marks = [mark for mark, _ in self.bullets]
        if marker.label in open_marks:
            del self.bullets[open_marks.index(marker.label) :]
        base = self.bullets[-1][1] if self.bullets else self.container
        ma = self._count(base, "b")
        self.bullets.append((marker.label, ma))
        return Placed(ma, "gach", block)

    def _paragraph(self, block: Block, closing: bool) -> Placed:
        before = self.previous
        if before and before.loai == "gach" and _announces(before.block):
            return Placed(self._count(before.ma, "p"), "doan", block)
        after_bullets = bool(self.bullets)
        self.bullets.clear()
        if closing and self._says_something():
            whole = f"phần {self.roman}" if self.roman else "cả văn bản"
            reason = f"đoạn cuối, ngay trước “Nơi nhận” hoặc chữ ký: coi là của {whole}, không riêng mục {self.item}"
            self.trace.doubtful.append((block.numbers, reason))
            return Placed(self._count(self.roman, "p"), "doan", block)
        if after_bullets:
            of = f"mục {self.container}" if self.container else "văn bản"
            reason = f"đoạn không có dấu đầu dòng, đứng sau các gạch đầu dòng: coi là của cả {of}"
            self.trace.doubtful.append((block.numbers, reason))
        return Placed(self._count(self.container, "p"), "doan", block)

    def _says_something(self) -> bool:
        """Whether the current numbered item has words of its own, so that a last paragraph need not be its."""
        if self.numbered is None or self.item == self.roman:
            return False
        return self.item in self.filled or ending(self.numbered.text) == "final"

    def _count(self, base: str, letter: str) -> str:
        self.counts[base, letter] += 1
        return _join(base, f"{letter}{self.counts[base, letter]}")

    def _free(self, ma: str, block: Block) -> str:
        """`ma`, or when a number is printed twice an id nested where we are."""
        if ma not in self.used:
            return ma
        self.trace.doubtful.append((block.numbers, f"số mục in trùng: mã {ma} đã dùng cho mục trước"))
        nested = _join(self.container, ma.rpartition(".")[2])
        count = 2
        free = nested
        while free in self.used:
            free, count = f"{nested}x{count}", count + 1
        return free

    def _in_order(self, parent: str, number: int, block: Block) -> None:
        expected = self.last_number.get(parent, 0) + 1
        if number != expected:
            self.trace.doubtful.append(
                (block.numbers, f"số mục không liền: chờ {expected} nhưng in {number}")
            )
        self.last_number[parent] = number


def _join(base: str, part: str) -> str:
    return f"{base}.{part}" if base else part


def _roman_value(label: str) -> int:
    values = [_ROMAN[char] for char in label]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
