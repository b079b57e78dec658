"""The list of tasks: those of the current resolution first, 25 a page; by document; a page a document and a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from namro.language.vietnamese import sort_key
from namro.library import draft
from namro.library.current import HienNay, current, newest_first
from namro.library.deadlines import CAC_MA, NHAN, state
from namro.library.edition import Edition
from namro.library.tasks import SoViec, Viec
from namro.outputs.pages.context import Pages
from namro.outputs.pages.facets import FacetedList, FacetSpec
from namro.outputs.pages.shares import Hang, bars, rows
from namro.outputs.pour import Output
from namro.records import labels
from namro.records.addresses import (
    MATRIX_TABLE,
    TASKS_BY_DOCUMENT,
    address,
    listing,
    tasks_due,
    tasks_of,
    tasks_page,
)
from namro.records.nhiem_vu import NhiemVu

TITLE = "Việc phải làm"
URL = listing("nhiem-vu")
PER_PAGE = 25
_OPEN = 25
"""Rows of a document's page that stand open; the groups after them are folded under their headings."""
_UNSTATED = "chua-neu"


@dataclass(frozen=True)
class NhomViec:
    """Rows under one heading: `url` leads to the group's own page; `du_thao` says that all are of one draft, so that
    the heading says it once; `mo` that it stands open where groups fold."""

    id: str
    ten: str
    url: str | None
    viec: tuple[Viec, ...]
    du_thao: bool = False
    mo: bool = True


@dataclass(frozen=True)
class Trang:
    """One page of the list: its number, its rows, whether they belong to other resolutions than the current one."""

    so: int
    viec: tuple[Viec, ...]
    khac: bool


@dataclass(frozen=True)
class VanBanKhac:
    """A document of another resolution in the fold below the list: its rows and the days they can be due."""

    ma: str
    viec: tuple[Viec, ...]

    @property
    def ngay(self) -> tuple[object, object] | None:
        """First and last day on which something of it is due."""
        days = sorted(day for viec in self.viec if (day := viec.nhiem_vu.tien_do.muon_nhat))
        return (days[0], days[-1]) if days else None


def render(pages: Pages) -> list[Output]:
    """The list with its further pages, the documents, a page a document, a page a month or kind of undated words."""
    book = SoViec(pages.library)
    now = current(book)
    board = board_list(book, pages.as_of)
    made = [_page(pages, board, now, one, cut) for cut in [_cut(book, now)] for one in cut]
    made.append(_documents(pages, book, now))
    made += [_document(pages, board, ma, tasks) for ma, tasks in book.theo_van_ban.items()]
    return made + [_time(pages, board, group) for group in by_time(board.items)]


def board_list(book: SoViec, as_of: Edition) -> FacetedList[Viec]:
    """All tasks in the order in which they are listed, with what a reader can filter by."""
    library, now = book.library, current(book)
    bodies = sorted(book.theo_don_vi, key=lambda ma: sort_key(library.don_vi[ma].ten))
    items = _listed(book, now.van_ban) + _listed(book, now.khac)
    times = {group.id: group.ten for group in by_time(items)}
    specs = (
        FacetSpec[Viec](
            "van-ban",
            "Văn bản",
            {ma: library.van_ban[ma].ten_ngan for ma in (*now.van_ban, *now.khac)},
            lambda viec: [viec.van_ban],
            page=tasks_of,
        ),
        FacetSpec[Viec](
            "don-vi",
            "Của ai",
            {ma: library.don_vi[ma].ten for ma in bodies},
            lambda viec: [f"{above}/{part}" for body, part in viec.phan for above in book.len_tren(body)],
            page=lambda ma: address("don-vi", ma),
        ),
        FacetSpec[Viec]("vai-tro", "Vai trò", library.trang.goi.vai_tro, within="don-vi"),
        FacetSpec[Viec]("loai", "Loại việc", labels.LOAI_NHIEM_VU, lambda viec: [viec.nhiem_vu.loai]),
        FacetSpec[Viec](
            "trang-thai", "Tình hình", {**NHAN}, lambda viec: [state(viec.nhiem_vu, as_of.ngay).ma]
        ),
        FacetSpec[Viec](
            "thoi-gian", "Thời hạn", times, lambda viec: [time_key(viec.nhiem_vu)], page=tasks_due
        ),
    )
    return FacetedList(URL, "việc", items, specs, drafted=draft.FROM)


