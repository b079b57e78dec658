"""Documents: a reader with every clause addressable, a page for those that are only named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from namro.files.citations import citations
from namro.files.clauses import Khoan, ToanVan
from namro.files.footnotes import with_marks
from namro.language.prose import Node, inline
from namro.language.vietnamese import day
from namro.library import draft
from namro.outputs.pages import van_ban_list
from namro.outputs.pages.clause_table import OBang, grid
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address, clause
from namro.records.base import TrichDan
from namro.records.clause_kinds import kinds
from namro.records.labels import LOAI_VAN_BAN
from namro.records.nhiem_vu import NhiemVu
from namro.records.van_ban import LoiNguyenVan, QuanHe, VanBan

_URL = "van-ban/"
_TRAIL = (("Văn bản", _URL),)
_NUMBERED = frozenset({"de-muc", "khoan", "diem"})
_ROWS = kinds(look="table")
_FIRST_WORDS = 8
_SIGNS = ".-/) "
"""What stands behind a printed number and is left out in the contents."""


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
        return self.khoan.dau.replace("\\", "").strip(_SIGNS) if self.khoan.loai in _NUMBERED else ""

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
        return self.khoan[0].khoan.loai in _ROWS

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


def render(pages: Pages) -> list[Output]:
    """The list of all documents, and a page for each."""
    return van_ban_list.render(pages) + [_document(pages, *one) for one in pages.library.van_ban.items()]


def _document(pages: Pages, ma: str, document: VanBan) -> Output:
    library = pages.library
    text = library.toan_van.get(ma)
    views = tuple(_views(pages, ma, document, text)) if text else ()
    incoming = library.quan_he_den.get(ma, ())
    contents = _contents(pages, ma, views)
    return pages.output(
        address("van-ban", ma),
        "van_ban.html" if text else "van_ban_duoc_nhac.html",
        document.ten_ngan,
        f"{LOAI_VAN_BAN[document.loai]} {document.trich_yeu}. {_facts(document)}",
        trail=_TRAIL,
        rests=draft.rest(library, document),
        ma=ma,
        van_ban=document,
        cac_khoi=tuple(_blocks(views)),
        muc_luc=contents,
        trong_muc_luc=frozenset(view.khoan.ma for view in contents),
        quan_he_den=incoming,
        loi_nhac=tuple(dict.fromkeys(_said_of(document, incoming))),
    )


def _said_of(document: VanBan, incoming: Iterable[tuple[str, QuanHe]]) -> Iterator[TrichDan]:
    """Every citation that tells something of a document."""
    yield from document.nguon
    yield from (cited for _, cited in citations(document))
    yield from (cited for _, relation in incoming for cited in relation.nguon)


def _blocks(views: tuple[KhoanView, ...]) -> Iterator[Khoi]:
    for together, found in groupby(views, key=_together):
        if together:
            yield Khoi(tuple(found))
        else:
            yield from (Khoi((view,)) for view in found)


def _together(view: KhoanView) -> str:
    """What the clause stands on the page together with: the lines of a signature, the rows of a table."""
    return view.khoan.bang or ("ky" if view.khoan.loai == "ky" else "")


def _contents(pages: Pages, ma: str, views: tuple[KhoanView, ...]) -> list[KhoanView]:
    """Headings and what has a short name; a text without headings has its numbered points in any case."""
    headings = any(view.la_de_muc for view in views)
    return [
        view
        for view in views
        if view.la_de_muc
        or pages.library.nhan_ngan(ma, view.khoan.ma)
        or (not headings and view.khoan.loai == "khoan" and view.cap == 0)
    ]


def _facts(document: VanBan) -> str:
    number = document.so_ky_hieu.gia_tri
    when = document.ngay_ban_hanh.gia_tri
    parts = [f"Số {number}" if number else "", f"ngày {day(when)}" if when else ""]
    known = ", ".join(part for part in parts if part)
    return known if document.toan_van else f"{known}{'. ' if known else ''}Trang này không có toàn văn."


def _views(pages: Pages, ma: str, document: VanBan, text: ToanVan) -> Iterator[KhoanView]:
    for khoan in text.khoan:
        notes = text.ghi_chu.get(khoan.ma, ())
        key = (ma, khoan.ma)
        yield KhoanView(
            khoan=khoan,
            ten=text.ten_goi(khoan.ma),
            nhan=pages.library.nhan_ngan(ma, khoan.ma) or _first_words(text, khoan),
            dong=tuple(
                pages.linked_clause(ma, khoan, with_marks(inline(line), notes, partial(_note_link, ma)))
                for line in ("" if khoan.loai in _ROWS else khoan.noi_dung).split("\n")
            ),
            cap=len(text.to_tien(khoan.ma)),
            loi=tuple(slip for slip in document.loi_nguyen_van if slip.khoan == khoan.ma),
            hoi_dap=pages.library.hoi_dap_theo_khoan.get(key, ()),
            nhiem_vu=pages.library.nhiem_vu_theo_khoan.get(key, ()),
            chuyen_de=pages.library.chuyen_de_theo_khoan.get(key, ()),
            hoi_nghi=pages.library.hoi_nghi_theo_khoan.get(key, ()),
        )


def _first_words(text: ToanVan, khoan: Khoan) -> str:
    """A heading whole, with its title; of another clause its first words. Its number, which stands apart, is left out."""
    if khoan.la_de_muc:
        return text.tieu_de(khoan.ma) if khoan.loai not in _NUMBERED else khoan.chu
    words = khoan.chu.split()
    return khoan.chu if len(words) <= _FIRST_WORDS else " ".join(words[:_FIRST_WORDS]).rstrip(",;:") + "…"


def _note_link(van_ban: str, note: Khoan, mark: str) -> Node:
    label = Node("sup", children=(Node("text", text=mark),))
    return Node("a", href="/" + clause(van_ban, note.ma), children=(label,))
