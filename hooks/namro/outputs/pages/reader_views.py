"""What the reader's pages show of a text: clauses made ready, blocks of them, the sheets on which they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from namro.files.clauses import Khoan
from namro.language.prose import Node
from namro.library.parts import InParts, Part
from namro.outputs.pages.clause_table import OBang, grid
from namro.records.addresses import part
from namro.records.clause_kinds import kinds
from namro.records.nhiem_vu import NhiemVu
from namro.records.van_ban import LoiNguyenVan

NUMBERED = frozenset({"de-muc", "khoan", "diem"})
ROWS = kinds(look="table")
_SIGNS = ".-/) "
"""What stands behind a printed number and is left out in the contents."""
_WHOLE = 300
"""Entries; longer contents show, beside a part of the text, the parts around it by their first line alone."""
_AROUND = 30
"""Parts before and after; the first page lists all."""
_LISTED = 600
"""Lines of the contents on the first page; of longer ones it shows the outer headings, and each part its own."""


@dataclass(frozen=True)
class KhoanView:
    """A clause made ready: its lines as prose with linked note marks, its depth, what cites it; `nhan` says in a few
    words what it is about."""

    khoan: Khoan
    ten: str
    nhan: str
    dong: tuple[tuple[Node, ...], ...]
    cap: int
    loi: tuple[LoiNguyenVan, ...]
    hoi_dap: tuple[str, ...]
    nhiem_vu: tuple[NhiemVu, ...]
    chuyen_de: tuple[str, ...]
    hoi_nghi: tuple[str, ...]

    @property
    def la_de_muc(self) -> bool:
        """Whether it heads a part of this very text; what is quoted as new wording heads nothing here."""
        return self.khoan.la_de_muc and not self.khoan.trong_ngoac

    @property
    def so(self) -> str:
        """Its printed number, as the contents show it: 'II-' → 'II'."""
        return self.khoan.dau.replace("\\", "").strip(_SIGNS) if self.khoan.loai in NUMBERED else ""

    @property
    def cho(self) -> str:
        """The name of its place without the parts around it: 'phần II, mục 1.1' → 'Mục 1.1'."""
        last = self.ten.rpartition(", ")[2]
        return last[:1].upper() + last[1:]


@dataclass(frozen=True)
class Khoi:
    """What stands on the page as one block: a clause, all lines of a signature, or a table; with what cites any of
    them."""

    khoan: tuple[KhoanView, ...]

    @property
    def nhieu_dong(self) -> bool:
        """Whether it has several lines, each a clause."""
        return len(self.khoan) > 1

    @property
    def la_bang(self) -> bool:
        """Whether it is a table."""
        return self.khoan[0].khoan.loai in ROWS

    @property
    def luoi(self) -> tuple[tuple[KhoanView, bool, tuple[OBang, ...]], ...]:
        """The rows of a table: the clause, whether it is the head, its cells with what they span."""
        return tuple(grid([view.khoan for view in self.khoan], self.khoan))

    @property
    def loi(self) -> tuple[LoiNguyenVan, ...]:
        """Slips in print."""
        return tuple(slip for view in self.khoan for slip in view.loi)

    @property
    def hoi_dap(self) -> tuple[str, ...]:
        """Questions, each once."""
        return tuple(dict.fromkeys(ma for view in self.khoan for ma in view.hoi_dap))

    @property
    def nhiem_vu(self) -> tuple[NhiemVu, ...]:
        """Tasks, each once."""
        return tuple({task.id: task for view in self.khoan for task in view.nhiem_vu}.values())

    @property
    def chuyen_de(self) -> tuple[str, ...]:
        """Talks, each once."""
        return tuple(dict.fromkeys(ma for view in self.khoan for ma in view.chuyen_de))

    @property
    def hoi_nghi(self) -> tuple[str, ...]:
        """Conferences, each once."""
        return tuple(dict.fromkeys(ma for view in self.khoan for ma in view.hoi_nghi))


@dataclass(frozen=True)
class MucPhan:
    """A line of the contents of a long text, with the clauses that are found under it whose anchors it bears."""

    muc: KhoanView | None
    khoan: tuple[KhoanView, ...]

    def nhan_phan(self, name: str) -> bool:
        """Whether it says no more than the name of the part."""
        return self.muc is not None and self.muc.nhan == name


@dataclass(frozen=True)
class PhanView:
    """A part of a long text as its first page lists it: address, name, lines of its contents; `gon` when these are the
    outer headings only."""

    phan: Part
    url: str
    muc: tuple[MucPhan, ...] = ()
    gon: bool = False

    @property
    def tu_den(self) -> str:
        """Where the lines do not say which clauses stand in it: from which to which, unless its name does."""
        return self.phan.tu_den if self.gon and self.phan.tu_den != self.phan.ten else ""


@dataclass(frozen=True)
class Sheet:
    """One page of a text: its clauses and the contents beside them. Of a long text also which part it is, what comes
    before and after, and all parts; `danh_muc` where it is the first page, which lists them."""

    khoan: tuple[KhoanView, ...]
    muc_luc: Sequence[KhoanView]
    phan: Part | None = None
    cac_phan: tuple[PhanView, ...] = ()
    danh_muc: bool = False

    @property
    def la_phan(self) -> bool:
        """Whether it is a part behind the first page of a long text."""
        return self.phan is not None and not self.danh_muc

    @property
    def so(self) -> int:
        """Which of the parts it is, counted from 0, the first page."""
        return next((at for at, one in enumerate(self.cac_phan) if one.phan is self.phan), 0)

    @property
    def truoc(self) -> PhanView | None:
        """The part before."""
        return self.cac_phan[self.so - 1] if self.so else None

    @property
    def sau(self) -> PhanView | None:
        """The part after."""
        return self.cac_phan[self.so + 1] if self.so + 1 < len(self.cac_phan) else None

    def co(self, view: KhoanView) -> bool:
        """Whether a clause stands on this page."""
        return self.phan is None or view.khoan.ma in self._here

    @cached_property
    def _here(self) -> frozenset[str]:
        return frozenset(view.khoan.ma for view in self.khoan)


def sheets(
    ma: str, long: InParts, views: Sequence[KhoanView], contents: Sequence[KhoanView]
) -> Iterator[Sheet]:
    """The pages of a long text: the first with the contents of all, then a part each."""
    by_id = {view.khoan.ma: view for view in views}
    lined = {view.khoan.ma for view in contents}
    inside = {one.dia_chi: tuple(by_id[khoan.ma] for khoan in one.khoan) for one in long.phan}
    parts = tuple(
        PhanView(one, part(ma, one.dia_chi), tuple(_lines(inside[one.dia_chi], lined))) for one in long.phan
    )
    listed = parts if len(contents) <= _LISTED else tuple(_lightened(parts, inside, contents))
    for at, one in enumerate(long.phan):
        first = not one.dia_chi
        beside = () if first else contents if len(contents) <= _WHOLE else tuple(_near(parts, at))
        yield Sheet(inside[one.dia_chi], beside, one, listed, first)


def _lightened(
    parts: Sequence[PhanView], inside: Mapping[str, Sequence[KhoanView]], contents: Sequence[KhoanView]
) -> Iterator[PhanView]:
    """The parts with as many levels of headings as fit one page; a clause whose anchor is left out is found by that of
    the clause that it stands in."""
    depths = Counter(view.cap for view in contents)
    levels = next((depth for depth in sorted(depths) if _up_to(depths, depth) > _LISTED), max(depths) + 1)
    lined = {view.khoan.ma for view in contents if view.cap < levels}
    for one in parts:
        here = inside[one.phan.dia_chi]
        ids = {view.khoan.ma for view in here}
        lines = (
            replace(line, khoan=tuple(view for view in line.khoan if _outer(view.khoan.ma) not in ids))
            for line in _lines(here, lined)
        )
        yield replace(one, muc=tuple(lines), gon=True)


def _up_to(depths: Counter[int], deepest: int) -> int:
    return sum(count for depth, count in depths.items() if depth <= deepest)


def _outer(ma: str) -> str:
    """The id without its last step, as the script leaves it off: 'dieu-5.2' → 'dieu-5'; '' of 'dieu-5'."""
    return ma.rpartition(".")[0]


def _near(parts: Sequence[PhanView], at: int) -> Iterator[KhoanView]:
    """The lines of a part, and the first line of each part around it."""
    for place in range(max(0, at - _AROUND), min(len(parts), at + _AROUND + 1)):
        lines = [line.muc for line in parts[place].muc if line.muc is not None]
        yield from lines if place == at else lines[:1]


def _lines(views: Sequence[KhoanView], lined: set[str]) -> Iterator[MucPhan]:
    """The lines of the contents of a part, each with what stands from it to the next; what stands before the first
    has none of its own."""
    line: KhoanView | None = None
    found: list[KhoanView] = []
    for view in views:
        if view.khoan.ma in lined:
            if found:
                yield MucPhan(line, tuple(found))
            line, found = view, []
        found.append(view)
    if found:
        yield MucPhan(line, tuple(found))
