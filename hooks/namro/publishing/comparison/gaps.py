"""What editors may want to do next: clauses that no question is about, entries that nobody touched for months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from namro.library.history.changes import History
from namro.library.history.named import named
from namro.library.library import Library
from namro.records.clause_kinds import kinds
from namro.records.kinds import BY_ID

_ASKED_ABOUT = kinds(asked=True)
"""Kinds of clauses that say something; headings, heads and signatures are nobody's question."""


@dataclass(frozen=True)
class KhoanTrong:
    """A document: how many clauses say something, and the ids of those that no question cites."""

    van_ban: str
    ten: str
    tong: int
    khoan: tuple[str, ...]


@dataclass(frozen=True)
class MucCu:
    """An entry and the day of its last change (`theo` git), else of its approval (`theo` duyet)."""

    muc: str
    ten: str
    ngay: date
    theo: Literal["git", "duyet"]


def unasked(library: Library) -> tuple[KhoanTrong, ...]:
    """Every document that is held in full."""
    found = []
    for ma, text in library.toan_van.items():
        clauses = [clause.ma for clause in text.khoan if clause.loai in _ASKED_ABOUT]
        free = tuple(one for one in clauses if (ma, one) not in library.hoi_dap_theo_khoan)
        found.append(KhoanTrong(ma, library.van_ban[ma].ten_ngan, len(clauses), free))
    return tuple(found)


def older(library: Library, history: History, as_of: date, months: int) -> tuple[MucCu, ...]:
    """Approved entries last changed more than `months` months before `as_of`, oldest first."""
    limit = _back(as_of, months)
    return tuple(
        sorted(
            (entry for entry in _entries(library, history) if entry.ngay < limit),
            key=lambda entry: (entry.ngay, entry.muc),
        )
    )


def _entries(library: Library, history: History) -> Iterator[MucCu]:
    for key, place in named(library, {}).items():
        kind = BY_ID[key[0]]
        if not kind.approved:
            continue
        changed, agreed = history.lan_cuoi.get(key), library.of(kind)[key[1]].ngay_duyet
        if changed:
            yield MucCu("/".join(key), place.ten, changed, "git")
        elif agreed:
            yield MucCu("/".join(key), place.ten, agreed, "duyet")


def _back(day: date, months: int) -> date:
    """The same day `months` months earlier, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
