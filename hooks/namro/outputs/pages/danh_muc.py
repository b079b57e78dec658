"""The pages to look things up: terms, materials, wordings that differ and slips in print."""

from __future__ import annotations

from namro.language.vietnamese import sort_key
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import listing


def render(pages: Pages) -> list[Output]:
    """One page a list."""
    library = pages.library
    terms = sorted(library.thuat_ngu.values(), key=lambda term: sort_key(term.ten))
    materials = sorted(library.tai_lieu.values(), key=lambda material: sort_key(material.ten))
    slips = [(ma, slip) for ma, document in library.van_ban.items() for slip in document.loi_nguyen_van]
    return [
        pages.output(
            "thuat-ngu/",
            "thuat_ngu_list.html",
            "Thuật ngữ và chữ viết tắt",
            "Thuật ngữ và chữ viết tắt trong các văn bản, giải thích ngắn, kèm chỗ văn bản nói đến.",
            thuat_ngu=terms,
        ),
        pages.output(
            "tai-lieu/",
            "tai_lieu_list.html",
            "Tài liệu học tập",
            "Các tài liệu học tập mà văn bản nêu tên, dành cho ai; trang này có hay không.",
            tai_lieu=materials,
        ),
        pages.output(
            "doi-chieu/",
            "doi_chieu.html",
            "Lời văn khác nhau và chỗ in sai",
            "Những việc mà các văn bản nói không giống nhau, và những chỗ nghi in sai được giữ nguyên văn.",
            trail=(("Văn bản", listing("van-ban")),),
            loi=slips,
        ),
    ]
