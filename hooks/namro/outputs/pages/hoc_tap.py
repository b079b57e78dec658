"""Study paths for audiences, and guides on one matter."""

from __future__ import annotations

from namro.library import draft
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address
from namro.records.hoc_tap import ChuyenMuc, LoTrinh


def render(pages: Pages) -> list[Output]:
    """Both lists, and a page for each path and guide."""
    library = pages.library
    made = [
        pages.output(
            "lo-trinh/",
            "lo_trinh_list.html",
            "Lộ trình học tập",
            "Lộ trình đọc và học cho từng đối tượng, từng bước, mỗi bước dẫn tới văn bản, hội nghị, câu hỏi.",
        ),
        pages.output(
            "chuyen-muc/",
            "chuyen_muc_list.html",
            "Chuyên mục",
            "Mỗi chuyên mục gom điều các văn bản nói về một việc, kèm nguyên văn.",
        ),
    ]
    made += [_path(pages, ma, path) for ma, path in library.lo_trinh.items()]
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
        trail=[("Lộ trình học tập", "lo-trinh/")],
        lo_trinh=path,
        buoc=steps,
    )


def _guide(pages: Pages, ma: str, guide: ChuyenMuc) -> Output:
    return pages.output(
        address("chuyen-muc", ma),
        "chuyen_muc.html",
        guide.ten,
        guide.mo_ta,
        trail=[("Chuyên mục", "chuyen-muc/")],
        rests=draft.rest(pages.library, guide),
        chuyen_muc=guide,
        chuoi=[chain for chain, told in pages.library.chuoi.items() if told.chuyen_muc == ma],
    )
