"""How much of the five is stated, as shares of a bar: one row a document, group or body, five bars a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from namro.library.draft import drafts
from namro.library.library import Library
from namro.library.tasks import NAM_RO, Viec, muc_do

SAID = ("trich-dan", "suy-ra")
"""The degrees that are drawn: quoted first, then inferred; what is left of a bar stays empty."""


@dataclass(frozen=True)
class Doan:
    """A stretch of a bar in hundredths of its length, and the degree that it stands for."""

    x: str
    rong: str
    muc_do: str


@dataclass(frozen=True)
class Thanh:
    """The bar of one of the five: its stretches, how many tasks stand at each degree, how many state it at all."""

    khoa: str
    doan: tuple[Doan, ...]
    dem: Counter[str]
    da_ro: int


@dataclass(frozen=True)
class Hang:
    """A row: what it is called, where it leads, whether it is a draft, its tasks counted by degree."""

    ten: str
    url: str | None
    du_thao: bool
    so: int
    so_du_thao: int
    dem: Mapping[str, Counter[str]]
    thanh: tuple[Thanh, ...]


def rows(library: Library, given: Iterable[tuple[str, str | None, bool, Sequence[Viec]]]) -> tuple[Hang, ...]:
    """A row for each (name, address, whether a draft, tasks)."""
    made = []
    for ten, url, is_draft, tasks in given:
        degrees = muc_do(tasks)
        bars = tuple(bar(khoa, degrees[khoa], len(tasks)) for khoa in NAM_RO)
        made.append(Hang(ten, url, is_draft, len(tasks), drafts(library, tasks), degrees, bars))
    return tuple(made)


def bars(tasks: Sequence[Viec]) -> tuple[Thanh, ...]:
    """The five bars of some tasks."""
    degrees = muc_do(tasks)
    return tuple(bar(khoa, degrees[khoa], len(tasks)) for khoa in NAM_RO)


def bar(khoa: str, counted: Counter[str], every: int) -> Thanh:
    """Quoted, then inferred; nothing stated or nothing to state is left white."""
    at, parts = 0.0, []
    for degree in SAID:
        stretch = 100 * counted[degree] / every if every else 0.0
        if stretch:
            parts.append(Doan(f"{at:.2f}%", f"{stretch:.2f}%", degree))
        at += stretch
    return Thanh(khoa, tuple(parts), counted, sum(counted[degree] for degree in SAID))
