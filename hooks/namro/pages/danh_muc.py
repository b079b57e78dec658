"""The pages to look things up: terms, materials, wordings that differ and slips in print."""

from __future__ import annotations

from collections.abc import Sequence

from namro.outputs import Output, SearchEntry
from namro.pages.context import Pages
from namro.vietnamese import sort_key


def render(pages: Pages) -> list[Output]:
    """One page a list."""
    library = pages.library
    terms = sorted(library.thuat_ngu.values(), key=lambda term: sort_key(term.ten))
    materials = sorted(library.tai_lieu.values(), key=lambda material: sort_key(material.ten))
    slips = [(ma, slip) for ma, document in library.van_ban.items() for slip in document.loi_nguyen_van]
    return [
        pages.output(
            "thuat-ngu/", "thuat_ngu_list.html", "Thuật ngữ và chữ viết tắt",
            "Thuật ngữ và chữ viết tắt trong các văn bản, giải thích ngắn, kèm chỗ văn bản nói đến.",
            search=_entries("Thuật ngữ", [(t.id, t.ten, f"{t.day_du or ''} {t.giai_thich}") for t in terms]),
            thuat_ngu=terms,
        ),
        pages.output(
            "tai-lieu/", "tai_lieu_list.html", "Tài liệu học tập",
            "Các tài liệu học tập mà văn bản nêu tên, dành cho ai; trang này có hay không.",
            search=_entries("Tài liệu", [(m.id, m.ten, m.danh_cho or "") for m in materials]),
            tai_lieu=materials,
        ),
        pages.output(
            "doi-chieu/", "doi_chieu.html", "Đối chiếu: lời văn khác nhau và chỗ in sai",
            "Những việc mà các văn bản nói không giống nhau, và những chỗ nghi in sai được giữ nguyên văn.",
            search=_entries("Đối chiếu", [(m.id, m.ten, m.nhan_xet) for m in library.mau_thuan.values()]),
            loi=slips,
        ),
    ]  # fmt: skip


def _entries(title: str, items: Sequence[tuple[str, str, str]]) -> list[SearchEntry]:
    every = " ".join(name for _, name, _ in items)
    return [SearchEntry("", title, every), *(SearchEntry(ma, name, text) for ma, name, text in items)]
