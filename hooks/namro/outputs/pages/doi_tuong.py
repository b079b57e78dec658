"""One page an audience: its study paths, its questions by topic, the materials named for it."""

from __future__ import annotations

from namro.language.vietnamese import sort_key
from namro.library import draft
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address, listing
from namro.records.danh_muc import DoiTuong
from namro.records.hoi_dap import HoiDap


def render(pages: Pages) -> list[Output]:
    """A page for each; they are listed in the page "Học và in"."""
    return [_audience(pages, audience) for audience in pages.library.doi_tuong.values()]


def _audience(pages: Pages, audience: DoiTuong) -> Output:
    library = pages.library
    asked = {ma: hd for ma, hd in library.hoi_dap.items() if audience.id in hd.doi_tuong}
    return pages.output(
        address("doi-tuong", audience.id),
        "danh_cho.html",
        f"Dành cho: {audience.ten}",
        f"{audience.mo_ta} {draft.counted(library, asked.values(), 'câu hỏi', draft.BASED)}; kèm nguyên văn, lộ trình và tài liệu.",
        trail=[("Học và in", listing("doi-tuong"))],
        doi_tuong=audience,
        nhom=_by_topic(pages, asked),
        cau=asked.values(),
        lo_trinh={ma: path for ma, path in library.lo_trinh.items() if path.doi_tuong == audience.id},
        tai_lieu=[material for material in library.tai_lieu.values() if audience.id in material.doi_tuong],
    )


def _by_topic(pages: Pages, asked: dict[str, HoiDap]) -> list[tuple[str, list[tuple[str, HoiDap]]]]:
    """Questions under their first topic, topics in the order of the list."""
    return [
        (topic.ten, sorted(group, key=lambda pair: sort_key(pair[1].cau_hoi)))
        for topic in pages.library.chu_de.values()
        if (group := [(ma, hd) for ma, hd in asked.items() if hd.chu_de[0] == topic.id])
    ]
