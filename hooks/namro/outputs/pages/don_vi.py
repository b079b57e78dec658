"""Bodies: the list by level, those with tasks first; for each one sheet: its tasks, whom it works with, its names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from namro.files.citations import citations
from namro.language.vietnamese import sort_key
from namro.library import draft
from namro.library.current import newest_first
from namro.library.library import Library
from namro.library.tasks import SoViec, Viec, named
from namro.outputs.feeds.calendars import calendars, path_of_body
from namro.outputs.pages import linked_data
from namro.outputs.pages.context import Pages
from namro.outputs.pages.facets import FacetedList, FacetSpec
from namro.outputs.pages.responsibility import responsibility
from namro.outputs.pages.shares import bars
from namro.outputs.pour import Output
from namro.records.addresses import TASKS_BY_BODY, address, feed, listing
from namro.records.danh_muc import DonVi
from namro.records.hoi_nghi import ChuyenDe, HoiNghi
from namro.records.van_ban import LoiNguyenVan


@dataclass(frozen=True)
class TenIn:
    """A name as a document prints it, with the slip of the print that it repeats."""

    ten: str
    loi: LoiNguyenVan | None


@dataclass(frozen=True)
class NhacTen:
    """A document that names a body: first clause that does, and all names it prints for it.

    `trong` says that these are longer names of others, of which the body's own is only a part. No name at all where
    only a task of that document is the body's: by a body below it (`cap_duoi`), or inferred.
    """

    van_ban: str
    khoan: str = ""
    ten: tuple[TenIn, ...] = ()
    trong: bool = False
    cap_duoi: bool = False


@dataclass(frozen=True)
class DonViViec:
    """What the site holds on a body: tasks in which it has a part, tasks that only name it, its talks and the
    conferences that it holds."""

    nhiem_vu: tuple[Viec, ...]
    nhac_ten: tuple[Viec, ...]
    chuyen_de: Mapping[str, ChuyenDe]
    hoi_nghi: Mapping[str, HoiNghi]

    def loi(self, library: Library) -> str:
        """All of it in a line: '2 việc; 1 việc khác chỉ nêu tên; trình bày 1 chuyên đề'."""
        own, named = self.nhiem_vu, self.nhac_ten
        none = "Không việc nào giao cho" + ("" if named else " hay nêu riêng tên")
        told = [draft.counted(library, own, "việc") if own else none]
        if named:
            share = draft.share(len(named), draft.drafts(library, named))
            told.append(f"{len(named)} việc{' khác' if own else ''} chỉ nêu tên{share}")
        told += [f"trình bày {len(self.chuyen_de)} chuyên đề"] if self.chuyen_de else []
        told += [f"tổ chức {len(self.hoi_nghi)} hội nghị"] if self.hoi_nghi else []
        return "; ".join(told)


@dataclass(frozen=True)
class NhomDonVi:
    """The bodies of one level: those that have a part in a task, and the others."""

    cap: str
    co_viec: tuple[DonVi, ...]
    khong_viec: tuple[DonVi, ...]

    @property
    def tat_ca(self) -> tuple[DonVi, ...]:
        """All of them."""
        return (*self.co_viec, *self.khong_viec)


@dataclass(frozen=True)
class PhanViec:
    """A task in which a body has a part itself (`qua` None) or one below it has."""

    viec: Viec
    qua: str | None


def render(pages: Pages) -> list[Output]:
    """The list, and a page for each body."""
    library = pages.library
    book = SoViec(library)
    held = {ma: _held(book, ma) for ma in library.don_vi}
    bodies = sorted(library.don_vi.values(), key=lambda body: sort_key(body.ten))
    made = [_list(pages, bodies, held)]
    feeds = {calendar.path for calendar in calendars(library).don_vi}
    asked = _asked(library)
    return made + [
        _body(pages, book, body, held[body.id], feeds, asked)
        for body in bodies
        if pages.asked(address("don-vi", body.id))
    ]


def _list(pages: Pages, bodies: Sequence[DonVi], held: Mapping[str, DonViViec]) -> Output:
    """By level: first the bodies that a task gives a part, then the others, of which a line tells."""
    listed = FacetedList(
        TASKS_BY_BODY,
        "đơn vị",
        bodies,
        (
            FacetSpec[DonVi](
                "cap",
                "Cấp",
                pages.library.trang.goi.cap,
                lambda body: [body.cap],
                page=lambda cap: f"{TASKS_BY_BODY}#cap-{cap}",
            ),
        ),
        sorts=(("ten", "Theo tên"), ("nhiem-vu", "Nhiều việc trước")),
    )
    groups = [
        NhomDonVi(
            cap,
            tuple(body for body in found if held[body.id].nhiem_vu),
            tuple(body for body in found if not held[body.id].nhiem_vu),
        )
        for cap in pages.library.trang.goi.cap
        if (found := listed.having("cap", cap))
    ]
    return pages.output(
        TASKS_BY_BODY,
        "don_vi_list.html",
        "Việc phải làm: theo đơn vị",
        "Các cơ quan, tổ chức có tên trong văn bản: được giao việc gì, có tên ở văn bản nào.",
        trail=[("Việc phải làm", listing("nhiem-vu"))],
        bang=listed,
        loc=listed.filters(),
        nhom=sorted(groups, key=lambda group: not group.co_viec),
        viec=held,
        co_viec=sum(len(group.co_viec) for group in groups),
    )


def _held(book: SoViec, ma: str) -> DonViViec:
    library = book.library
    return DonViViec(
        book.theo_don_vi.get(ma, ()),
        book.nhac_ten.get(ma, ()),
        {one: talk for one, talk in library.chuyen_de_theo_so.items() if talk.nguoi_trinh_bay == ma},
        {one: conference for one, conference in library.hoi_nghi.items() if conference.to_chuc == ma},
    )


def _body(
    pages: Pages, book: SoViec, body: DonVi, held: DonViViec, feeds: Set[str], asked: Mapping[str, Set[str]]
) -> Output:
    below = book.ben_duoi.get(body.id, ())
    parts = {part: _parts(book, body.id, below, part) for part in pages.library.trang.goi.vai_tro}
    mentions = [PhanViec(viec, None) for viec in newest_first(held.nhac_ten)]
    named = _naming(pages.library, body, below, held)
    above, told = book.len_tren(body.id)[1:], held.loi(pages.library)
    return pages.output(
        address("don-vi", body.id),
        "don_vi.html",
        f"Việc của {body.ten}",
        f"{body.ten}: {told[0].lower()}{told[1:]}. Vai trò, thời hạn, báo cáo với ai, kèm nguyên văn.",
        trail=[("Theo đơn vị", TASKS_BY_BODY)],
        things=[linked_data.body(pages.library, body.id)],
        feed=feed("don-vi", body.id) if held.nhiem_vu else "",
        don_vi=body,
        ben_duoi=below,
        phan=parts,
        viec=held,
        chi_nhac=mentions,
        nhac=named,
        cap_tren={ma: count for ma in above if (count := len(book.theo_don_vi.get(ma, ())))},
        loi=_mended(body, named),
        lich=path_of_body(body.id) if path_of_body(body.id) in feeds else None,
        so_van_ban={item.van_ban: number for number, item in enumerate(named, 1)},
        ban_do=responsibility(book, body.id),
        thanh=bars(held.nhiem_vu),
        hoi=[
            (ma, question)
            for ma, question in pages.library.hoi_dap.items()
            if not asked[ma].isdisjoint((body.id, *below))
        ],
    )


def _asked(library: Library) -> dict[str, Set[str]]:
    """The bodies that the words quoted in the answer to each question name."""
    return {
        ma: frozenset().union(*(named(library, cited) for _, cited in citations(question)))
        for ma, question in library.hoi_dap.items()
    }


def _parts(book: SoViec, body: str, below: Sequence[str], part: str) -> list[PhanViec]:
    """Tasks with that part, the latest day first; the body's own before those of bodies below it."""
    found = []
    for viec in book.theo_don_vi.get(body, ()):
        having = [ma for ma, role in viec.phan if role == part and (ma == body or ma in below)]
        if having:
            found.append(PhanViec(viec, None if body in having else having[0]))
    order = {viec.url: number for number, viec in enumerate(newest_first([item.viec for item in found]))}
    return sorted(found, key=lambda item: (item.qua is not None, order[item.viec.url]))


