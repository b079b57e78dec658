"""Old addresses: a small page at each that leads on without JavaScript, and says where to. Among them are the first pages
of sections whose list now stands on another page.

An old clause needs no page: the reader keeps its id as an empty anchor (`Library.neo_cu`).
"""

from __future__ import annotations

from collections.abc import Set

from namro.outputs.pages.context import Pages
from namro.outputs.pour import StaticFile
from namro.records.addresses import own_list, split
from namro.records.kinds import records


def redirects(pages: Pages, addresses: Set[str]) -> list[StaticFile]:
    """A file for every old page whose new page is one of `addresses` or hand-written; withdrawn pages are not led to."""

    def shown(page: str) -> bool:
        # Lists and hand-written pages, all of one part, are always there: the rule `redirect` knows them.
        return page in addresses or (page.count("/") == 1 and page not in pages.absent)

    template = pages.environment.get_template("chuyen_huong.html")
    led = [
        (one.tu, one.den)
        for one in pages.library.chuyen_huong
        if not split(one.tu)[1] and shown(split(one.den)[0]) and one.tu not in addresses
    ]
    led += [
        (own_list(kind.ma), kind.list_at if pages.library.of(kind) else split(kind.list_at)[0])
        for kind in records()
        if kind.list_at and own_list(kind.ma) not in pages.absent
    ]
    return [
        StaticFile(
            f"{old}index.html",
            template.render(
                lien_ket="../" * old.count("/") + pages.library.shown_at(new),
                canonical=pages.library.trang.dia_chi_goc + split(new)[0],
            ).encode(),
        )
        for old, new in led
    ]
