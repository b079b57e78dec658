"""What the pages and the counts of a library should say of drafts: what verify/resting.py compares them with."""

from __future__ import annotations

from collections.abc import Sequence

from namro.library.draft import Item, Rest, drafts, rest
from namro.library.library import Library
from namro.library.tasks import SoViec
from namro.records.addresses import address, part, tasks_of, unstated
from namro.records.kinds import records


def pages_resting(library: Library) -> dict[str, Rest]:
    """How much a draft says of each page that is about one record, by address."""
    found: dict[str, Item] = {address("van-ban", ma): document for ma, document in library.van_ban.items()}
    for ma, long in library.trong_phan.items():
        found |= dict.fromkeys((part(ma, one.dia_chi) for one in long.phan), library.van_ban[ma])
    for ma in SoViec(library).theo_van_ban:
        found |= dict.fromkeys((tasks_of(ma), unstated(ma)), library.van_ban[ma])
    found |= {viec.url: viec for viec in SoViec(library).tat_ca}
    for kind in records():
        if kind.whole and kind.cited and not kind.apart:
            found |= {address(kind.ma, ma): record for ma, record in library.of(kind).items()}
    return {url: rest(library, item) for url, item in found.items()}


def issued(library: Library) -> dict[tuple[str, str], int]:
    """By noun and page: how many tasks or questions of that page rest on no draft; '' stands for all of the site."""
    book = SoViec(library)
    made: dict[tuple[str, str], Sequence[Item]] = {
        ("nhiệm vụ", ""): book.tat_ca,
        ("câu hỏi", ""): tuple(library.hoi_dap.values()),
    }
    for ma in library.doi_tuong:
        asked = [question for question in library.hoi_dap.values() if ma in question.doi_tuong]
        made["câu hỏi", address("doi-tuong", ma)] = asked
    counted = {key: _issued(library, items) for key, items in made.items()}
    for (
        ma
    ) in library.don_vi:  # its page counts the tasks in which it has a part and those that only name it apart
        held = (book.theo_don_vi.get(ma, ()), book.nhac_ten.get(ma, ()))
        counted["nhiệm vụ", address("don-vi", ma)] = max(_issued(library, items) for items in held)
    return counted


def _issued(library: Library, items: Sequence[Item]) -> int:
    return len(items) - drafts(library, items)
