"""The clauses of a text inside one another, always in printed order, and what stands where in a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from namro.files.clauses import Khoan, ToanVan

_HEAD = frozenset(("the-thuc", "ten-loai", "trich-yeu", "kem-theo", "kinh-gui"))
_CLOSING = frozenset(("noi-nhan", "ky"))


@dataclass(frozen=True)
class Branch:
    """A clause and what stands in it."""

    khoan: Khoan
    trong: list[Branch] = field(default_factory=list)

    @property
    def leaf(self) -> bool:
        """Whether nothing but notes stands in it."""
        return all(one.khoan.loai == "ghi-chu" for one in self.trong)


@dataclass(frozen=True)
class Parts:
    """A document or an annex, in printed order: its head, what leads to its first numbered clause, the clauses, recipients
    and signatures, annexes."""

    dau: Sequence[Branch]
    mo_dau: Sequence[Branch]
    than: Sequence[Branch]
    cuoi: Sequence[Branch]
    phu_luc: Sequence[Branch]


def tree(text: ToanVan) -> list[Branch]:
    """The outermost clauses. A clause that is printed away from the one around it stands where it is printed."""
    tops: list[Branch] = []
    path: list[Branch] = []
    opened: set[str] = set()
    for khoan in text.khoan:
        around = text.cha(khoan.ma)
        while around is not None and around.ma not in opened:
            around = text.cha(around.ma)
        while path and (around is None or path[-1].khoan.ma != around.ma):
            opened.discard(path.pop().khoan.ma)
        branch = Branch(khoan)
        (path[-1].trong if path else tops).append(branch)
        path.append(branch)
        opened.add(khoan.ma)
    return tops


def parts(branches: Sequence[Branch]) -> Parts:
    """What stands where; an annex with something of the document below it is a clause like others."""
    last = len(branches)
    annexes = _run(branches, last, lambda one: one.khoan.loai == "phu-luc")
    closing = _run(branches, annexes, lambda one: one.khoan.loai in _CLOSING)
    head = next((at for at, one in enumerate(branches[:closing]) if one.khoan.loai not in _HEAD), closing)
    lead = next(
        (at for at in range(head, closing) if branches[at].khoan.loai != "doan" or not branches[at].leaf),
        head,  # running words alone are no preamble to anything
    )
    return Parts(
        branches[:head],
        branches[head:lead],
        branches[lead:closing],
        branches[closing:annexes],
        branches[annexes:],
    )


def _run(branches: Sequence[Branch], end: int, wanted: Callable[[Branch], bool]) -> int:
    """Where the run of wanted branches that ends at `end` begins."""
    while end > 0 and wanted(branches[end - 1]):
        end -= 1
    return end


def flat(branches: Sequence[Branch]) -> Iterator[Branch]:
    """All of them in printed order, each before what stands in it."""
    for one in branches:
        yield one
        yield from flat(one.trong)
