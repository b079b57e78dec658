"""Study paths for audiences, and guides on one matter."""

from __future__ import annotations

from namro.files.citations import citations
from namro.library import draft
from namro.library.reading import SYLLABLES_A_MINUTE, minutes_of_path, read_path, sessions
from namro.outputs.pages.context import Pages
from namro.outputs.pages.numbered import CanCu, Numbered
from namro.outputs.pour import Output
from namro.records.addresses import address, listing
from namro.records.hoc_tap import ChuyenMuc, HangBang, LoTrinh


def render(pages: Pages) -> list[Output]:
    """A page for each path and guide; they are listed behind the doors."""
    library = pages.library
    made = [_path(pages, ma, path) for ma, path in library.lo_trinh.items()]
    return made + [_guide(pages, ma, guide) for ma, guide in library.chuyen_muc.items()]


def _path(pages: Pages, ma: str, path: LoTrinh) -> Output:
    places = read_path(pages.library, path)
    audience = (one for one in pages.self_tests if (one.of, one.ma) == ("doi-tuong", path.doi_tuong))
    return pages.output(
        address("lo-trinh", ma),
        "lo_trinh.html",
        path.ten,
        path.mo_ta,
        trail=[("Học và in", listing("lo-trinh"))],
        ma=ma,
        lo_trinh=path,
        buoc=[*zip(path.buoc, places, strict=True)],
        phut=minutes_of_path(pages.library, path),
        so_cho=sum(map(len, places)),
        buoi=sessions(places),
        tieng_moi_phut=SYLLABLES_A_MINUTE,
        tu_kiem_tra=next(audience, None),
    )


def _guide(pages: Pages, ma: str, guide: ChuyenMuc) -> Output:
    library = pages.library
    can_cu = pages.numbered(cited for _, cited in citations(guide))
    return pages.output(
        address("chuyen-muc", ma),
        "chuyen_muc.html",
        guide.ten,
        guide.mo_ta,
        trail=[("Hỏi đáp", listing("chuyen-muc"))],
        rests=draft.rest(library, guide),
        ma=ma,
        chuyen_muc=guide,
        can_cu=can_cu,
        bang=[(row, _clauses(can_cu, row)) for row in guide.bang.hang] if guide.bang else [],
        hoi_dap=[(hd, library.hoi_dap[hd]) for hd in guide.hoi_dap if hd in library.hoi_dap],
        tu_xem=[(at, tree) for at, tree in library.cay_hoi.items() if ma in tree.chuyen_muc],
        chuoi=[chain for chain, told in library.chuoi.items() if told.chuyen_muc == ma],
    )


def _clauses(can_cu: Numbered, row: HangBang) -> list[CanCu]:
    """Where the cells of a row stand, each clause once."""
    cited = {(one.van_ban, one.khoan) for cell in row.o for one in cell.nguon}
    found = {(one.van_ban, one.khoan): one for one in can_cu.can_cu if (one.van_ban, one.khoan) in cited}
    return sorted(found.values(), key=lambda one: (one.van_ban, one.khoan))
