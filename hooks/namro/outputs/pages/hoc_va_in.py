"""The door "Học và in": preparing a meeting step by step, the shelf of packets, study paths, talks, ways in by audience."""

from __future__ import annotations

from collections.abc import Mapping

from namro.library.reading import minutes_of_path
from namro.outputs.pages import slides, tap_in
from namro.outputs.pages.context import Pages
from namro.outputs.pages.tap_in import PacketView
from namro.outputs.pour import Output
from namro.records.addresses import STUDY
from namro.records.hoc_tap import DiemDen, LoTrinh

TITLE = "Học và in"
_SHOWN = 3
"""How many places of a step stand on the page; the rest is on the path's own page."""


def render(pages: Pages) -> list[Output]:
    """One page. Packets stand on it only when this build brings their files."""
    library = pages.library
    opening = {ma: path for ma, path in library.lo_trinh.items() if path.dau_trang}
    return [
        pages.output(
            STUDY,
            "hoc_va_in.html",
            TITLE,
            "Chuẩn bị một buổi học từng bước, tập in sẵn để phát, lộ trình tự học cho từng người.",
            dau_trang={ma: (path, _steps(pages, path)) for ma, path in opening.items()},
            tu_hoc={ma: path for ma, path in library.lo_trinh.items() if ma not in opening},
            phut={ma: minutes_of_path(library, path) for ma, path in library.lo_trinh.items()},
            tu_kiem_tra=[one for one in pages.self_tests if one.of == "doi-tuong"],
            ke=_covers(pages),
            trinh_chieu=slides.every(library, pages.shelf),
            so_tai_lieu=len(library.tai_lieu),
        )
    ]


def _steps(pages: Pages, path: LoTrinh) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Name of each step, and its first places as (what it is called, address, whether a draft speaks there)."""

    def shown(places: tuple[DiemDen, ...]) -> list[tuple[str, str, bool]]:
        return [place for den in places if (place := pages.library.noi_den(den))][:_SHOWN]

    return [(step.ten, shown(step.diem_den)) for step in path.buoc]


def _covers(pages: Pages) -> Mapping[str, list[PacketView]]:
    """The packets that have files, by what they are for: one's reader, or reading and looking up."""
    views = [view for view in tap_in.views(pages) if view.downloads and view.recipe.don_vi is None]
    groups = {
        "Theo người dùng": [view for view in views if view.audience],
        "Toàn văn và tra cứu": [view for view in views if not view.audience],
    }
    return {name: held for name, held in groups.items() if held}
