"""Two versions of a text on one page: what was reworded, moved, added, dropped, each with its words; what was kept
folds away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from namro.files.clauses import ToanVan
from namro.library import draft
from namro.library.draft import Rest
from namro.library.versions import Cap
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address, clause, compared
from namro.records.labels import called_changes

_BLOCKS, _LETTERS = 250, 60_000
"""Of one page: blocks, letters of the words that it shows."""
_ORDER = ("Sửa lời", "Mới", "Bỏ", "Chuyển chỗ", "Đổi số")


@dataclass(frozen=True)
class ChoSua:
    """A clause to which something happened: in words, where it stands now and where it stood ('' for nowhere)."""

    cap: Cap
    nhan: str
    neo: str
    ten: str
    url: str
    ten_cu: str
    url_cu: str


@dataclass(frozen=True)
class GiuNguyen:
    """A run of clauses to which nothing happened: how many, the first and the last with their addresses."""

    so: int
    dau: tuple[str, str]
    cuoi: tuple[str, str]


Khoi: TypeAlias = ChoSua | GiuNguyen


def render(pages: Pages) -> list[Output]:
    """A page for each two versions; of long ones several."""
    return [page for older, newer, found in pages.versions for page in _pages(pages, older, newer, found)]


def _pages(pages: Pages, older: str, newer: str, found: Sequence[Cap]) -> Iterator[Output]:
    library = pages.library
    old, new = library.van_ban[older], library.van_ban[newer]
    sheets = list(_sheets(_blocks(pages, older, newer, found))) or [[]]
    counts = Counter(name for pair in found for name in _said(pair))
    rests = draft.rest(library, old), draft.rest(library, new)
    firsts = [(name, counts[name], _first(sheets, name, newer, older)) for name in _ORDER if counts[name]]
    for number, blocks in enumerate(sheets, 1):
        which = f", trang {number}" if number > 1 else ""
        yield pages.output(
            compared(newer, older, number),
            "so_sanh.html",
            f"So sánh {new.ten_ngan} với {old.ten_ngan}{which}",
            f"Từng khoản của {new.ten_ngan} so với {old.ten_ngan}: khoản sửa lời, chuyển chỗ, mới, bỏ{which}.",
            trail=[("Văn bản", "van-ban/"), (new.ten_ngan, address("van-ban", newer))],
            rests=Rest.NONE if set(rests) == {Rest.NONE} else Rest.PART,
            cu=(older, old),
            moi=(newer, new),
            cac_khoi=blocks,
            dem=firsts,
            giu=sum(pair.yen for pair in found),
            so_trang=number,
            cac_trang=[compared(newer, older, one) for one in range(1, len(sheets) + 1)],
        )


def _sheets(blocks: Iterable[Khoi]) -> Iterator[list[Khoi]]:
    """The blocks of each page: as many as a cheap phone loads soon."""
    sheet: list[Khoi] = []
    letters = 0
    for block in blocks:
        more = sum(len(one.chu) for one in block.cap.doan) if isinstance(block, ChoSua) else 0
        if sheet and (len(sheet) == _BLOCKS or letters + more > _LETTERS):
            yield sheet
            sheet, letters = [], 0
        sheet.append(block)
        letters += more
    if sheet:
        yield sheet


def _first(sheets: Sequence[Sequence[Khoi]], name: str, newer: str, older: str) -> str:
    """Where the first clause stands to which that happened."""
    return next(
        f"{compared(newer, older, number)}#{block.neo}"
        for number, blocks in enumerate(sheets, 1)
        for block in blocks
        if isinstance(block, ChoSua) and name in block.nhan.split(", ")
    )


def _blocks(pages: Pages, older: str, newer: str, found: Sequence[Cap]) -> Iterator[Khoi]:
    texts = pages.library.toan_van
    for quiet, run in groupby(found, key=lambda pair: pair.yen):
        if quiet:
            kept = [pair.moi.ma for pair in run if pair.moi]
            first, last = ((texts[newer].ten_goi(ma), clause(newer, ma)) for ma in (kept[0], kept[-1]))
            yield GiuNguyen(len(kept), first, last)
        else:
            for pair in run:
                yield _change(texts[older], texts[newer], older, newer, pair)


def _change(old: ToanVan, new: ToanVan, older: str, newer: str, pair: Cap) -> ChoSua:
    before = (old.ten_goi(pair.cu.ma), clause(older, pair.cu.ma)) if pair.cu else ("", "")
    now = (new.ten_goi(pair.moi.ma), clause(newer, pair.moi.ma)) if pair.moi else ("", "")
    anchor = f"moi-{pair.moi.ma}" if pair.moi else f"bo-{pair.cu.ma if pair.cu else ''}"
    return ChoSua(pair, ", ".join(_said(pair)), anchor, *now, *before)


def _said(pair: Cap) -> tuple[str, ...]:
    return called_changes(pair.viec, pair.chuyen, pair.doi_so)
