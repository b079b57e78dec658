"""A writing belongs to one term, and a wording to be left alone holds a writing of its term."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records.danh_muc import ThuatNgu


def term_writing(loaded: Loaded) -> Iterator[Problem]:
    """The same writing at two terms: nobody could tell where a link should lead; and exceptions to nothing."""
    owner: dict[str, str] = {}
    for entry in loaded.of("thuat-ngu"):
        term: ThuatNgu = entry.record
        writings = (term.ten, *term.ten_khac)
        for position, writing in enumerate(writings):
            other = owner.setdefault(writing.casefold(), entry.ma)
            if other != entry.ma:
                yield entry.problem(
                    ("ten_khac", position - 1) if position else ("ten",),
                    "thuat-ngu-trung",
                    f"“{writing}” đã là cách viết của thuật ngữ “{other}”.",
                    "Bỏ ở một trong hai mục; mỗi cách viết chỉ dẫn tới một lời giải thích.",
                )
        for position, longer in enumerate(term.tru_khi):
            inside = longer.casefold()
            if not any(writing.casefold() in inside and writing.casefold() != inside for writing in writings):
                yield entry.problem(
                    ("tru_khi", position),
                    "thuat-ngu-tru-khi",
                    f"“{longer}” không chứa cách viết nào của thuật ngữ này nên không loại trừ gì.",
                    "Viết cả cụm từ dài hơn, trong đó có thuật ngữ, mà nghĩa đã khác.",
                )
