"""A long text in parts, each read on a page of its own: by Chương, else by its top headings, else by what fits a page.

Where a part begins follows from the text alone, which is sealed: the pages keep their addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from types import MappingProxyType

from namro.files.clauses import Khoan, ToanVan

LONGEST = 300
"""Clauses that are read on one page; a text with more is read in parts."""
_FITS = 150
"""Clauses of a part that no heading of the text sets: of what is read on, up to this many stand together."""
_LEADS = ("phan", "ten-muc")
"""What stands right before the first Chương of a Phần belongs to it."""
_CLOSING = ("noi-nhan", "ky")
_NUMBERED = ("de-muc", "khoan", "diem")
_NEVER_FIRST = frozenset(("ten-muc", "bang", "hang", "ghi-chu", *_CLOSING))
"""Kinds with which no part begins unless a heading does: they belong to what stands above them."""


@dataclass(frozen=True)
class Part:
    """One page of a long text: `dia_chi` is its own piece of the address ('' of the first page, which shows the head of
    the text and the contents of all), `ten` what it is called, `tu_den` from which to which clause it goes."""

    dia_chi: str
    ten: str
    khoan: tuple[Khoan, ...]
    tu_den: str


@dataclass(frozen=True)
class InParts:
    """A long text: its first page, then its parts in printed order."""

    phan: tuple[Part, ...]

    @cached_property
    def theo_khoan(self) -> Mapping[str, str]:
        """By the id of a clause the address piece of its page."""
        return MappingProxyType({khoan.ma: part.dia_chi for part in self.phan for khoan in part.khoan})


def on_page(text: ToanVan, parts: InParts | None, phan: str = "") -> tuple[Khoan, ...]:
    """The clauses that stand on a page of a text: all, or those of a part."""
    if parts is None:
        return text.khoan if not phan else ()
    return next((part.khoan for part in parts.phan if part.dia_chi == phan), ())


def in_parts(text: ToanVan) -> InParts | None:
    """The parts of a text; None where it is read on one page."""
    if len(text.khoan) <= LONGEST:
        return None
    depths = [len(text.to_tien(khoan.ma)) for khoan in text.khoan]
    tops = _tops(text, depths)
    starts = list(_starts(text.khoan, depths, tops))
    borders = [0, *starts, len(text.khoan)]
    parts: list[Part] = []
    known: set[str] = set()
    for first, last in pairwise(borders):
        inside = text.khoan[first:last]
        whole = first in tops and last in {*tops, len(text.khoan)}
        piece = _piece(inside[0], known) if first else ""
        known.add(piece)
        span = _span(text, inside, depths[first:last])
        parts.append(Part(piece, (_heading(text, inside) if whole else "") or span, inside, span))
    return InParts(tuple(parts))


def _tops(text: ToanVan, depths: Sequence[int]) -> set[int]:
    """Where the headings stand by which the text is read: Chương, or else the outermost ones, or else where its body
    begins, which is then parted by length; annexes always."""
    own = [(at, khoan) for at, khoan in enumerate(text.khoan) if khoan.la_de_muc and not khoan.trong_ngoac]
    chapters = [at for at, khoan in own if khoan.loai == "chuong"]
    outer = chapters or [at for at, khoan in own if depths[at] == 0 and khoan.loai not in ("dieu", "phu-luc")]
    body = (
        at for at, khoan in enumerate(text.khoan) if khoan.loai in ("dieu", *_NUMBERED) and not depths[at]
    )
    found = {_led(text.khoan, at) for at in outer} or set(islice(body, 1))
    return found | {at for at, khoan in own if khoan.loai == "phu-luc" and depths[at] == 0}


def _led(clauses: Sequence[Khoan], at: int) -> int:
    """The index of a Chương, or of the Phần that is printed right above it with its title."""
    first = at
    while first > 0 and clauses[first - 1].loai in _LEADS:
        first -= 1
    return first if clauses[first].loai == "phan" else at


def _starts(clauses: Sequence[Khoan], depths: Sequence[int], tops: set[int]) -> Iterator[int]:
    """Where parts begin, the first page left out: at the tops, and inside what is longer than a page."""
    for first, last in pairwise([0, *sorted(tops - {0}), len(clauses)]):
        if first:
            yield first
        at = first
        room = LONGEST if first in tops else _FITS
        while last - at > room:
            cut = _cut(clauses, depths, at, last)
            if cut is None:
                break
            yield cut
            at, room = cut, _FITS


def _cut(clauses: Sequence[Khoan], depths: Sequence[int], at: int, last: int) -> int | None:
    """Where what begins at `at` is best parted: at the outermost clause that leaves a page between half full and full;
    else at the first after that. None where nothing may be parted."""
    able = [
        index
        for index in range(at + _FITS // 2, min(at + _FITS + 1, last))
        if clauses[index].loai not in _NEVER_FIRST
    ]
    if able:
        return min(able, key=lambda index: (depths[index], -index))
    return next(
        (index for index in range(at + _FITS + 1, last) if clauses[index].loai not in _NEVER_FIRST), None
    )


def _piece(first: Khoan, known: set[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", first.ma.lower()).strip("-")
    piece, count = plain, 2
    while piece in known:
        piece, count = f"{plain}-{count}", count + 1
    return piece


def _heading(text: ToanVan, inside: Sequence[Khoan]) -> str:
    """What all of a part stands under, with its title; '' where that is a single Điều or no heading."""
    head = next((khoan for khoan in inside if khoan.loai == "chuong"), inside[0])
    return text.tieu_de(head.ma) if head.la_de_muc and head.loai != "dieu" else ""


def _span(text: ToanVan, inside: Sequence[Khoan], depths: Sequence[int]) -> str:
    """From where to where it goes."""
    numbered = [
        khoan
        for khoan, depth in zip(inside, depths, strict=True)
        if khoan.loai in _NUMBERED and not khoan.trong_ngoac and depth == min(depths)
    ]
    headed = [khoan for khoan in inside if khoan.loai == "dieu" and not khoan.trong_ngoac] or numbered
    if not headed and inside[0] is text.khoan[0]:
        return "Phần đầu văn bản"
    first, last = (text.ten_goi(khoan.ma) for khoan in ((headed or inside)[0], (headed or inside)[-1]))
    name = first if first == last else f"{first} đến {last}"
    return name[:1].upper() + name[1:]
