"""The pages of the site: one module a section, Jinja templates beside them.

render      all outputs of a Library
context cited    what every template is given: links, labels, citations
linking terms references    words that name a term, a document or a clause become links, none of them guessed
links       the links of one page and what its pop-ups show
facets      values to filter a list page by, with counts and pages
home doi_tuong     the front page, a page an audience
van_ban reader_views van_ban_list so_sanh hoi_nghi chuyen_de hoi_dap hoc_tap cay_hoi ban_tin danh_muc    the sections of the records
nhiem_vu viec don_vi ma_tran so_lieu nguyen_tac    tasks: list, task, body, matrix, totals, how we count
shares responsibility    how much of the five is stated, as bars; whom a body works with, as a map
lich        the calendar: a list and a page a month
tu_kiem_tra    questions by which readers test themselves
hoc_va_in    the door to meetings, packets and study paths
chuoi chain_layout dong_thoi_gian    the chain and its drawing, the timeline
cap_nhat    what changed, day by day
chuyen_huong    pages at old addresses that lead on
ngoai_tuyen     the offer of the offline copy
chi_muc tim_kiem     the alphabetical index, the search page
tap_in tap_cua_toi    the printed packets; the page where a reader composes one
cuoc_hop    the papers of a meeting, to be filled in and printed
doc_nhanh    a document in one line, five lines, one page
ban_dich    translations, beside the Vietnamese
ap_phich slides    posters and pictures; which decks of slides there are
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from namro.library.edition import Edition
from namro.library.history.changes import UNKNOWN, History
from namro.library.library import Library
from namro.outputs.packets.shelf import Shelf
from namro.outputs.pages.context import Pages, frame_of
from namro.outputs.pour import Output
from namro.records.addresses import (
    CALENDAR,
    EVENTS,
    LISTS,
    MY_PACKET,
    UPDATES,
    address,
    compared,
    filtered,
    month,
    self_test,
    split,
    tasks_due,
    tasks_of,
)
from namro.records.kinds import records

PACKETS = "tap-in"
"""The section of the printed packets; their files lie beside its pages."""

_DEEPER = (
    *(split(address(kind.ma, "_", "_"))[0] for kind in records() if kind.section),
    *(
        tasks_of("_"),
        tasks_due("_"),
        filtered("hoi-dap", "van-ban", "_"),
        EVENTS,
        month(CALENDAR, "_"),
        month(UPDATES, "_"),
        MY_PACKET,
        self_test("_", "_"),
        compared("_", "_"),
    ),
    filtered("van-ban", "nam", "_"),
)
FRAMES = frozenset(frame_of(url) for url in (*LISTS, *_DEEPER))
"""Source names of the frame pages: one a section and depth of address."""


Section: TypeAlias = Callable[[Pages], Iterable[Output]]

_MODULES = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
SECTIONS: tuple[Section, ...] = tuple(module.render for module in _MODULES if hasattr(module, "render"))
"""Who makes pages: every module here that has a function `render`, each all pages of one sort."""


def render(
    library: Library, as_of: Edition, history: History = UNKNOWN, packets: Shelf | None = None
) -> tuple[Output, ...]:
    """Every page made of records, sorted by address; `packets` are the files that this build brings."""
    pages = Pages(library, as_of, history, packets)
    made = [output for section in SECTIONS for output in section(pages)]
    return tuple(sorted((one for one in made if one.url not in pages.absent), key=lambda output: output.url))
