"""The page where a reader composes a packet in the browser and prints it; scripts do the work (packet-page.js)."""

from __future__ import annotations

from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import CALENDAR, MY_PACKET, STUDY, listing

_WAYS_IN = (
    ("Hỏi đáp", listing("hoi-dap")),
    ("Văn bản", listing("van-ban")),
    ("Việc phải làm", listing("nhiem-vu")),
    ("Học và in", STUDY),
    ("Lịch và hội nghị", CALENDAR),
    ("Thuật ngữ và chữ viết tắt", listing("thuat-ngu")),
)


def render(pages: Pages) -> list[Output]:
    """One page; what is chosen stays on the reader's device."""
    about = (
        "Tự chọn câu hỏi, khoản văn bản, chuyên đề, nhiệm vụ trên trang để in thành một tập A4 của riêng bạn."
    )
    site = pages.library.trang
    return [
        pages.output(
            MY_PACKET,
            "tap_cua_toi.html",
            "Tập của tôi",
            about,
            trail=[("Học và in", STUDY)],
            loi_vao=[(site.goi_trang(url, name), url) for name, url in _WAYS_IN if url not in pages.absent],
        )
    ]
