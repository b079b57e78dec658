"""Two versions of a text laid beside each other, clause by clause: kept, reworded, moved, new, gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from namro.files.citations import squeeze
from namro.files.clauses import Khoan, ToanVan
from namro.language.word_changes import DoanChu, changes, rising
from namro.library.matching import match, said

ViecXayRa: TypeAlias = Literal["giu", "sua", "moi", "bo"]
"""Kept word for word, reworded, new, gone."""


@dataclass(frozen=True)
class Cap:
    """A clause in both versions, or in one of them; `chuyen` says that it stands elsewhere than it did."""

    cu: Khoan | None
    moi: Khoan | None
    chuyen: bool = False
    doi_so: bool = False
    """Whether its own number is another one, at the same place."""

    @property
    def viec(self) -> ViecXayRa:
        """What happened to its words."""
        if self.cu is None:
            return "moi"
        if self.moi is None:
            return "bo"
        return "giu" if squeeze(said(self.cu)) == squeeze(said(self.moi)) else "sua"

    @property
    def yen(self) -> bool:
        """Whether nothing happened that a reader asks about."""
        return self.viec == "giu" and not self.chuyen and not self.doi_so

    @cached_property
    def doan(self) -> tuple[DoanChu, ...]:
        """Its words with what went and what came."""
        return changes(said(self.cu) if self.cu else "", said(self.moi) if self.moi else "")


def compare(old: ToanVan, new: ToanVan) -> tuple[Cap, ...]:
    """Every clause of both, in the order of the newer text; what is gone stands where it used to follow."""
    new_of = match(old, new)
    old_of = {there: here for here, there in new_of.items()}
    moved = _moved(old, new, new_of)
    gone: dict[str, list[Cap]] = defaultdict(list)
    after = ""
    for khoan in old.khoan:
        if khoan.ma not in new_of:
            gone[after].append(Cap(khoan, None))
        elif new_of[khoan.ma] not in moved:
            after = new_of[khoan.ma]
    made = gone[""]
    for khoan in new.khoan:
        before = old.theo_ma[old_of[khoan.ma]] if khoan.ma in old_of else None
        elsewhere = khoan.ma in moved
        renumbered = before is not None and not elsewhere and _own(old, before) != _own(new, khoan)
        made.append(Cap(before, khoan, elsewhere, renumbered))
        made += gone.get(khoan.ma, ())
    return tuple(made)


def _own(text: ToanVan, khoan: Khoan) -> str:
    """Its part of the id below the clause around it."""
    above = text.cha(khoan.ma)
    return khoan.ma.removeprefix(f"{above.ma}.") if above else khoan.ma


def _moved(old: ToanVan, new: ToanVan, new_of: Mapping[str, str]) -> frozenset[str]:
    """Ids of the new text whose clauses changed their order among their neighbours, or the clause around them. What is
    inside goes with it and did not move; nor did what a new heading was set over."""
    old_of = {there: here for here, there in new_of.items()}
    place = {khoan.ma: number for number, khoan in enumerate(old.khoan)}
    groups: dict[str, list[str]] = defaultdict(list)
    away, unsure = set(), set()
    for khoan in new.khoan:
        if khoan.ma not in old_of:
            continue
        above, here = old.cha(old_of[khoan.ma]), new.cha(khoan.ma)
        was = new_of.get(above.ma) if above else ""
        now = here.ma if here else ""
        if was == now:
            groups[now].append(khoan.ma)
        elif was is None or (now and now not in old_of) or not (was and now):
            unsure.add(khoan.ma)
        else:
            away.add(khoan.ma)
    for ids in groups.values():
        kept = {ids[n] for n in rising([place[old_of[ma]] for ma in ids])}
        away.update(set(ids) - kept)
    if unsure:
        paired = [khoan.ma for khoan in new.khoan if khoan.ma in old_of]
        steady = {paired[n] for n in rising([place[old_of[ma]] for ma in paired])}
        away |= unsure - steady
    return frozenset(away)