def _naming(library: Library, body: DonVi, below: Sequence[str], held: DonViViec) -> list[NhacTen]:
    """The documents that print a name of the body or give it a task, oldest first where they are dated."""
    found = [
        named or NhacTen(ma, cap_duoi=any(_is_through(viec, body.id, below) for viec in held.nhiem_vu))
        for ma in library.toan_van
        if (named := _named(library, body.id, ma)) or any(viec.van_ban == ma for viec in held.nhiem_vu)
    ]
    return sorted(found, key=lambda item: str(library.van_ban[item.van_ban].ngay_ban_hanh.gia_tri or "9"))


def _named(library: Library, body: str, van_ban: str) -> NhacTen | None:
    """The names that a document prints for a body; if it has none, the longer names that hold one."""
    clauses = [
        (khoan.ma, one)
        for khoan in library.toan_van[van_ban].khoan
        for one in library.neu_ten[van_ban, khoan.ma]
        if one.don_vi == body
    ]
    own = [(ma, one) for ma, one in clauses if not one.trong]
    if not clauses:
        return None
    names: dict[str, TenIn] = {}
    for ma, one in own or clauses:
        slips = library.van_ban[van_ban].loi_nguyen_van
        name = one.trong or one.ten
        slip = next((slip for slip in slips if slip.khoan == ma and slip.trich in name), None)
        names.setdefault(name[0].lower() + name[1:], TenIn(name, slip))
    return NhacTen(van_ban, (own or clauses)[0][0], tuple(names.values()), trong=not own)


def _mended(body: DonVi, named: Sequence[NhacTen]) -> TenIn | None:
    """The printed name with a slip that the body's own name mends: where no document prints it as it is here."""
    printed = [name for item in named if not item.trong for name in item.ten]
    if any(name.ten[1:] == body.ten[1:] for name in printed):
        return None
    return next((name for name in printed if name.loi), None)


def _is_through(viec: Viec, body: str, below: Sequence[str]) -> bool:
    return not any(ma == body for ma, _ in viec.phan) and any(ma in below for ma, _ in viec.phan)
