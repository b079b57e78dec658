"""The home page: what this is, who the reader is, the five rõ, ways in, what is new."""

from __future__ import annotations

from namro.outputs import Output
from namro.pages.context import Pages

_NEWEST = 5


def render(pages: Pages) -> list[Output]:
    """One page."""
    library = pages.library
    newest = sorted(library.hoi_dap.items(), key=lambda pair: (pair[1].ngay_duyet, pair[0]), reverse=True)
    latest = newest[0][1].ngay_duyet if newest else None
    return [
        pages.output(
            "", "home.html", library.trang.ten, library.trang.mo_ta,
            hoi_dap=newest[:_NEWEST], ngay_moi=latest,
            so_moi=sum(question.ngay_duyet == latest for _, question in newest),
            so_khoan=sum(len(text.khoan) for text in library.toan_van.values()),
            so_nhiem_vu=sum(len(tasks) for tasks in library.nhiem_vu.values()),
        )
    ]  # fmt: skip
