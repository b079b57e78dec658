"""What a reader calls a record, and where it is shown; only what is published has a name here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from namro.library.draft import Rest, rest
from namro.library.history.pieces import Key
from namro.library.library import Library
from namro.records.addresses import HOME, address, listing
from namro.records.kinds import HAND_WRITTEN, KINDS, Kind, records

LOAI: Mapping[str, str] = {kind.ma: kind.ten for kind in KINDS if kind.listed}
"""Kinds in the order in which a day tells of them, as a reader calls one of each."""


@dataclass(frozen=True)
class Place:
    """A record by its name: `url` is below the site's root, `du_thao` whether a draft document speaks in it."""

    ten: str
    url: str
    du_thao: bool = False


def named(library: Library, hand_written: Mapping[str, str]) -> Mapping[Key, Place]:
    """Every record of a (published) library, and the hand-written pages by their titles."""
    return {
        **dict(_records(library)),
        **{(HAND_WRITTEN, ma): _page(ma, ten) for ma, ten in hand_written.items()},
    }


def _page(ma: str, ten: str) -> Place:
    return Place(ten, HOME if ma == "index" else address(HAND_WRITTEN, ma))


def _records(library: Library) -> Iterator[tuple[Key, Place]]:
    """A topic that nothing is told of has no page of its own: the list of questions stands for it."""
    for kind in records():
        for ma, record in library.of(kind).items() if kind.listed else ():
            url = address(kind.ma, ma, library.parent(kind, ma))
            if kind.ma == "chu-de" and ma not in library.chu_de_co_trang:
                url = listing("hoi-dap")
            yield (kind.ma, ma), Place(library.called(kind, ma), url, _drafted(library, kind, ma, record))


def _drafted(library: Library, kind: Kind, ma: str, record: BaseModel) -> bool:
    if kind.ma == "nhiem-vu":
        return library.is_draft(library.parent(kind, ma))
    return (kind.whole or kind.ma == "chu-de") and rest(library, record) is not Rest.NONE
