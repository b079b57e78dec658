"""Bulletins for the loudspeaker: the list, newest first, a page for each to be read out or printed, its words as a file."""

from __future__ import annotations

from collections.abc import Iterator

from namro.language import prose
from namro.library import draft
from namro.library.draft import Rest
from namro.library.library import Library
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output, StaticFile
from namro.records.addresses import address, feed, listing, words_of
from namro.records.ban_tin import BanTin
from namro.records.cach_doc import CachDoc
from namro.records.kinds import BY_ID
from namro.records.read_aloud import ReadAloud, read_aloud, short_names


def render(pages: Pages) -> list[Output]:
    """The list of bulletins, and a page for each."""
    found = sorted(pages.library.ban_tin.items(), key=lambda pair: (-pair[1].ngay.toordinal(), pair[0]))
    said = spoken(pages.library)
    made = [
        pages.output(
            listing("ban-tin"),
            "ban_tin_list.html",
            BY_ID["ban-tin"].heading,
            "Bản tin soạn sẵn để đọc trên loa truyền thanh, câu nào cũng có nguyên văn làm căn cứ.",
            feed=feed("ban-tin"),
            ban_tin=found,
            doc=said,
        )
    ]
    return made + [_bulletin(pages, ma, bulletin, said[ma]) for ma, bulletin in found]


def files(library: Library, told: str) -> Iterator[StaticFile]:
    """The words of each bulletin as plain text; `told` says as of when."""
    for ma, said in spoken(library).items():
        bulletin = library.ban_tin[ma]
        rests = draft.rest(library, bulletin)
        head = [*([f"DỰ THẢO. {rests.value}"] if rests is not Rest.NONE else []), bulletin.ten]
        foot = f"Đọc khoảng {said.dai}. {library.trang.dia_chi_goc}{address('ban-tin', ma)}. Tính đến {told}."
        yield StaticFile(words_of(ma), "\n\n".join(["\n".join(head), said.text.strip(), foot, ""]).encode())


def spoken(library: Library) -> dict[str, ReadAloud]:
    """Every bulletin as it is read out."""
    names = short_names(library.thuat_ngu.values(), library.don_vi.values())
    way = library.trang.cach_doc or CachDoc()
    return {ma: read_aloud(one, library.van_ban, names, way) for ma, one in library.ban_tin.items()}


def _bulletin(pages: Pages, ma: str, bulletin: BanTin, said: ReadAloud) -> Output:
    can_cu = pages.numbered(bulletin.nguon)
    return pages.output(
        address("ban-tin", ma),
        "ban_tin.html",
        bulletin.ten,
        prose.plain(prose.parse(bulletin.loi_doc)),
        trail=[(BY_ID["ban-tin"].heading, listing("ban-tin"))],
        rests=draft.rest(pages.library, bulletin),
        ban_tin=bulletin,
        doc=said,
        tep=words_of(ma),
        can_cu=can_cu,
        loi_doc=pages.numbered_answer(can_cu, bulletin.nguon, bulletin.loi_doc),
    )
