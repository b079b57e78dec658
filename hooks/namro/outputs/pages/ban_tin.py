"""Bulletins for the loudspeaker: the list, newest first, and a page for each to be read out or printed."""

from __future__ import annotations

from namro.language import prose
from namro.library import draft
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address, listing
from namro.records.ban_tin import BanTin
from namro.records.kinds import BY_ID


def render(pages: Pages) -> list[Output]:
    """The list of bulletins, and a page for each."""
    found = sorted(pages.library.ban_tin.items(), key=lambda pair: (-pair[1].ngay.toordinal(), pair[0]))
    made = [
        pages.output(
            listing("ban-tin"),
            "ban_tin_list.html",
            BY_ID["ban-tin"].heading,
            "Bản tin soạn sẵn để đọc trên loa truyền thanh, câu nào cũng có nguyên văn làm căn cứ.",
            ban_tin=found,
        )
    ]
    return made + [_bulletin(pages, ma, bulletin) for ma, bulletin in found]


def _bulletin(pages: Pages, ma: str, bulletin: BanTin) -> Output:
    can_cu = pages.numbered(bulletin.nguon)
    return pages.output(
        address("ban-tin", ma),
        "ban_tin.html",
        bulletin.ten,
        prose.plain(prose.parse(bulletin.loi_doc)),
        trail=[(BY_ID["ban-tin"].heading, listing("ban-tin"))],
        rests=draft.rest(pages.library, bulletin),
        ban_tin=bulletin,
        can_cu=can_cu,
        loi_doc=pages.numbered_answer(can_cu, bulletin.nguon, bulletin.loi_doc),
    )
