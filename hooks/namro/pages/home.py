"""The home page: what this is, ways in, the five rõ, what to read first."""

from __future__ import annotations

from namro.outputs import Output
from namro.pages.context import Pages


def render(pages: Pages) -> list[Output]:
    """One page."""
    library = pages.library
    newest = sorted(library.hoi_dap.items(), key=lambda pair: (pair[1].ngay_duyet, pair[0]), reverse=True)
    return [
        pages.output(
            "", "home.html", library.trang.ten, library.trang.mo_ta,
            hoi_dap=newest[:6],
            so_khoan=sum(len(text.khoan) for text in library.toan_van.values()),
            so_nhiem_vu=sum(len(tasks) for tasks in library.nhiem_vu.values()),
        )
    ]  # fmt: skip
