"""A question as it leaves the site: with everything that one needs who has only it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from namro.library.library import Library
from namro.library.self_test.item import Item
from namro.library.self_test.sets import with_choices
from namro.library.self_test.words import recalled
from namro.records.addresses import clause

RECALLED = "Hỏi đáp"


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a document, where they stand, the whole address of the clause."""

    loi: str
    ten: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """A question, the group that it belongs to (a document, or the answers), its sources and whole address."""

    item: Item
    nhom: str
    du_thao: bool
    nguon: tuple[Source, ...]
    url: str


def cards(library: Library) -> Iterator[Card]:
    """Every question of the site once: those with choices, then the answers to be recalled."""
    base = library.trang.dia_chi_goc
    for item in (*with_choices(library), *recalled(library)):
        documents = dict.fromkeys(one.van_ban for one in item.nguon)
        sources = (
            Source(
                one.trich,
                f"{library.van_ban[one.van_ban].ten_ngan}, {library.ten_khoan(one.van_ban, one.khoan)}",
                base + library.shown_at(clause(one.van_ban, one.khoan)),
            )
            for one in item.nguon
        )
        yield Card(
            item,
            library.van_ban[item.nguon[0].van_ban].ten_ngan if item.sai else RECALLED,
            any(map(library.is_draft, documents)),
            tuple(sources),
            base + library.shown_at(item.url),
        )
