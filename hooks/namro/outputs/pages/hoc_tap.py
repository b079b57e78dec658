"""Study paths for audiences, and guides on one matter."""

from __future__ import annotations

from namro.files.citations import citations
from namro.library import draft
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
    steps = [
        (step, [target for den in step.diem_den if (target := pages.library.noi_den(den))])
        for step in path.buoc
    ]
    return pages.output(
        address("lo-trinh", ma),
        "lo_trinh.html",
        path.ten,
        path.mo_ta,
        trail=[("Học và in", listing("lo-trinh"))],
        ma=ma,
        lo_trinh=path,
        buoc=steps,
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
