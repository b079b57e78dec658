"""Which documents carry out the resolution that is being worked on: their tasks are told first, others after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from namro.library.tasks import SoViec, Viec
from namro.records.chuoi import Chuoi


@dataclass(frozen=True)
class HienNay:
    """The current chain (None: the records tell of none that has tasks) and its documents with tasks, in its order;
    `khac` are all other documents with tasks."""

    chuoi: Chuoi | None
    van_ban: tuple[str, ...]
    khac: tuple[str, ...]


def current(book: SoViec) -> HienNay:
    """The chain that the home page tells of; when the site names none, the one whose documents give the most tasks; of
    equals the one with the later deadlines.

    The latest date alone would be no judge: a plan for one meeting is often younger than the resolution that a whole
    term works on. Without a chain every document is current.
    """
    documents = tuple(book.theo_van_ban)
    minute = book.library.trang.mot_phut
    named = book.library.chuoi.get(minute.chuoi or "") if minute else None
    ranked = [named] if named else sorted(book.library.chuoi.values(), key=lambda chain: _rank(book, chain))
    chain = ranked[-1] if ranked and _tasks(book, ranked[-1]) else None
    if chain is None:
        return HienNay(None, documents, ())
    own = [link.van_ban for link in chain.mat_xich if link.van_ban in documents]
    return HienNay(
        chain,
        tuple(dict.fromkeys(ma for ma in own if ma)),
        tuple(ma for ma in documents if ma not in own),
    )


def newest_first(tasks: Sequence[Viec]) -> list[Viec]:
    """Tasks with a day before those without, the latest day first; otherwise as they came."""
    dated = [viec for viec in tasks if viec.nhiem_vu.tien_do.muon_nhat]
    dated.sort(key=lambda viec: viec.thu_tu, reverse=True)
    return dated + [viec for viec in tasks if viec.nhiem_vu.tien_do.muon_nhat is None]


def _tasks(book: SoViec, chain: Chuoi) -> list[Viec]:
    return [viec for link in chain.mat_xich for viec in book.theo_van_ban.get(link.van_ban or "", ())]


def _rank(book: SoViec, chain: Chuoi) -> tuple[int, str]:
    tasks = _tasks(book, chain)
    days = [viec.nhiem_vu.tien_do.muon_nhat for viec in tasks]
    return len(tasks), max((day.isoformat() for day in days if day), default="")
