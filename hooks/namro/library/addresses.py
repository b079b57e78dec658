"""Where each kind of record is shown: the one place that pages, calendars, packets and search ask for an address."""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "hoi-dap", "khoan", "nhiem-vu", "chuyen-de", "van-ban", "hoi-nghi", "chuyen-muc", "lo-trinh", "don-vi",
    "chu-de", "thuat-ngu", "tai-lieu", "doi-chieu", "su-kien", "trang",
]  # fmt: skip


def address(kind: Kind, ma: str, part: str = "") -> str:
    """Address below the site's root of the record `ma`, or of its part (a clause, a task, an anchor)."""
    if kind == "khoan":
        return f"van-ban/{ma}/#{part}"
    if kind == "nhiem-vu":
        return f"nhiem-vu/{ma}/{part}/"
    if kind in ("thuat-ngu", "tai-lieu", "doi-chieu"):
        return f"{kind}/#{ma}"
    if kind == "chu-de":
        return f"hoi-dap/theo-chu-de/{ma}/"
    if kind == "su-kien":
        return f"dong-thoi-gian/#{ma}"
    page = f"{ma}/" if kind == "trang" else f"{kind}/{ma}/"
    return f"{page}#{part}" if part else page
