"""The pages of the site: one module a section, Jinja templates beside them.

render      all outputs of a Library
context     what every template is given: links, citations, labels
home van_ban hoi_nghi chuyen_de hoi_dap nhiem_vu hoc_tap danh_muc    the sections
tap_in tap_cua_toi the printed packets; the page where a reader composes one
"""

from __future__ import annotations

from collections.abc import Mapping

from namro.edition import Edition
from namro.library import Library
from namro.outputs import Output
from namro.packets.shelf import Shelf
from namro.pages import (
    chuyen_de,
    danh_muc,
    hoc_tap,
    hoi_dap,
    hoi_nghi,
    home,
    nhiem_vu,
    tap_cua_toi,
    tap_in,
    van_ban,
)
from namro.pages.context import Pages

_SECTIONS = ("van-ban", "hoi-nghi", "chuyen-de", "hoi-dap", "nhiem-vu", "lo-trinh", "chuyen-muc")
_LISTS = ("don-vi", "thuat-ngu", "tai-lieu", "doi-chieu", "tap-in")

FRAMES: Mapping[str, bool] = {
    "index.md": True,
    **{f"{section}/index.md": True for section in (*_SECTIONS, *_LISTS)},
    **{f"{section}/khung.md": False for section in _SECTIONS},
    "tap-in/khung.md": False,
}
"""Source names of the frame pages, and whether they stand in the navigation."""


def section_of(frame: str) -> str:
    """The frame of the section's first page: 'hoi-dap/khung.md' → 'hoi-dap/index.md'."""
    return frame.replace("khung.md", "index.md")


def render(library: Library, as_of: Edition, packets: Shelf | None = None) -> tuple[Output, ...]:
    """Every page made of records, sorted by address; `packets` are the files that this build brings."""
    pages = Pages(library, as_of)
    made = [
        *home.render(pages),
        *van_ban.render(pages),
        *hoi_nghi.render(pages),
        *chuyen_de.render(pages),
        *hoi_dap.render(pages),
        *nhiem_vu.render(pages),
        *hoc_tap.render(pages),
        *danh_muc.render(pages),
        *tap_cua_toi.render(pages),
        *tap_in.render(pages, packets),
    ]
    return tuple(sorted(made, key=lambda output: output.url))
