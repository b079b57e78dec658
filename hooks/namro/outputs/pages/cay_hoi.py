"""Question trees: the list, and a page for each on which every question and every outcome has its place.

Without scripts: an answer is a link to the next place, and the sheet of the page shows that place alone. What it comes
to for everybody stands on the same page as a table, which is what is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from namro.files.citations import citations
from namro.library import draft
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address, listing
from namro.records.cay_hoi import CayHoi, KetLuan, Way, ways
from namro.records.danh_muc import TaiLieu
from namro.records.kinds import BY_ID


@dataclass(frozen=True)
class Shown:
    """One outcome with the ways that lead to it, in words, and the materials that it names."""

    ket_luan: KetLuan
    duong: tuple[tuple[str, ...], ...]
    tai_lieu: tuple[TaiLieu, ...]


def render(pages: Pages) -> list[Output]:
    """The list of trees, and a page for each."""
    kind, trees = BY_ID["cay-hoi"], pages.library.cay_hoi
    made = [
        pages.output(
            listing("cay-hoi"),
            "cay_hoi_list.html",
            kind.heading,
            "Trả lời vài câu hỏi ngắn để biết văn bản nói gì với mình, kèm nguyên văn; không phải khai tên, không gửi đi đâu.",
            cay_hoi=trees,
        )
    ]
    return made + [_tree(pages, ma, tree) for ma, tree in trees.items()]


def _tree(pages: Pages, ma: str, tree: CayHoi) -> Output:
    return pages.output(
        address("cay-hoi", ma),
        "cay_hoi.html",
        tree.ten,
        tree.mo_ta,
        trail=[(BY_ID["cay-hoi"].heading, listing("cay-hoi"))],
        rests=draft.rest(pages.library, tree),
        cay=tree,
        cho=_places(tree),
        ket_luan=_outcomes(pages, tree, [*ways(tree)]),
        nhom=_grouped(pages, tree),
        can_cu=pages.numbered(cited for _, cited in citations(tree)),
        hoi_dap=[(at, pages.library.hoi_dap[at]) for at in tree.hoi_dap if at in pages.library.hoi_dap],
    )


def _places(tree: CayHoi) -> dict[str, str]:
    """Where on the page each question and each outcome is."""
    asked = {one.ma: f"cau-{one.ma}" for one in tree.cau}
    return asked | {one.ma: f"ket-luan-{one.ma}" for one in tree.ket_luan}


def _grouped(pages: Pages, tree: CayHoi) -> list[tuple[str, list[Shown]]]:
    """The rows of the table: under each first answer, where more than one of them leads to further questions."""
    every = [*ways(tree)]
    first = dict.fromkeys(way.steps[0] for way in every if len(way.steps) > 1)
    if len(first) < 2:
        return [("", _outcomes(pages, tree, every))]
    made = []
    for position, choice in enumerate(tree.cau[0].chon):
        under = [way for way in every if way.steps[0] == (0, position)]
        rest = [replace(way, steps=way.steps[1:] or way.steps) for way in under]
        made.append((choice.chu, _outcomes(pages, tree, rest)))
    return made


def _outcomes(pages: Pages, tree: CayHoi, every: Iterable[Way]) -> list[Shown]:
    """The outcomes of some ways in the order in which these come to them."""
    led: dict[str, list[tuple[str, ...]]] = {}
    for way in every:
        led.setdefault(way.to, []).append(way.words(tree))
    held, by_name = pages.library.tai_lieu, {one.ma: one for one in tree.ket_luan}
    return [
        Shown(by_name[to], tuple(gone), tuple(held[at] for at in by_name[to].tai_lieu if at in held))
        for to, gone in led.items()
    ]
