"""The page where a reader composes a packet in the browser and prints it; scripts do the work (packet-page.js)."""

from __future__ import annotations

from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output

_WAYS_IN = (
    ("Các tập in sẵn", "tap-in/"),
    ("Hỏi đáp", "hoi-dap/"),
    ("Văn bản", "van-ban/"),
    ("Chuyên đề", "chuyen-de/"),
    ("Hội nghị", "hoi-nghi/"),
    ("Nhiệm vụ theo 5 rõ", "nhiem-vu/"),
    ("Thuật ngữ và chữ viết tắt", "thuat-ngu/"),
)


def render(pages: Pages) -> list[Output]:
    """One page; what is chosen stays on the reader's device."""
    about = (
        "Tự chọn câu hỏi, khoản văn bản, chuyên đề, nhiệm vụ trên trang để in thành một tập A4 của riêng bạn."
    )
    return [
        pages.output(
            "tap-in/cua-toi/",
            "tap_cua_toi.html",
            "Tập của tôi",
            about,
            trail=[("Tập in", "tap-in/")],
            loi_vao=_WAYS_IN,
        )
    ]
