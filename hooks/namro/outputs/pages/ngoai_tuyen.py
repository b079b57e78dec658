"""The page that offers the offline copy; made last, because it says how large the copy is."""

from __future__ import annotations

from namro.outputs.offline.copy import FOLDER
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output, StaticFile


def page(pages: Pages, packed: StaticFile) -> Output:
    """One page for the zip that this build made."""
    return pages.output(
        FOLDER,
        "ngoai_tuyen.html",
        "Bản đọc khi không có mạng",
        "Cả trang trong một tệp nén: tải một lần, mở trên máy, tìm kiếm được, không cần mạng.",
        tep=packed.path,
        ten_tep=packed.path.removeprefix(FOLDER),
        mb=len(packed.content) / 1_000_000,
    )
