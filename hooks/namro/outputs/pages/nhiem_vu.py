"""The task board: all tasks by their latest day, by document or by body, filtered; a page a document and a month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from namro.language.vietnamese import sort_key
from namro.library import draft
from namro.library.deadlines import NHAN, state
from namro.library.edition import Edition
from namro.library.tasks import SoViec, Viec, muc_do
from namro.outputs.pages.context import Pages
from namro.outputs.pages.facets import FacetedList, FacetSpec
from namro.outputs.pour import Output
from namro.records import labels
from namro.records.addresses import TASKS_BY_BODY, TASKS_BY_DOCUMENT, address
from namro.records.nhiem_vu import NhiemVu

TITLE = "Nhiệm vụ theo 5 rõ"
URL = "nhiem-vu/"
_VIEWS = (("Theo hạn", URL), ("Theo văn bản", TASKS_BY_DOCUMENT), ("Theo đơn vị", TASKS_BY_BODY))
_UNSTATED = "chua-neu"
_UNDATED = "khong-neu-ngay"


@dataclass(frozen=True)
class NhomViec:
    """A group of rows: `url` leads to the group's own page; `lap` tells which rows stood in a group before."""

    id: str
    ten: str
    url: str | None
    viec: tuple[Viec, ...]
    lap: tuple[bool, ...]


def render(pages: Pages) -> list[Output]:
    """The board in its three arrangements, a page a document, a page a month or kind of undated words."""
    book = SoViec(pages.library)
    board = board_list(book, pages.as_of)
    dated = by_time(board.items)
    arrangements = (
        dated,
        _groups(
            (ma, book.library.van_ban[ma].ten_ngan, f"{URL}{ma}/", tasks)
            for ma, tasks in book.theo_van_ban.items()
        ),
        _by_body(book, board.items),
    )
    made = []
    for position, ((words, url), groups) in enumerate(zip(_VIEWS, arrangements, strict=True)):
        views = tuple((*view, view[1] == url) for view in _VIEWS)
        title = TITLE if url == URL else f"{TITLE}: {words.lower()}"
        made.append(
            pages.output(
                url,
                "nhiem_vu_bang.html",
                title,
                f"{draft.counted(pages.library, board.items, 'nhiệm vụ')}, xếp {words.lower()}: ai làm, việc gì, khi nào xong, kèm nguyên văn.",
                trail=[(TITLE, URL)] if position else [],
                bang=board,
                loc=board.filters(views=views, url=url),
                nhom=groups,
            )
        )
    made += [_document(pages, board, ma, tasks) for ma, tasks in book.theo_van_ban.items()]
    return made + [_time(pages, board, group) for group in dated]


def board_list(book: SoViec, as_of: Edition) -> FacetedList[Viec]:
    """All tasks by their latest day, undated ones after, with what a reader can filter by."""
    library = book.library
    bodies = sorted(book.theo_don_vi, key=lambda ma: sort_key(library.don_vi[ma].ten))
    items = sorted(book.tat_ca, key=lambda viec: viec.thu_tu)
    times = {group.id: group.ten for group in by_time(items)}
    specs = (
        FacetSpec[Viec](
            "van-ban",
            "Văn bản",
            {ma: library.van_ban[ma].ten_ngan for ma in book.theo_van_ban},
            lambda viec: [viec.van_ban],
            page=lambda ma: f"{URL}{ma}/",
        ),
        FacetSpec[Viec](
            "don-vi",
            "Đơn vị",
            {ma: library.don_vi[ma].ten for ma in bodies},
            lambda viec: [f"{above}/{part}" for body, part in viec.phan for above in book.len_tren(body)],
            page=lambda ma: address("don-vi", ma),
        ),
        FacetSpec[Viec]("vai-tro", "Vai trò", labels.VAI_TRO, within="don-vi"),
        FacetSpec[Viec]("loai", "Loại", labels.LOAI_NHIEM_VU, lambda viec: [viec.nhiem_vu.loai]),
        FacetSpec[Viec](
            "trang-thai", "Tình hình", {**NHAN}, lambda viec: [state(viec.nhiem_vu, as_of.ngay).ma]
        ),
        FacetSpec[Viec](
            "thoi-gian",
            "Thời gian",
            times,
            lambda viec: [time_key(viec.nhiem_vu)],
            page=lambda ma: f"{URL}thoi-gian/{ma}/",
        ),
    )
    return FacetedList(URL, "nhiệm vụ", items, specs, drafted=draft.FROM)


