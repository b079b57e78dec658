"""The home page: what this is, who the reader is, the five rõ, ways in, what is new.

What is new comes from the history; without one, the questions approved last.
"""

from __future__ import annotations

from namro.library.events import upcoming
from namro.library.tasks import SoViec
from namro.outputs.pages import cap_nhat
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output

_NEWEST = 5
_DATES = 4


def render(pages: Pages) -> list[Output]:
    """One page."""
    library = pages.library
    newest = sorted(library.hoi_dap.items(), key=lambda pair: (pair[1].ngay_duyet, pair[0]), reverse=True)
    changed = next(iter(cap_nhat.days(pages)), None)
    latest = newest[0][1].ngay_duyet if newest else None
    return [
        pages.output(
            "",
            "home.html",
            library.trang.ten,
            library.trang.mo_ta,
            sap_toi=upcoming(library, pages.as_of.ngay, _DATES),
            hoi_dap=newest[:_NEWEST],
            ngay_moi=latest,
            cap_nhat=changed,
            muc_moi=changed.moi_nhat[:_NEWEST] if changed else (),
            cau_moi=[question for _, question in newest if question.ngay_duyet == latest],
            so_khoan=sum(len(text.khoan) for text in library.toan_van.values()),
            so_khoan_du_thao=sum(
                len(text.khoan) for ma, text in library.toan_van.items() if library.is_draft(ma)
            ),
            viec=SoViec(library).tat_ca,
        )
    ]
