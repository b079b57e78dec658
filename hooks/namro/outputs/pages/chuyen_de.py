"""Thematic talks: a page for each with its hours from the conference's timetable."""

from __future__ import annotations

from namro.language import prose
from namro.library import draft
from namro.outputs.pages.context import Pages
from namro.outputs.pages.slides import of
from namro.outputs.pour import Output
from namro.records.addresses import address, listing
from namro.records.hoi_nghi import ChuyenDe


def render(pages: Pages) -> list[Output]:
    """A page for each; they are listed in the page "Học và in"."""
    talks = pages.library.chuyen_de_theo_so
    made = []
    order = list(talks)
    for position, (ma, talk) in enumerate(talks.items()):
        before = order[position - 1] if position else None
        after = order[position + 1] if position + 1 < len(order) else None
        made.append(_talk(pages, ma, talk, before, after))
    return made


def _talk(pages: Pages, ma: str, talk: ChuyenDe, before: str | None, after: str | None) -> Output:
    title = f"Chuyên đề {talk.so}: {talk.ten}"
    intro = prose.plain(prose.parse(talk.gioi_thieu))
    return pages.output(
        address("chuyen-de", ma),
        "chuyen_de.html",
        title,
        intro,
        trail=[("Học và in", listing("chuyen-de"))],
        rests=draft.rest(pages.library, talk),
        ma=ma,
        chuyen_de=talk,
        muc=pages.library.gio_chuyen_de(ma),
        truoc=before,
        sau=after,
        trinh_chieu=of(pages.shelf, "chuyen-de", ma),
    )
