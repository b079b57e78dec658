"""Bodies: the list by level, and for each one sheet with its tasks, deadlines, reports, documents and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from namro import draft
from namro.citations import squeeze
from namro.library import Library
from namro.opendata.calendars import calendars, path_of_body
from namro.outputs import Output
from namro.pages import labels
from namro.pages.context import Pages
from namro.pages.facets import FacetedList, FacetSpec
from namro.records.danh_muc import DonVi
from namro.tasks import VAI, SoViec, Viec
from namro.vietnamese import first_letter, sort_key

Words = Mapping[str, Sequence[tuple[str, str]]]
"""By document: (clause id, its words in lower case)."""


@dataclass(frozen=True)
class NhacTen:
    """A document that names a body: first clause that does, and all names it uses for it; both empty where only
    a task of that document is the body's (by another body below it, or inferred)."""

    van_ban: str
    khoan: str
    ten: tuple[str, ...]


@dataclass(frozen=True)
class PhanViec:
    """A task in which a body has a part itself (`qua` None) or one below it has."""

    viec: Viec
    qua: str | None


def render(pages: Pages) -> list[Output]:
    """The list, and a page for each body."""
    library = pages.library
    book = SoViec(library)
    bodies = sorted(library.don_vi.values(), key=lambda body: sort_key(body.ten))
    listed = FacetedList(
        "don-vi/", "đơn vị", bodies,
        (FacetSpec[DonVi](
            "cap", "Cấp", labels.CAP_DON_VI, lambda body: [body.cap], page=lambda cap: f"don-vi/#cap-{cap}"
        ),),
        sorts=(("ten", "Theo tên"), ("nhiem-vu", "Nhiều nhiệm vụ trước")),
    )  # fmt: skip
    groups = [
        (cap, found, _letters(found)) for cap in labels.CAP_DON_VI if (found := listed.having("cap", cap))
    ]
    made = [
        pages.output(
            "don-vi/", "don_vi_list.html", "Đơn vị",
            "Các cơ quan, tổ chức có tên trong văn bản: các cách gọi, có tên ở văn bản nào, được giao việc gì.",
            bang=listed, loc=listed.filters(), nhom=groups, so_viec=book,
        )
    ]  # fmt: skip
    words: Words = {
        ma: [(khoan.ma, squeeze(khoan.nguyen_van).lower()) for khoan in text.khoan]
        for ma, text in library.toan_van.items()
    }
    feeds = {calendar.path for calendar in calendars(library).don_vi}
    return made + [_body(pages, book, body, words, feeds) for body in bodies]


def _letters(bodies: Sequence[DonVi]) -> list[tuple[str, str]]:
    """(letter, id of the first body under it) where the list is long enough to jump in."""
    first: dict[str, str] = {}
    for body in bodies:
        first.setdefault(first_letter(body.ten), body.id)
    return list(first.items()) if len(bodies) > 15 else []


def _body(pages: Pages, book: SoViec, body: DonVi, words: Words, feeds: Set[str]) -> Output:
    library = pages.library
    below = book.ben_duoi.get(body.id, ())
    parts = {part: _parts(book, body.id, below, part) for part in VAI}
    tasks = book.theo_don_vi.get(body.id, ())
    title = f"Việc của {body.ten}"
    named = _naming(library, body, words, {viec.van_ban for viec in tasks})
    return pages.output(
        f"don-vi/{body.id}/", "don_vi.html", title,
        f"{body.ten} có tên trong {draft.counted(library, tasks, 'nhiệm vụ')}: vai trò, thời hạn, báo cáo với ai, kèm nguyên văn.",
        trail=[("Đơn vị", "don-vi/")],
        don_vi=body, ben_duoi=below, phan=parts, viec=tasks, VAI=VAI, nhac=named,
        lich=path_of_body(body.id) if path_of_body(body.id) in feeds else None,
        so_van_ban={item.van_ban: number for number, item in enumerate(named, 1)},
    )  # fmt: skip


def _parts(book: SoViec, body: str, below: Sequence[str], part: str) -> list[PhanViec]:
    """Tasks with that part, by their latest day; the body's own before those of bodies below it."""
    found = []
    for viec in book.theo_don_vi.get(body, ()):
        having = [ma for ma, role in viec.phan if role == part and (ma == body or ma in below)]
        if having:
            found.append(PhanViec(viec, None if body in having else having[0]))
    return sorted(found, key=lambda item: (item.qua is not None, *item.viec.thu_tu))


def _naming(library: Library, body: DonVi, words: Words, tasked: Set[str]) -> list[NhacTen]:
    """The documents that print a name of the body, oldest first where they are dated."""
    found = []
    for ma, clauses in words.items():
        names = [
            name for name in (body.ten, *body.ten_khac) if any(name.lower() in text for _, text in clauses)
        ]
        if names:
            first = next(k for k, text in clauses if any(name.lower() in text for name in names))
            found.append(NhacTen(ma, first, tuple(names)))
        elif ma in tasked:
            found.append(NhacTen(ma, "", ()))
    return sorted(found, key=lambda item: str(library.van_ban[item.van_ban].ngay_ban_hanh.gia_tri or "9"))
