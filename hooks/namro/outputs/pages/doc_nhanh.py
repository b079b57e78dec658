"""Digests: the list, a line a document; a page for each, from one line to one page, to be printed on one sheet."""

from __future__ import annotations

from namro.language import prose
from namro.library import draft
from namro.library.library import Library
from namro.outputs.pages.ban_dich import shown
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address, listing
from namro.records.doc_nhanh import DocNhanh
from namro.records.kinds import BY_ID


def render(pages: Pages) -> list[Output]:
    """The list of digests, and a page for each."""
    found = pages.library.doc_nhanh
    return [
        pages.output(
            listing("doc-nhanh"),
            "doc_nhanh_list.html",
            BY_ID["doc-nhanh"].heading,
            "Mỗi văn bản một dòng, năm dòng, một trang, rồi toàn văn; dòng nào cũng có chỗ để đối chiếu.",
            doc_nhanh=found,
        ),
        *(_digest(pages, ma, one) for ma, one in found.items()),
    ]


def digest_of(library: Library, van_ban: str) -> tuple[str, DocNhanh] | None:
    """The digest of a document, with its id."""
    return next((pair for pair in library.doc_nhanh.items() if pair[1].van_ban == van_ban), None)


def _digest(pages: Pages, ma: str, digest: DocNhanh) -> Output:
    document = pages.library.van_ban[digest.van_ban]
    return pages.output(
        address("doc-nhanh", ma),
        "doc_nhanh.html",
        digest.ten,
        prose.plain(prose.parse(digest.mot_dong.noi_dung)),
        trail=[(document.ten_ngan, address("van-ban", digest.van_ban))],
        rests=draft.rest(pages.library, digest),
        bai=digest,
        van_ban=document,
        trang_giay=[(pages.linked_answer(one.nguon, one.noi_dung), one.nguon) for one in digest.mot_trang],
        ban_dich=shown(digest),
    )
