"""Blocks to clauses: every block gets the id that mirrors the printed numbering, and its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.ids import Ids
from namro.editing.importer.lines import ending
from namro.editing.importer.numbering import Numbering
from namro.files.clause_names import called
from namro.records.base import LoaiKhoan

_HEAD: dict[str, LoaiKhoan] = {
    "the-thuc": "the-thuc",
    "ten-loai": "ten-loai",
    "trich-yeu": "trich-yeu",
    "kem-theo": "kem-theo",
    "kinh-gui": "kinh-gui",
}
_CLOSING: dict[str, tuple[str, LoaiKhoan]] = {
    "noi-nhan": ("nn", "noi-nhan"),
    "nguoi-nhan": ("nn", "noi-nhan"),
    "ky": ("ky", "ky"),
}
_FAR = 6
"""Deeper than this many numbers no text of ours goes: something was misread."""


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
    placer = _Placer(trace)
    placed = [placer.place(block, index == closing) for index, block in enumerate(words)]
    holding = {entry.ma.rpartition(".")[0] for entry in placed}
    parents = {
        ".".join(parts[:count])
        for parts in (ma.split(".") for ma in holding)
        for count in range(1, len(parts) + 1)
    }
    return [_settle_kind(entry, parents) for entry in placed]


def _closing_index(blocks: Sequence[Block]) -> int | None:
    """Index of the paragraph directly above "Nơi nhận" or the signature."""
    tail = next((i for i, block in enumerate(blocks) if block.role in ("noi-nhan", "ky")), 0)
    return tail - 1 if tail and blocks[tail - 1].role == "doan" else None


def _settle_kind(entry: Placed, parents: set[str]) -> Placed:
    """A numbered item that holds others and does not read as a sentence is a heading."""
    if entry.loai not in ("khoan", "diem"):
        return entry
    if entry.block.heading:
        return replace(entry, loai="de-muc")
    if entry.loai != "khoan" or "dieu-" in entry.ma:
        return entry
    if ending(entry.block.text) == "final" and not announces(entry.block):
        return entry
    return replace(entry, loai="de-muc") if entry.ma in parents else entry


def announces(block: Block) -> bool:
    """Whether its words end in a colon."""
    return block.text.rstrip("* ").endswith(":")


class _Placer:
    """Where we are: the document or an annex of it, and in that a quotation or none."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.used = Ids()
        self.prefix = ""
        self.body = Numbering("", trace, self.used)
        self.quoted: dict[int, Numbering] = {}
        self.roots: dict[int, str] = {}
        self.quotes: dict[str, int] = {}
        self.counts: dict[str, int] = {}
        self.previous: Placed | None = None
        self.table = ""

    def place(self, block: Block, closing: bool) -> Placed:
        ma, loai = self._place(block, closing)
        if ma.count(".") > _FAR + 3:
            self.trace.doubt(block.numbers, f"mã khoản {ma} lồng quá sâu", grave=True)
        self.used.take(ma)
        self.previous = Placed(ma, loai, block)
        return self.previous

    def _place(self, block: Block, closing: bool) -> tuple[str, LoaiKhoan]:
        if block.role == "phu-luc":
            return self._annex(block), "phu-luc"
        if block.role in _HEAD:
            prefix = self._numbering(block).prefix
            return self.used.free(_join(prefix, block.role), "-"), _HEAD[block.role]
        if block.role in _CLOSING:
            return self._closing(block)
        here = self._numbering(block)
        if block.role == "ten-muc":
            return self.used.free(_join(here.container, "ten"), "-"), "ten-muc"
        if block.role == "bang":
            self.table = here.count(here.container, "bang-")
            return self.table, "bang"
        if block.role == "hang":
            return self._row(here), "hang"
        if block.role == "ma-ket":
            announced = self.previous.ma if self.previous else ""
            return here.count(announced, "m"), "ma-ket"
        if block.marker is not None:
            return here.marked(block, block.marker)
        return self._paragraph(block, here, closing), "doan"

    def _annex(self, block: Block) -> str:
        """An annex opens its own id space: in the document, or in the quotation that brings it in."""
        if block.quote:
            self._numbering(block)
            label = self.used.free(_join(self.roots[block.quote], block.label), "-")
            self.quoted[block.quote] = Numbering(label, self.trace, self.used, quoted=True)
            return label
        label = self.used.free(block.label, "-")
        self.prefix = label
        self.body = Numbering(label, self.trace, self.used)
        return label

    def _closing(self, block: Block) -> tuple[str, LoaiKhoan]:
        name, loai = _CLOSING[block.role]
        base = _join(self.prefix, name)
        if block.role == "noi-nhan" and base not in self.used:
            return base, loai
        self.counts[base] = self.counts.get(base, 0) + 1
        return f"{base}.{self.counts[base]}", loai

    def _numbering(self, block: Block) -> Numbering:
        """The numbers among which the block stands: those of the text, or of the new wording that it quotes."""
        if not block.quote:
            return self.body
        if block.quote not in self.quoted:
            base = self.body.around(self.previous.block if self.previous else None)
            self.quotes[base] = self.quotes.get(base, 0) + 1
            self.roots[block.quote] = _join(base, f"q{self.quotes[base]}")
            self.quoted[block.quote] = Numbering(self.roots[block.quote], self.trace, self.used, quoted=True)
        return self.quoted[block.quote]

    def _row(self, here: Numbering) -> str:
        before = self.previous
        if before is None or before.loai not in ("bang", "hang"):
            self.table = here.count(here.container, "bang-")
        self.counts[self.table] = self.counts.get(self.table, 0) + 1
        return f"{self.table}.h{self.counts[self.table]}"

    def _paragraph(self, block: Block, here: Numbering, closing: bool) -> str:
        before = self.previous
        if block.heading:
            signed = before is not None and before.loai in ("ky", "noi-nhan")
            return here.heading(below_signature=signed)
        if before and before.loai == "gach" and announces(before.block) and before.block.quote == block.quote:
            return here.count(before.ma, "p")
        after_bullets = here.close_bullets()
        if closing and here.says_something():
            whole = called(here.part, {}) if here.part else "cả văn bản"
            reason = f"đoạn cuối, ngay trước “Nơi nhận” hoặc chữ ký: coi là của {whole}, không riêng mục {here.item}"
            self.trace.doubt(block.numbers, reason)
            return here.count(here.part, "p")
        # "BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH", behind the grounds: who decides speaks of the whole. A line of dots is a place to
        # fill in below the last bullet: nothing is said of it.
        decides = block.is_set_out and not here.container
        if after_bullets and not block.quote and not decides and any(map(str.isalpha, block.text)):
            of = f"mục {here.container}" if here.container else "văn bản"
            reason = f"đoạn không có dấu đầu dòng, đứng sau các gạch đầu dòng: coi là của cả {of}"
            self.trace.doubt(block.numbers, reason)
        return here.count(here.container, "p")


def _join(base: str, part: str) -> str:
    return f"{base}.{part}" if base else part
