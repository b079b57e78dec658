"""The pages to look things up: bodies, terms, materials, wordings that differ and slips in print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from namro.citations import squeeze
from namro.library import Library
from namro.outputs import Output
from namro.pages.context import Pages
from namro.records.danh_muc import DonVi
from namro.records.nhiem_vu import NhiemVu
from namro.vietnamese import sort_key


@dataclass(frozen=True)
class DonViView:
    """A body with the first clause of each document that names it, and its tasks as (document, task)."""

    don_vi: DonVi
    nhac: tuple[tuple[str, str], ...]
    nhiem_vu: tuple[tuple[str, NhiemVu], ...]


def render(pages: Pages) -> list[Output]:
    """One page a list."""
    library = pages.library
    bodies = sorted(_bodies(library), key=lambda view: sort_key(view.don_vi.ten))
    terms = sorted(library.thuat_ngu.values(), key=lambda term: sort_key(term.ten))
    materials = sorted(library.tai_lieu.values(), key=lambda material: sort_key(material.ten))
    slips = [(ma, slip) for ma, document in library.van_ban.items() for slip in document.loi_nguyen_van]
    return [
        pages.output(
            "don-vi/", "don_vi_list.html", "Đơn vị",
            "Các cơ quan, tổ chức có tên trong văn bản: các cách gọi, có tên ở văn bản nào, được giao việc gì.",
            don_vi=bodies,
        ),
        pages.output(
            "thuat-ngu/", "thuat_ngu_list.html", "Thuật ngữ và chữ viết tắt",
            "Thuật ngữ và chữ viết tắt trong các văn bản, giải thích ngắn, kèm chỗ văn bản nói đến.",
            thuat_ngu=terms,
        ),
        pages.output(
            "tai-lieu/", "tai_lieu_list.html", "Tài liệu học tập",
            "Các tài liệu học tập mà văn bản nêu tên, dành cho ai; trang này có hay không.",
            tai_lieu=materials,
        ),
        pages.output(
            "doi-chieu/", "doi_chieu.html", "Đối chiếu: lời văn khác nhau và chỗ in sai",
            "Những việc mà các văn bản nói không giống nhau, và những chỗ nghi in sai được giữ nguyên văn.",
            loi=slips,
        ),
    ]  # fmt: skip


def _bodies(library: Library) -> list[DonViView]:
    words = {
        ma: [(khoan.ma, squeeze(khoan.nguyen_van).lower()) for khoan in text.khoan]
        for ma, text in library.toan_van.items()
    }
    return [
        DonViView(
            don_vi=body,
            nhac=tuple(
                (ma, found) for ma, clauses in words.items() if (found := _first_naming(body, clauses))
            ),
            nhiem_vu=tuple(
                (ma, task)
                for ma, tasks in library.nhiem_vu.items()
                for task in tasks
                if body.id in task.nguoi.don_vi
            ),
        )
        for body in library.don_vi.values()
    ]


def _first_naming(body: DonVi, clauses: Sequence[tuple[str, str]]) -> str | None:
    """Id of the first clause, of (id, words in lower case), that prints a name of the body."""
    names = [name.lower() for name in (body.ten, *body.ten_khac)]
    return next((ma for ma, words in clauses if any(name in words for name in names)), None)
