"""The questions of a site as sets to be worked through: one a document, one an audience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal, TypeAlias

from namro.files.citations import citations
from namro.library.library import Library
from namro.library.self_test import dates, programme, words
from namro.library.self_test.bodies import Bodies
from namro.library.self_test.item import Item
from namro.library.tasks import SoViec
from namro.records.hoc_tap import DiemDen

Of: TypeAlias = Literal["van-ban", "doi-tuong"]
_ALIKE = 2
"""How many questions of a sort a document gives that have one answer."""
_LEAST = 3
"""With fewer questions there is nothing to work through."""
_CHOSEN, _RECALLED = 20, 12
"""How many questions with choices an audience is asked, how many answers to recall."""


@dataclass(frozen=True, slots=True)
class TestSet:
    """The questions of the document or the audience `ma`, those with choices first."""

    of: Of
    ma: str
    ten: str
    cau: tuple[Item, ...]

    @property
    def chon(self) -> tuple[Item, ...]:
        """Those with choices."""
        return tuple(item for item in self.cau if item.sai)

    @property
    def nho(self) -> tuple[Item, ...]:
        """Those to be recalled."""
        return tuple(item for item in self.cau if not item.sai)


def with_choices(library: Library) -> tuple[Item, ...]:
    """Every question with choices: of a sort no more than two in a document that have the same answer."""
    made = chain(
        Bodies(SoViec(library)).items(), dates.items(library), programme.items(library), words.items(library)
    )
    seen: Counter[tuple[str, str, str]] = Counter()
    kept = []
    for item in made:
        alike = (item.nguon[0].van_ban, item.ma.rpartition(".")[2], item.dap)
        seen[alike] += 1
        if seen[alike] <= _ALIKE:
            kept.append(item)
    return tuple(kept)


def sets(library: Library) -> tuple[TestSet, ...]:
    """The sets of audiences, then those of documents, in the order of the library; what is too small is left out."""
    asked, recalled = with_choices(library), {item.ma: item for item in words.recalled(library)}
    made: list[TestSet] = []
    for audience in library.doi_tuong.values():
        near = [*_concerning(library, audience.id, asked)][:_CHOSEN]
        own = [recalled[name] for name in _own(library, audience.id) if name in recalled]
        made.append(TestSet("doi-tuong", audience.id, audience.ten, (*near, *own[:_RECALLED])))
    for ma, document in library.van_ban.items():
        found = tuple(item for item in asked if item.nguon[0].van_ban == ma)
        made.append(TestSet("van-ban", ma, document.ten_ngan, found))
    return tuple(one for one in made if len(one.cau) >= _LEAST)


def _own(library: Library, audience: str) -> Iterator[str]:
    """The names of the answers that an audience is led to: those on its paths first, then those meant for it first."""
    led = [target.ma for target in _targets(library, audience) if target.loai == "hoi-dap"]
    meant = [ma for ma, one in library.hoi_dap.items() if one.doi_tuong[0] == audience]
    yield from (f"hoi-dap.{ma}" for ma in dict.fromkeys((*led, *meant)))


def _concerning(library: Library, audience: str, asked: Iterable[Item]) -> list[Item]:
    """The questions about what the paths of an audience lead to, then those about the very words that answers for it
    quote; behind each, those about drafts."""
    led = list(_targets(library, audience))
    pages = {(target.loai, target.ma) for target in led if target.khoan is None}
    clauses = {(target.ma, target.khoan) for target in led if target.khoan}
    quoted = {
        (cited.van_ban, cited.khoan)
        for one in library.hoi_dap.values()
        if one.doi_tuong[0] == audience
        for _, cited in citations(one)
    }
    near: list[tuple[bool, bool, Item]] = []
    for item in asked:
        kind, ma = item.ma.split(".")[:2]
        places = {(cited.van_ban, cited.khoan) for cited in item.nguon}
        on_path = (kind, ma) in pages or bool(places & clauses)
        if on_path or (places & quoted and kind != "thuat-ngu"):  # letters are of everybody and of nobody
            near.append((any(map(library.is_draft, (document for document, _ in places))), not on_path, item))
    return [item for _, _, item in sorted(near, key=lambda one: one[:2])]


def _targets(library: Library, audience: str) -> Iterator[DiemDen]:
    paths = (path for path in library.lo_trinh.values() if path.doi_tuong == audience)
    return (target for path in paths for step in path.buoc for target in step.diem_den)
