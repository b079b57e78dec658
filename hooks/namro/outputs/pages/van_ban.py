"""Documents: the list, and a reader with every clause addressable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from namro.files.clauses import Khoan, ToanVan
from namro.files.footnotes import with_marks
from namro.language.prose import Node, inline
from namro.language.vietnamese import day
from namro.library import draft
from namro.outputs.pages.clause_table import OBang, grid
from namro.outputs.pages.context import Pages
from namro.outputs.pages.facets import FacetedList, FacetSpec
from namro.outputs.pour import Output
from namro.records.addresses import address, clause, filtered
from namro.records.clause_kinds import kinds
from namro.records.labels import LOAI_VAN_BAN, TINH_TRANG
from namro.records.nhiem_vu import NhiemVu
from namro.records.van_ban import LoiNguyenVan, VanBan

_URL = "van-ban/"
_TRAIL = (("Văn bản", _URL),)
_HELD = {"co": "Có toàn văn trên trang", "khong": "Được dẫn, trang không có toàn văn"}
BanGhi = tuple[str, VanBan]
"""(id, document)"""
_FIRST_WORDS = 12
_ROWS = kinds(look="table")


@dataclass(frozen=True)
class KhoanView:
    """A clause made ready: its lines as prose with linked note marks, its depth, what cites it."""

    khoan: Khoan
    ten: str
    tieu_de: str
    dong: tuple[tuple[Node, ...], ...]
    cap: int
    loi: tuple[LoiNguyenVan, ...]
    hoi_dap: tuple[str, ...]
    nhiem_vu: tuple[NhiemVu, ...]
    chuyen_de: tuple[str, ...]
    hoi_nghi: tuple[str, ...]

    @property
    def la_dau_de(self) -> bool:
        """Whether it heads a part of this very text; what is quoted as new wording heads nothing here."""
        return self.khoan.la_de_muc and not self.khoan.trong_ngoac

    @property
    def nhan(self) -> str:
        """The clause in the contents: a heading whole, another clause by its number and first words."""
        if self.la_dau_de:
            return self.tieu_de
        words = self.khoan.nguyen_van.split()
        return " ".join(words[:_FIRST_WORDS]) + (" […]" if len(words) > _FIRST_WORDS else "")


@dataclass(frozen=True)
class Khoi:
    """What stands on the page as one block: a clause, or all lines of a signature; with what cites any of them."""

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
    library = pages.library
    listed = _listed(pages)
    made = [
        pages.output(
            _URL,
            "van_ban_list.html",
            "Văn bản",
            "Các văn bản của Đảng bộ thành phố Cần Thơ có toàn văn trên trang, và các văn bản được dẫn.",
            bang=listed,
            loc=listed.filters(),
            nhom=_by_text(listed.items),
        )
    ]
    for spec in listed.specs:
        for value, found in listed.pages(spec.key):
            assert value.url is not None
            made.append(
                pages.output(
                    value.url,
                    "van_ban_list.html",
                    f"Văn bản, {spec.title.lower()}: {value.label}",
                    f"{draft.counted(pages.library, found, 'văn bản', draft.IS)}, lọc theo {spec.title.lower()}: {value.label}.",
                    trail=_TRAIL,
                    bang=listed,
                    loc=listed.filters((spec.key, value.id)),
                    nhom=_by_text(found),
                )
            )
    return made + [_document(pages, ma, document) for ma, document in library.van_ban.items()]


def _listed(pages: Pages) -> FacetedList[BanGhi]:
    """All documents: by kind, year, issuing body, state, and whether the site holds the text."""
    library = pages.library
    dated = {
        str(vb.ngay_ban_hanh.gia_tri.year) for vb in library.van_ban.values() if vb.ngay_ban_hanh.gia_tri
    }
    years = {year: year for year in sorted(dated, reverse=True)} | {"khong-ro": "Văn bản chưa nêu"}
    issuers = {vb.co_quan: library.don_vi[vb.co_quan].ten for vb in library.van_ban.values() if vb.co_quan}
    return FacetedList(
        _URL,
        "văn bản",
        list(library.van_ban.items()),
        (
            FacetSpec[BanGhi](
                "loai",
                "Loại",
                LOAI_VAN_BAN,
                lambda vb: [vb[1].loai],
                page=lambda ma: filtered("van-ban", "loai", ma),
            ),
            FacetSpec[BanGhi](
                "nam", "Năm", years, lambda vb: [_year(vb[1])], page=lambda ma: filtered("van-ban", "nam", ma)
            ),
            FacetSpec[BanGhi](
                "co-quan",
                "Cơ quan",
                issuers,
                lambda vb: [vb[1].co_quan] if vb[1].co_quan else [],
                page=lambda ma: filtered("van-ban", "co-quan", ma),
            ),
            FacetSpec[BanGhi](
                "tinh-trang",
                "Tình trạng",
                TINH_TRANG,
                lambda vb: [vb[1].tinh_trang],
                page=lambda ma: filtered("van-ban", "tinh-trang", ma),
            ),
            FacetSpec[BanGhi](
                "toan-van",
                "Toàn văn",
                _HELD,
                lambda vb: [_held(vb[1])],
                page=lambda ma: filtered("van-ban", "toan-van", ma),
            ),
        ),
        drafted=draft.IS,
    )


def _by_text(found: Sequence[BanGhi]) -> list[tuple[str, str, list[BanGhi]]]:
    """(id, heading, documents): those with their text before those only named."""
    groups = [(key, _HELD[key], [one for one in found if _held(one[1]) == key]) for key in _HELD]
    return [group for group in groups if group[2]]


def _held(document: VanBan) -> str:
    return "co" if document.toan_van else "khong"


def _year(document: VanBan) -> str:
    when = document.ngay_ban_hanh.gia_tri
    return str(when.year) if when else "khong-ro"


def _document(pages: Pages, ma: str, document: VanBan) -> Output:
    library = pages.library
    text = library.toan_van.get(ma)
    views = tuple(_views(pages, ma, document, text)) if text else ()
    incoming = [
        (other, relation)
        for other, vb in library.van_ban.items()
        for relation in vb.quan_he
        if relation.van_ban == ma and other != ma
    ]
    return pages.output(
        address("van-ban", ma),
        "van_ban.html",
        document.ten_ngan,
        f"{LOAI_VAN_BAN[document.loai]} {document.trich_yeu}. {_facts(document)}",
        trail=_TRAIL,
        rests=draft.rest(library, document),
        ma=ma,
        van_ban=document,
        khoan=views,
        cac_khoi=tuple(_blocks(views)),
        muc_luc=_contents(views),
        quan_he_den=incoming,
    )


def _blocks(views: tuple[KhoanView, ...]) -> Iterator[Khoi]:
    for together, found in groupby(views, key=_together):
        if together:
            yield Khoi(tuple(found))
        else:
            yield from (Khoi((view,)) for view in found)


def _together(view: KhoanView) -> str:
    """What the clause stands on the page together with: the lines of a signature, the rows of a table."""
    if view.khoan.loai in _ROWS:
        return view.khoan.ma.rpartition(".")[0] if view.khoan.loai == "hang" else view.khoan.ma
    return "ky" if view.khoan.loai == "ky" else ""


def _contents(views: tuple[KhoanView, ...]) -> list[KhoanView]:
    """Headings; in a text that has none, its numbered points."""
    headings = [view for view in views if view.la_dau_de]
    return headings or [view for view in views if view.khoan.loai == "khoan" and view.cap == 0]


def _facts(document: VanBan) -> str:
    number = document.so_ky_hieu.gia_tri
    when = document.ngay_ban_hanh.gia_tri
    parts = [f"Số {number}" if number else "", f"ngày {day(when)}" if when else ""]
    known = ", ".join(part for part in parts if part)
    return known if document.toan_van else f"{known}{'. ' if known else ''}Trang này không có toàn văn."


def _views(pages: Pages, ma: str, document: VanBan, text: ToanVan) -> Iterator[KhoanView]:
    noted: dict[str, list[Khoan]] = {}
    for note in text.khoan:
        host = text.cha(note.ma) if note.loai == "ghi-chu" else None
        if host is not None:
            noted.setdefault(host.ma, []).append(note)
    for khoan in text.khoan:
        notes = noted.get(khoan.ma, [])
        key = (ma, khoan.ma)
        yield KhoanView(
            khoan=khoan,
            ten=text.ten_goi(khoan.ma),
            tieu_de=text.tieu_de(khoan.ma),
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


def _note_link(van_ban: str, note: Khoan, mark: str) -> Node:
    label = Node("sup", children=(Node("text", text=mark),))
    return Node("a", href="/" + clause(van_ban, note.ma), children=(label,))