def time_key(task: NhiemVu) -> str:
    """'2026-02' for a latest day in that month; else the kind of words ('thuong-xuyen'), or that there are none."""
    if task.tien_do.muon_nhat:
        return f"{task.tien_do.muon_nhat:%Y-%m}"
    if task.tien_do.nguyen_van is None:
        return _UNSTATED
    return "khac" if task.tien_do.do_chinh_xac is None else task.tien_do.do_chinh_xac


def by_time(tasks: Iterable[Viec]) -> tuple[NhomViec, ...]:
    """Tasks by the month of their latest day, the newest first, then by the kind of undated words."""
    found: dict[str, list[Viec]] = {}
    for viec in tasks:
        found.setdefault(time_key(viec.nhiem_vu), []).append(viec)
    months = sorted((key for key in found if key[0].isdigit()), reverse=True)
    order = [*months, *labels.DO_CHINH_XAC, _UNSTATED]
    return tuple(
        NhomViec(key, _time_words(key), tasks_due(key), tuple(found[key])) for key in order if key in found
    )


def _time_words(key: str) -> str:
    if key[0].isdigit():
        return f"Hạn tháng {key[5:]}/{key[:4]}"
    if key == _UNSTATED:
        return "Văn bản chưa nêu thời hạn"
    words = labels.DO_CHINH_XAC[key]
    return f"{words[0].upper()}{words[1:]}"


def _listed(book: SoViec, documents: Sequence[str]) -> list[Viec]:
    return newest_first([viec for ma in documents for viec in book.theo_van_ban[ma]])


def _cut(book: SoViec, now: HienNay) -> list[Trang]:
    """The pages of the list; the tasks of other resolutions begin a page of their own."""
    parts = [
        (tuple(tasks[start : start + PER_PAGE]), other)
        for documents, other in ((now.van_ban, False), (now.khac, True))
        for tasks in [_listed(book, documents)]
        for start in range(0, len(tasks), PER_PAGE)
    ]
    return [Trang(number, tasks, other) for number, (tasks, other) in enumerate(parts or [((), False)], 1)]


def _page(
    pages: Pages, board: FacetedList[Viec], now: HienNay, here: Trang, every: Sequence[Trang]
) -> Output:
    library, book = pages.library, SoViec(pages.library)
    own = [viec for viec in board.items if viec.van_ban in now.van_ban]
    first = here.so == 1
    told = draft.counted(library, own, "việc")
    return pages.output(
        tasks_page(here.so),
        "nhiem_vu_bang.html",
        TITLE if first else f"{TITLE}, trang {here.so}",
        f"{told}, hạn mới nhất trước: ai làm, việc gì, khi nào xong, kèm nguyên văn.",
        trail=[] if first else [(TITLE, URL)],
        bang=board,
        loc=board.filters(shown=here.viec, further=not first),
        nhom=tuple(_groups(pages, here)),
        trang_nay=here,
        cac_trang=every,
        hien_nay=now,
        viec=own,
        nhac=_notice(pages, own),
        khac=[VanBanKhac(ma, book.theo_van_ban[ma]) for ma in now.khac] if first else [],
        tep=MATRIX_TABLE,
    )


def _groups(pages: Pages, here: Trang) -> Iterator[NhomViec]:
    """By month; tasks without a day by their document, whose heading then tells whether it is a draft."""
    library, prefix = pages.library, "khac-" if here.khac else ""
    for (month, ma), some in groupby(here.viec, _group_key):
        tasks = tuple(some)
        if month:
            yield NhomViec(f"{prefix}{month}", _time_words(month), tasks_due(month), tasks)
        else:
            words = f"Không nêu ngày: {library.van_ban[ma].ten_ngan}"
            yield NhomViec(f"khong-ngay-{ma}", words, tasks_of(ma), tasks, library.is_draft(ma))


