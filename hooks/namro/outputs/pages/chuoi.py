"""Chains of papers: each drawn and told as a list; and which document names which."""

from __future__ import annotations

from dataclasses import dataclass

from namro.library.library import Library
from namro.outputs.pages.chain_layout import Drawing, draw
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import listing
from namro.records.chuoi import Chuoi, MatXich, MuiTen
from namro.records.van_ban import QuanHe, VanBan

_NARROW, _WIDE = 312, 700


@dataclass(frozen=True)
class MatXichView:
    """A link made ready: its anchor, whether the site holds it, whether it is a draft, where it is told about."""

    mat_xich: MatXich
    neo: str
    co_toan_van: bool
    du_thao: bool
    noi_den: tuple[str, str, bool] | None
    den_tu: tuple[tuple[int, MuiTen, MatXich], ...]

    @property
    def tinh_trang(self) -> str:
        """In words, never by shape alone."""
        if self.du_thao:
            return "Dự thảo, có toàn văn" if self.co_toan_van else "Dự thảo, không có toàn văn"
        return "Có toàn văn" if self.co_toan_van else "Không có toàn văn"


@dataclass(frozen=True)
class ChuoiView:
    """A chain with both drawings and the same content as a list."""

    ma: str
    chuoi: Chuoi
    hep: Drawing
    rong: Drawing
    mat_xich: tuple[MatXichView, ...]


@dataclass(frozen=True)
class DanView:
    """What one document cites, which documents cite it, and which come after it: announced, or made of it."""

    ma: str
    dan: tuple[QuanHe, ...]
    duoc_dan: tuple[tuple[str, QuanHe], ...]
    di_truoc: tuple[QuanHe, ...]


@dataclass(frozen=True)
class DuongDi:
    """The longest road through a chain, for a small picture: its links, each with the arrow that leads to it."""

    ma: str
    chuoi: Chuoi
    buoc: tuple[tuple[MuiTen | None, MatXich], ...]


def main_road(library: Library) -> DuongDi | None:
    """Of the chain whose first paper the home page tells about, else of the first one; None without a chain."""
    told = library.trang.mot_phut.ve if library.trang.mot_phut else None
    chains = sorted(
        library.chuoi.items(), key=lambda one: all(link.van_ban != told for link in one[1].mat_xich)
    )
    if not chains:
        return None
    ma, chain = chains[0]
    roads: dict[str, tuple[tuple[MuiTen | None, MatXich], ...]] = {}
    for link in chain.mat_xich:
        before = [
            (*roads[arrow.tu], (arrow, link))
            for arrow in chain.mui_ten
            if arrow.den == link.id and arrow.tu in roads
        ]
        roads[link.id] = max(before, key=len, default=((None, link),))
    return DuongDi(ma, chain, max(roads.values(), key=len))


def render(pages: Pages) -> list[Output]:
    """One page for all chains."""
    chains = [_view(pages, ma, chain) for ma, chain in pages.library.chuoi.items()]
    return [
        pages.output(
            "chuoi/",
            "chuoi.html",
            pages.library.trang.ten_chuoi,
            "Văn bản nào dẫn đến văn bản nào, tới việc phải làm và báo cáo; bước nào cũng có nguyên văn.",
            trail=(("Văn bản", listing("van-ban")),),
            chuoi=chains,
            dan=_naming(pages),
        )
    ]


def _view(pages: Pages, ma: str, chain: Chuoi) -> ChuoiView:
    library = pages.library
    order = {link.id: position for position, link in enumerate(chain.mat_xich)}
    links = {link.id: link for link in chain.mat_xich}
    arrows = sorted(chain.mui_ten, key=lambda arrow: (order[arrow.den], order[arrow.tu]))
    numbers = {(arrow.tu, arrow.den): number for number, arrow in enumerate(arrows, 1)}
    views = tuple(
        MatXichView(
            mat_xich=link,
            neo=f"{ma}-{link.id}",
            co_toan_van=link.van_ban in library.toan_van,
            du_thao=link.van_ban is not None and library.is_draft(link.van_ban),
            noi_den=library.noi_den(link.noi_den) if link.noi_den else None,
            den_tu=tuple(
                (numbers[arrow.tu, arrow.den], arrow, links[arrow.tu])
                for arrow in arrows
                if arrow.den == link.id
            ),
        )
        for link in chain.mat_xich
    )
    return ChuoiView(ma, chain, draw(chain, numbers, _NARROW), draw(chain, numbers, _WIDE), views)


def _naming(pages: Pages) -> list[DanView]:
    """Documents that name others or are named, those with their text first."""
    library = pages.library
    found = [
        DanView(
            ma=ma,
            dan=tuple(relation for relation in _known(library, document) if relation.la_dan),
            duoc_dan=tuple(
                (other, relation)
                for other, naming in library.van_ban.items()
                for relation in naming.quan_he
                if relation.van_ban == ma and relation.la_dan
            ),
            di_truoc=tuple(relation for relation in _known(library, document) if not relation.la_dan),
        )
        for ma, document in library.van_ban.items()
    ]
    told = [view for view in found if view.dan or view.duoc_dan or view.di_truoc]
    return sorted(told, key=lambda view: (view.ma not in library.toan_van, not view.dan))


def _known(library: Library, document: VanBan) -> list[QuanHe]:
    return [relation for relation in document.quan_he if relation.van_ban in library.van_ban]
