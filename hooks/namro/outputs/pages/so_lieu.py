"""Pictures and totals of the tasks: how far the five are known by document, group and body; tasks by month."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from namro.library.draft import drafts
from namro.library.library import Library
from namro.library.tasks import NAM_RO, SoViec, Viec, muc_do
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address, clause, tasks_due, tasks_of

URL = "nhiem-vu/so-lieu/"
_WIDTH, _GAP = 320, 4
_LINE, _UNDER, _NAME_LENGTH = 17, 38, 44
_MONTH_ROW, _MONTH_LEFT, _MONTH_RIGHT = 26, 92, 44
_PICTURED = 12


@dataclass(frozen=True)
class Doan:
    """A stretch of a bar: left edge and width in units of the picture, the degree that it stands for."""

    x: float
    rong: float
    muc_do: str


@dataclass(frozen=True)
class Thanh:
    """The bar of one of the five: its left edge, its stretches, how many of all tasks are quoted or inferred."""

    khoa: str
    x: float
    doan: tuple[Doan, ...]
    da_ro: int


@dataclass(frozen=True)
class Hang:
    """A row: `y` is the top of its bars in the picture, below the lines of its name; `dem` counts tasks by degree
    for each of the five."""

    ten: str
    dong: tuple[str, ...]
    url: str | None
    du_thao: bool
    y: int
    so: int
    so_du_thao: int
    dem: Mapping[str, Counter[str]]
    thanh: tuple[Thanh, ...]


@dataclass(frozen=True)
class Thang:
    """A month's row: width of its bar in units of the picture."""

    ten: str
    url: str
    y: int
    so: int
    so_du_thao: int
    rong: float


def render(pages: Pages) -> list[Output]:
    """One page."""
    library, book = pages.library, SoViec(pages.library)
    documents = _rows(
        library,
        (
            (library.van_ban[ma].ten_ngan, tasks_of(ma), library.is_draft(ma), tasks)
            for ma, tasks in book.theo_van_ban.items()
        ),
    )
    groups = _rows(
        library,
        (
            (tasks[0].ten_nhom, clause(ma, khoan), library.is_draft(ma), tasks)
            for (ma, khoan), tasks in book.theo_nhom.items()
        ),
    )
    most = sorted(book.theo_don_vi.items(), key=lambda pair: -len(pair[1]))
    bodies = _rows(
        library, ((library.don_vi[ma].ten, address("don-vi", ma), False, tasks) for ma, tasks in most)
    )
    title = "Số liệu và hình về nhiệm vụ"
    return [
        pages.output(
            URL,
            "so_lieu.html",
            title,
            "Văn bản nói rõ đến đâu, theo văn bản, theo nhóm, theo đơn vị; nhiệm vụ có hạn theo tháng. Mỗi hình kèm bảng số.",
            trail=[("Nhiệm vụ theo 5 rõ", "nhiem-vu/")],
            van_ban=documents,
            nhom=_under_documents(book, groups),
            don_vi=bodies,
            don_vi_ve=bodies[:_PICTURED],
            thang=_months(library, book.tat_ca),
            viec=book.tat_ca,
            khong_ngay=[viec for viec in book.tat_ca if viec.nhiem_vu.tien_do.muon_nhat is None],
        )
    ]


def _rows(
    library: Library, given: Iterable[tuple[str, str | None, bool, Sequence[Viec]]]
) -> tuple[Hang, ...]:
    made, y = [], 0
    for ten, url, draft, tasks in given:
        lines = tuple(textwrap.wrap(ten, _NAME_LENGTH))
        y += _LINE * len(lines) + 4
        degrees = muc_do(tasks)
        bars = tuple(_bar(khoa, place, degrees[khoa], len(tasks)) for place, khoa in enumerate(NAM_RO))
        made.append(Hang(ten, lines, url, draft, y, len(tasks), drafts(library, tasks), degrees, bars))
        y += _UNDER
    return tuple(made)


def _bar(khoa: str, place: int, counted: Counter[str], every: int) -> Thanh:
    """Quoted, then inferred, then what is left white: nothing stated or nothing to state."""
    width = (_WIDTH - _GAP * (len(NAM_RO) - 1)) / len(NAM_RO)
    left = place * (width + _GAP)
    at, parts = left, []
    for degree in ("trich-dan", "suy-ra"):
        stretch = width * counted[degree] / every
        if stretch:
            parts.append(Doan(round(at, 2), round(stretch, 2), degree))
        at += stretch
    return Thanh(khoa, round(left, 2), tuple(parts), counted["trich-dan"] + counted["suy-ra"])


def _under_documents(book: SoViec, groups: Sequence[Hang]) -> list[tuple[str, list[Hang]]]:
    found: dict[str, list[Hang]] = {}
    for (ma, _), row in zip(book.theo_nhom, groups, strict=True):
        found.setdefault(ma, []).append(row)
    return list(found.items())


def _months(library: Library, tasks: Sequence[Viec]) -> tuple[Thang, ...]:
    dated = [(f"{day:%Y-%m}", viec) for viec in tasks if (day := viec.nhiem_vu.tien_do.muon_nhat)]
    counted = Counter(key for key, _ in dated)
    room = _WIDTH - _MONTH_LEFT - _MONTH_RIGHT
    most = max(counted.values(), default=1)
    return tuple(
        Thang(
            f"{key[5:]}/{key[:4]}",
            tasks_due(key),
            number * _MONTH_ROW,
            count,
            drafts(library, [viec for month, viec in dated if month == key]),
            round(room * count / most, 2),
        )
        for number, (key, count) in enumerate(sorted(counted.items()))
    )
