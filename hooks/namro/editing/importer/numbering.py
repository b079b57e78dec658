"""The numbers of one text (the document, an annex, a quotation): which clause is open, which id a new one gets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.ids import Ids
from namro.editing.importer.ladder import letter_follows, letter_is_next
from namro.editing.importer.lines import ending
from namro.editing.importer.marks import Family, Marker
from namro.files.clauses import MAX_ID
from namro.language import roman
from namro.records.base import LoaiKhoan

_RANKS: dict[Family, float] = {
    "phan": 0,
    "chuong": 1,
    "muc": 2,
    "tieu-muc": 3,
    "dieu": 4,
    "part": 5,
    "roman": 6,
    "arabic": 7,
    "list": 8,
    "letter": 9,
    "small-roman": 10,
}
_KINDS: dict[Family, LoaiKhoan] = {
    "phan": "phan",
    "chuong": "chuong",
    "muc": "muc",
    "tieu-muc": "tieu-muc",
    "dieu": "dieu",
    "part": "de-muc",
    "roman": "de-muc",
    "arabic": "khoan",
    "list": "khoan",
    "letter": "diem",
    "small-roman": "diem",
}
_FREE_RANKS = 4
"""Below this rank an outline counts through the whole text, whatever stands around it."""
_ROOM = 8


@dataclass(frozen=True, slots=True)
class Open:
    """A numbered clause that is open: what follows may stand in it."""

    rank: float
    ma: str
    marker: Marker
    block: Block


class Numbering:
    """Where we are in one text."""

    def __init__(self, prefix: str, trace: Trace, used: Ids, *, quoted: bool = False) -> None:
        self.prefix = prefix
        self.trace = trace
        self.used = used
        self.quoted = quoted
        self.stack: list[Open] = []
        self.counts: Counter[tuple[str, str]] = Counter()
        self.last_number: dict[str, int] = {}
        self.bullets: list[tuple[str, str]] = []
        self.filled: set[str] = set()
        self.headed = ""
        self.anew: set[str] = set()
        self.letters: dict[str, dict[str, None]] = {}
        self.last_letter: dict[str, str] = {}
        self.has_dd = False

    @property
    def container(self) -> str:
        """The id below which paragraphs and bullets stand."""
        return self.stack[-1].ma if self.stack else self.headed or self.prefix

    @property
    def item(self) -> str:
        """The numbered clause at hand, lettered ones apart."""
        return next((one.ma for one in reversed(self.stack) if one.rank < _RANKS["letter"]), self.prefix)

    @property
    def part(self) -> str:
        """The part of the text at hand (a heading without a number of its own is none)."""
        return next((one.ma for one in reversed(self.stack) if one.rank <= _RANKS["roman"]), self.prefix)

    def around(self, before: Block | None) -> str:
        """The id below which a quotation stands that follows `before`."""
        if self.bullets and before is not None and before.text.rstrip("* ").endswith(":"):
            return self.bullets[-1][1]
        return self.container

    def marked(self, block: Block, marker: Marker) -> tuple[str, LoaiKhoan]:
        """Id and kind of a block with a marker."""
        if marker.family == "bullet":
            return self._bullet(marker), "gach"
        self.bullets.clear()
        rank = self._rank(marker)
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        label = _label(marker)
        base = self._base(marker)
        if marker.family == "chuong" and self.stack and _join(base, label) in self.used:
            # Its number came in a Phần above: from here on chapters are counted in each Phần anew.
            self.anew.add(self.stack[-1].ma)
            base = self._base(marker)
        ma = self._free(_join(base, label), block)
        self._in_order(ma, marker, block)
        self._fill(ma)
        self.stack.append(Open(rank, ma, marker, block))
        return ma, _KINDS[marker.family]

    def _rank(self, marker: Marker) -> float:
        rank = _RANKS[marker.family]
        if marker.family == "arabic":
            rank += 0.1 * marker.label.count(".")
        if marker.family in ("arabic", "list") and marker.label == "1":
            # "a) … 1) … 2) …": a new ladder of another look that begins below a letter stands in it.
            above = self.stack[-1] if self.stack else None
            looks = [one.marker for one in self.stack if one.marker.family == marker.family]
            if (
                above is not None
                and above.marker.family == "letter"
                and not any(one.stop == marker.stop for one in looks)
                and (looks or marker.family == "list")
            ):
                return _RANKS["letter"] + 0.5
        elif marker.family in ("arabic", "list") and self.stack:
            nested = [one for one in self.stack if one.rank == _RANKS["letter"] + 0.5]
            if nested and nested[-1].marker.family == marker.family and nested[-1].marker.stop == marker.stop:
                return nested[-1].rank
        return rank

    def _base(self, marker: Marker) -> str:
        """The id that the label is written behind. An outline's numbers run through; "2.1" says whose it is itself."""
        family = marker.family
        if family == "chuong" and self.stack and self.stack[-1].ma in self.anew:
            return self.stack[-1].ma
        if family in ("phan", "chuong", "dieu"):
            return self.prefix
        if family == "arabic" and "." in marker.label:
            outer = [one for one in self.stack if one.marker.family != "arabic"]
            return outer[-1].ma if outer else self.headed or self.prefix
        return self.container

    def heading(self, *, below_signature: bool) -> str:
        """Id of a heading without a number: numbers begin anew below it. Behind a signature it is the whole text's."""
        self.stack = [one for one in self.stack if one.rank <= _FREE_RANKS and not below_signature]
        self.bullets.clear()
        self.headed = ""
        self.headed = self.count(self.container, "d")
        self.last_number = {}
        return self.headed

    def close_bullets(self) -> bool:
        """Whether bullets were open; they are not any more."""
        had = bool(self.bullets)
        self.bullets.clear()
        return had

    def says_something(self) -> bool:
        """Whether the current numbered item has words of its own, so that a last paragraph need not be its."""
        numbered = next((one for one in reversed(self.stack) if one.rank < _RANKS["letter"]), None)
        if numbered is None or numbered.rank <= _RANKS["roman"]:
            return False
        return numbered.ma in self.filled or ending(numbered.block.text) == "final"

    def count(self, base: str, letter: str) -> str:
        """The next id of its kind below `base`: 'II.p2'."""
        base = _short(base)
        while True:
            self.counts[base, letter] += 1
            ma = _join(base, f"{letter}{self.counts[base, letter]}")
            if ma not in self.used:
                self._fill(ma)
                return ma

    def _bullet(self, marker: Marker) -> str:
        """A marker that is open closes what was nested in it; a new one nests."""
        open_marks = [mark for mark, _ in self.bullets]
        if marker.label in open_marks:
            del self.bullets[open_marks.index(marker.label) :]
        ma = self.count(self.bullets[-1][1] if self.bullets else self.container, "b")
        self.bullets.append((marker.label, ma))
        return ma

    def _fill(self, ma: str) -> None:
        if "." in ma:
            self.filled.add(ma.rpartition(".")[0])

    def _free(self, ma: str, block: Block) -> str:
        """`ma`, or when a number is printed twice the same with 'x2' behind it."""
        base, dot, label = ma.rpartition(".")
        ma = f"{_short(base)}{dot}{label}"
        if ma not in self.used:
            return ma
        self.trace.doubt(block.numbers, f"số mục in trùng: mã {ma} đã dùng cho mục trước", grave=True)
        return self.used.free(ma, "x")

    def _in_order(self, ma: str, marker: Marker, block: Block) -> None:
        """A doubt where a number is not the next one. What is quoted may begin anywhere."""
        parent, _, number = re.sub(r"x\d+$", "", ma).rpartition(".")
        if marker.family in ("letter", "small-roman"):
            self._letter_in_order(f"{parent}|{marker.family}", marker, block)
            return
        value = _value(marker, number)
        if value is None:
            return
        key = f"{self.prefix if marker.family == 'dieu' else parent}|{marker.family}"
        last = self.last_number.get(key)
        self.last_number[key] = value
        if last is None and (self.quoted or marker.family in ("phan", "chuong")):
            return
        expected = (last or 0) + 1
        if value not in (expected, last if marker.label[-1:].isalpha() else expected):
            reason = f"số mục không liền: chờ {expected} nhưng in {value}"
            self.trace.doubt(block.numbers, reason, grave=True)

    def _letter_in_order(self, key: str, marker: Marker, block: Block) -> None:
        seen = self.letters.setdefault(key, {})
        if (
            marker.family == "letter"
            and not (self.quoted and not seen)
            and not (
                letter_follows(marker.label, seen)
                and (not seen or letter_is_next(marker.label, self.last_letter[key], dd=self.has_dd))
            )
        ):
            after = self.last_letter[key].replace("dd", "đ") if seen else "(chưa có)"
            self.trace.doubt(
                block.numbers,
                f"chữ của điểm không liền: sau {after} lại in {marker.label.replace('dd', 'đ')}",
                grave=True,
            )
        seen[marker.label] = None
        self.has_dd = self.has_dd or marker.label.startswith("dd")
        self.last_letter[key] = marker.label


def _label(marker: Marker) -> str:
    if marker.family in ("phan", "chuong", "muc", "tieu-muc", "dieu"):
        return f"{marker.family}-{marker.label}"
    return marker.label


def _value(marker: Marker, number: str) -> int | None:
    label = number.rpartition("-")[2]
    if marker.family == "phan" and re.fullmatch(r"[a-h]", label):
        return ord(label) - ord("a") + 1
    if marker.family in ("roman", "chuong", "muc", "phan", "tieu-muc") and re.fullmatch(
        r"[ivxlcIVXLC]+", label
    ):
        return roman.value(label.upper())
    if marker.family == "part":
        return ord(label[0]) - ord("A") + 1 if label != "DD" else None
    digits = re.match(r"\d+", label)
    return int(digits.group()) if digits else None


def _short(base: str) -> str:
    """`base`, cut to an outer clause where an id below it would grow too long."""
    while len(base) > MAX_ID - _ROOM and "." in base:
        base = base.rpartition(".")[0]
    return base


def _join(base: str, part: str) -> str:
    return f"{base}.{part}" if base else part
