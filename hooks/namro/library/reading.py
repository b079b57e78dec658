"""How long a study path takes to read, and what of it fits in ten minutes, in half an hour, in a session.

One rule for everything that a path leads to: what it says is counted in syllables, 200 of them make a minute, a part of
a minute is a whole one. A text is read with all that stands in the clause; a record with its quotations where it does
not say their words itself; of a question tree all questions and the longest outcome; of a document's tasks their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pydantic import BaseModel

from namro.files.citations import citations, squeeze, word_count
from namro.library.library import Library
from namro.records.base import BienTap, TrichDan
from namro.records.hoc_tap import DiemDen, LoTrinh
from namro.records.kinds import BY_ID

SYLLABLES_A_MINUTE = 200
LENGTHS = (10, 30, 240)
"""Ten minutes, half an hour, a session (half a day of work)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step leads: its name, its address, whether a draft speaks there; the minutes that it takes to read, and the
    shortest of LENGTHS in which it is read (None where it fits in none)."""

    ten: str
    url: str
    du_thao: bool
    phut: int
    trong: int | None


@dataclass(frozen=True, slots=True)
class Session:
    """What is read of a path in one of the LENGTHS."""

    dai: int
    phut: int
    so_cho: int


def read_path(library: Library, path: LoTrinh) -> tuple[tuple[Place, ...], ...]:
    """The places of each step, without those that are not here."""
    known = [[(den, found) for den in step.diem_den if (found := library.noi_den(den))] for step in path.buoc]
    minutes = [[minutes_of(library, den) for den, _ in step] for step in known]
    within = fitted(minutes)
    return tuple(
        tuple(
            Place(*found, phut=minutes[at][nth], trong=within.get((at, nth)))
            for nth, (_, found) in enumerate(step)
        )
        for at, step in enumerate(known)
    )


def sessions(steps: Sequence[Sequence[Place]]) -> tuple[Session, ...]:
    """The lengths in which something of a path is read, each with more in it than the one before."""
    places = [place for step in steps for place in step]
    made: list[Session] = []
    for length in LENGTHS:
        inside = [place.phut for place in places if place.trong and place.trong <= length]
        if len(inside) > (made[-1].so_cho if made else 0):
            made.append(Session(length, sum(inside), len(inside)))
    return tuple(made)


def fitted(minutes: Sequence[Sequence[int]]) -> dict[tuple[int, int], int]:
    """By (step, place): the shortest of LENGTHS in which it is read. The first place of every step goes before the second
    of any, an earlier step before a later one; what does not fit any more is passed over. What is read in a short session
    is read in a longer one."""
    taken: dict[tuple[int, int], int] = {}
    rounds = [*zip_longest(*minutes)]
    for length in LENGTHS:
        left = length - sum(minutes[at][nth] for at, nth in taken)
        for nth, row in enumerate(rounds):
            for at, needed in enumerate(row):
                if needed is not None and (at, nth) not in taken and needed <= left:
                    taken[at, nth] = length
                    left -= needed
    return taken


def minutes_of_path(library: Library, path: LoTrinh) -> int:
    """How long it takes to read all that a path leads to."""
    return sum(place.phut for step in read_path(library, path) for place in step)


def minutes_of(library: Library, den: DiemDen) -> int:
    """How long it takes to read what a step leads to."""
    return max(1, -(-sum(map(word_count, _said(library, den))) // SYLLABLES_A_MINUTE))


def _said(library: Library, den: DiemDen) -> Iterator[str]:
    if den.loai == "nhiem-vu":
        yield from (task.ten for task in library.nhiem_vu[den.ma])
    elif den.loai == "van-ban" and den.ma in library.toan_van:
        text = library.toan_van[den.ma]
        yield from (khoan.chu for khoan in (text.trong(den.khoan) if den.khoan else text.khoan))
    elif den.loai == "cay-hoi":
        tree = library.cay_hoi[den.ma]
        yield from (" ".join((one.hoi, *(choice.chu for choice in one.chon))) for one in tree.cau)
        yield max((" ".join(_own(outcome)) for outcome in tree.ket_luan), key=word_count)
    else:
        record = library.of(BY_ID[den.loai])[den.ma]
        own = " ".join(_own(record))
        yield own
        quoted = dict.fromkeys(squeeze(cited.trich) for _, cited in citations(record))
        yield from (words for words in quoted if words not in squeeze(own))


def _own(value: object) -> Iterator[str]:
    """The words of a record itself; a string without a space is an id."""
    match value:
        case str() if " " in value:
            yield value
        case tuple():
            for one in value:
                yield from _own(one)
        case BaseModel() if not isinstance(value, TrichDan):
            for name in type(value).model_fields:
                if name not in BienTap.model_fields:
                    yield from _own(getattr(value, name))