def _group_key(viec: Viec) -> tuple[str, str]:
    last = viec.nhiem_vu.tien_do.muon_nhat
    return (f"{last:%Y-%m}", "") if last else ("", viec.van_ban)


def _notice(pages: Pages, tasks: Sequence[Viec]) -> Mapping[str, int]:
    """How the tasks that have a day stand on the day of the site, for the one notice above the list; '' counts all."""
    dated = [viec for viec in tasks if viec.nhiem_vu.tien_do.muon_nhat]
    counted = Counter(state(viec.nhiem_vu, pages.as_of.ngay).ma for viec in dated)
    return {"": len(dated), **{ma: counted[ma] for ma in CAC_MA}}


def _documents(pages: Pages, book: SoViec, now: HienNay) -> Output:
    library = pages.library

    def listed(documents: Sequence[str]) -> tuple[Hang, ...]:
        return rows(
            library,
            (
                (library.van_ban[ma].ten_ngan, tasks_of(ma), library.is_draft(ma), book.theo_van_ban[ma])
                for ma in documents
            ),
        )

    return pages.output(
        TASKS_BY_DOCUMENT,
        "nhiem_vu_cac_van_ban.html",
        f"{TITLE}: theo văn bản",
        f"{draft.counted(library, book.tat_ca, 'việc')}, xếp theo văn bản: mỗi văn bản nêu rõ đến đâu.",
        trail=[(TITLE, URL)],
        hang=listed(now.van_ban),
        hang_khac=listed(now.khac),
        hien_nay=now,
        viec=book.tat_ca,
    )


def _document(pages: Pages, board: FacetedList[Viec], ma: str, tasks: Sequence[Viec]) -> Output:
    document = pages.library.van_ban[ma]
    return pages.output(
        tasks_of(ma),
        "nhiem_vu_van_ban.html",
        f"Việc phải làm trong {document.ten_ngan}",
        f"{len(tasks)} việc trong {document.ten_ngan}, mỗi việc theo {pages.library.trang.goi_nam_cot}, kèm nguyên văn.",
        trail=[(TITLE, URL)],
        rests=draft.rest(pages.library, document),
        ma=ma,
        van_ban=document,
        viec=tasks,
        nhom=tuple(_headings(tasks)),
        thanh=bars(tasks),
        con_thieu=any(viec.o_muc(_UNSTATED) for viec in tasks),
        bang=board,
        loc=board.filters(chosen=("van-ban", ma)),
        tep=MATRIX_TABLE,
    )


def _headings(tasks: Sequence[Viec]) -> Iterator[NhomViec]:
    """In the order of the text, by the heading above each task."""
    before = 0
    for number, (_, some) in enumerate(groupby(tasks, lambda viec: viec.nhom.ma)):
        group = tuple(some)
        shown = number == 0 or before + len(group) <= _OPEN
        yield NhomViec(group[0].nhom.ma, group[0].ten_nhom, None, group, mo=shown)
        before += len(group)


def _time(pages: Pages, board: FacetedList[Viec], group: NhomViec) -> Output:
    return pages.output(
        tasks_due(group.id),
        "nhiem_vu_thoi_gian.html",
        f"Việc phải làm: {group.ten[0].lower()}{group.ten[1:]}",
        f"{draft.counted(pages.library, group.viec, 'việc')}; {group.ten.lower()}: ai làm, lời văn về thời hạn, kèm nguyên văn.",
        trail=[(TITLE, URL)],
        nhom=tuple(_by_document(pages, group.viec)),
        viec=group.viec,
        bang=board,
        loc=board.filters(chosen=("thoi-gian", group.id)),
        tep=MATRIX_TABLE,
    )


def _by_document(pages: Pages, tasks: Sequence[Viec]) -> Iterator[NhomViec]:
    library = pages.library
    before = 0
    for ma, some in groupby(
        sorted(tasks, key=lambda viec: [*library.van_ban].index(viec.van_ban)), lambda v: v.van_ban
    ):
        group = tuple(some)
        shown = not before or before + len(group) <= _OPEN
        yield NhomViec(ma, library.van_ban[ma].ten_ngan, tasks_of(ma), group, library.is_draft(ma), shown)
        before += len(group)
