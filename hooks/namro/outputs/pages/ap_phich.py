"""Posters: the list, a page for each with its facts and where they stand, its sheets and pictures where this build has them."""

from __future__ import annotations

from namro.files.citations import citations
from namro.library import draft
from namro.outputs.packets.formats import FORMATS
from namro.outputs.packets.poster_shapes import said
from namro.outputs.packets.posters import packet_id
from namro.outputs.packets.shelf import Shelf
from namro.outputs.pages.context import Pages
from namro.outputs.pages.tap_in import Download, size_words
from namro.outputs.pour import Output
from namro.records.addresses import STUDY, address, listing
from namro.records.ap_phich import ApPhich
from namro.records.kinds import BY_ID

_SHOWN = "ap-phich-dung"
"""The pictures that stand on the page itself."""


def render(pages: Pages) -> list[Output]:
    """The list of posters, and a page for each."""
    found = pages.library.ap_phich
    made = [
        pages.output(
            listing("ap-phich"),
            "ap_phich_list.html",
            BY_ID["ap-phich"].heading,
            "Áp phích để treo, ảnh để đăng, soạn sẵn; ý nào cũng có nguyên văn làm căn cứ.",
            trail=[("Học và in", STUDY)],
            ap_phich=found,
            co_tep={ma for ma in found if _downloads(pages.shelf, ma)},
        )
    ]
    return made + [_poster(pages, ma, record) for ma, record in found.items()]


def _poster(pages: Pages, ma: str, record: ApPhich) -> Output:
    downloads = _downloads(pages.shelf, ma)
    return pages.output(
        address("ap-phich", ma),
        "ap_phich.html",
        record.ten,
        "; ".join(": ".join(filter(None, (fact.nhan, fact.chu))) for fact in record.y),
        trail=[(BY_ID["ap-phich"].heading, listing("ap-phich"))],
        rests=draft.rest(pages.library, record),
        ap_phich=record,
        can_cu=pages.numbered(one for _, one in citations(record)),
        da_neu=[said(pages.library, record, fact) for fact in record.y],
        tep=downloads,
        anh=next((one.files for one in downloads if one.form.id == _SHOWN), ()),
        dung_luong=size_words,
    )


def _downloads(shelf: Shelf | None, ma: str) -> tuple[Download, ...]:
    if shelf is None:
        return ()
    found = (Download(form, shelf.of(packet_id(ma), form.id)) for form in FORMATS)
    return tuple(one for one in found if one.files)