def time_key(task: NhiemVu) -> str:
    """'2026-02' for a latest day in that month; else the kind of words ('thuong-xuyen'), or that there are none."""
    if task.tien_do.muon_nhat:
        return f"{task.tien_do.muon_nhat:%Y-%m}"
    if task.tien_do.nguyen_van is None:
        return _UNSTATED
    return "khac" if task.tien_do.do_chinh_xac is None else task.tien_do.do_chinh_xac


def by_time(tasks: Iterable[Viec]) -> tuple[NhomViec, ...]:
    """Tasks by the month of their latest day, then by the kind of undated words."""
    found: dict[str, list[Viec]] = {}
    for viec in tasks:
        found.setdefault(time_key(viec.nhiem_vu), []).append(viec)
    order = [*sorted(key for key in found if key[0].isdigit()), *labels.DO_CHINH_XAC, _UNSTATED]
    return _groups(
        (key, _time_words(key), f"{URL}thoi-gian/{key}/", found[key]) for key in order if key in found
    )


def _time_words(key: str) -> str:
    if key[0].isdigit():
        return f"Hạn trong tháng {key[5:]}/{key[:4]}"
    if key == _UNSTATED:
        return "Văn bản chưa nêu thời hạn"
    words = labels.DO_CHINH_XAC[key]
    return f"{words[0].upper()}{words[1:]}"


def _groups(given: Iterable[tuple[str, str, str | None, Sequence[Viec]]]) -> tuple[NhomViec, ...]:
    seen: set[str] = set()
    made = []
    for ma, ten, url, tasks in given:
        made.append(NhomViec(ma, ten, url, tuple(tasks), tuple(viec.url in seen for viec in tasks)))
        seen |= {viec.url for viec in tasks}
    return tuple(made)


def _by_body(book: SoViec, tasks: Sequence[Viec]) -> tuple[NhomViec, ...]:
    """By each body that leads or acts; tasks of which no one is named stand at the end."""
    found: dict[str, list[Viec]] = {}
    for viec in tasks:
        for ma in viec.ai or ("",):
            found.setdefault(ma, []).append(viec)
    named = sorted((ma for ma in found if ma), key=lambda ma: sort_key(book.library.don_vi[ma].ten))
    return _groups(
        [
            *((ma, book.library.don_vi[ma].ten, address("don-vi", ma), found[ma]) for ma in named),
            *(
                (_UNSTATED, "Văn bản chưa nêu ai chủ trì, ai thực hiện", None, tasks)
                for tasks in [found.get("")]
                if tasks
            ),
        ]
    )


def _document(pages: Pages, board: FacetedList[Viec], ma: str, tasks: Sequence[Viec]) -> Output:
    document = pages.library.van_ban[ma]
    title = f"Nhiệm vụ trong {document.ten_ngan}"
    degrees: Mapping[str, object] = muc_do(tasks)
    return pages.output(
        f"{URL}{ma}/",
        "nhiem_vu_van_ban.html",
        title,
        f"{len(tasks)} nhiệm vụ trong {document.ten_ngan}, mỗi nhiệm vụ theo 5 rõ, kèm nguyên văn.",
        trail=[(TITLE, URL)],
        rests=draft.rest(pages.library, document),
        ma=ma,
        van_ban=document,
        viec=tasks,
        dem=degrees,
        bang=board,
        loc=board.filters(chosen=("van-ban", ma)),
    )


def _time(pages: Pages, board: FacetedList[Viec], group: NhomViec) -> Output:
    title = f"Nhiệm vụ: {group.ten[0].lower()}{group.ten[1:]}"
    return pages.output(
        f"{URL}thoi-gian/{group.id}/",
        "nhiem_vu_thoi_gian.html",
        title,
        f"{draft.counted(pages.library, group.viec, 'nhiệm vụ')}; {group.ten.lower()}: ai làm, lời văn về thời hạn, kèm nguyên văn.",
        trail=[(TITLE, URL)],
        viec=group.viec,
        bang=board,
        loc=board.filters(chosen=("thoi-gian", group.id)),
    )
