"""Which pages a site has no use for: the lists of records that it has none of, and what only speaks of them."""

from __future__ import annotations

from collections.abc import Iterator

from namro.library.events import events
from namro.library.library import Library
from namro.library.self_test.sets import sets
from namro.library.timeline import timeline
from namro.records.addresses import (
    CALENDAR,
    EVENTS,
    MATRIX,
    MY_PACKET,
    NUMBERS,
    PRINCIPLE,
    SELF_TEST,
    STUDY,
    TASKS_BY_BODY,
    TASKS_BY_DOCUMENT,
    TIMELINE,
    listing,
    own_list,
)
from namro.records.kinds import Kind, records

_OF_TASKS = (MATRIX, NUMBERS, PRINCIPLE, TASKS_BY_DOCUMENT, TASKS_BY_BODY)


def absent(library: Library) -> frozenset[str]:
    """The addresses of lists and pages, and of places on them, that a (published) library leaves empty."""
    gone = set(_gone(library))
    # Two kinds may share a page: it is there for either.
    return frozenset(gone - {listing(kind.ma) for kind in records() if kind.section and _has(library, kind)})


def _gone(library: Library) -> Iterator[str]:
    for kind in records():
        if kind.section and not _has(library, kind):
            yield from (own_list(kind.ma), listing(kind.ma))
    if not library.nhiem_vu_theo_ma:
        yield from _OF_TASKS
    if not (events(library) or library.hoi_nghi):
        yield CALENDAR
    if "su-kien" in library.trang.muc_an or not timeline(library):
        yield from (TIMELINE, EVENTS)
    if not sets(library):
        yield SELF_TEST
    if not library.toan_van and not any(
        _has(library, kind) for kind in records() if f"{kind.door}/" == STUDY
    ):
        yield from (STUDY, MY_PACKET)


def _has(library: Library, kind: Kind) -> bool:
    """Whether the page that lists a kind has anything to say."""
    if kind.ma in library.trang.muc_an:
        return False
    if kind.ma == "mau-thuan" and any(document.loi_nguyen_van for document in library.van_ban.values()):
        return True
    if kind.ma == "chuoi" and library.quan_he_den:
        return True
    if kind.ma == "su-kien" and timeline(library):
        return True
    return bool(library.of(kind))
