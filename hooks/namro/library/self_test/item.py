"""One question of a self-test, and the wrong choices for it: real values of the same kind, none of them right too."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from namro.library.library import Library
from namro.records.base import TrichDan
from namro.records.nhiem_vu import NhiemVu

MOST_WRONG, LEAST_WRONG = 3, 2
LETTERS = "ABCD"
"""By which the choices are called."""
_WORD = re.compile(r"\w+")
_GIVEN_AWAY = 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `ma` names it for good: the record and the fact it asks for. `sai` are the wrong choices; without
    them one answers from memory and compares. `theo` says of what it is asked ('Chỉ thị …, điểm 3'), `url` is the page of
    the record, `ghi_chu` what the record adds."""

    ma: str
    hoi: str
    dap: str
    nguon: tuple[TrichDan, ...]
    url: str
    sai: tuple[str, ...] = ()
    theo: str = ""
    ghi_chu: str = ""

    @property
    def chon(self) -> tuple[str, ...]:
        """All choices, in an order that only the question itself decides; none of a question without."""
        every = (self.dap, *self.sai) if self.sai else ()
        return tuple(sorted(every, key=lambda one: drawn(self.ma, one)))

    @property
    def chu_cai(self) -> tuple[tuple[str, str], ...]:
        """(letter, words) of each choice."""
        return tuple(zip(LETTERS, self.chon, strict=False))

    @property
    def dung(self) -> str:
        """The letter of the right choice, '' where there is nothing to choose."""
        return next((letter for letter, words in self.chu_cai if words == self.dap), "")


def stated(library: Library, document: str, task: NhiemVu) -> str:
    """Where a task stands: 'Chỉ thị …, điểm 3'."""
    cited = task.nguon[0]
    return f"{library.van_ban[document].ten_ngan}, {library.ten_khoan(cited.van_ban, cited.khoan)}"


def drawn(ma: str, words: str) -> str:
    """A place in an order that looks like chance and is the same in every build."""
    return hashlib.sha256(f"{ma}|{words}".encode()).hexdigest()


def wrong(ma: str, right: str, others: Iterable[str], nearest: bool = False) -> tuple[str, ...]:
    """Up to three wrong choices among `others`, as drawn or, where their order says which are `nearest`, the first; none
    of them has all words of another or of the right one. () where fewer than two are left."""
    pool = list(dict.fromkeys(others))
    chosen: list[str] = []
    for one in pool if nearest else sorted(pool, key=lambda words: drawn(ma, words)):
        if not any(_holds(one, other) or _holds(other, one) for other in (right, *chosen)):
            chosen.append(one)
        if len(chosen) == MOST_WRONG:
            break
    return tuple(chosen) if len(chosen) >= LEAST_WRONG else ()


def gives_away(question: str, answer: str) -> bool:
    """Whether the question already says most words of the answer."""
    said, words = set(_words(question)), _words(answer)
    return sum(word in said for word in words) > len(words) * _GIVEN_AWAY


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _holds(longer: str, shorter: str) -> bool:
    """Whether all words of one stand in the other: a part of a name, an older name of the same body, a day of a span."""
    return set(_words(shorter)) <= set(_words(longer))
