"""The feed of changes as Atom (RFC 4287): one entry a day, so that a busy day is one message."""

from __future__ import annotations

from namro.library.history.named import LOAI
from namro.outputs.feeds.templating import beginning, moment, template
from namro.outputs.pages.cap_nhat import FEED, URL, days, words_of_day
from namro.outputs.pages.context import Pages
from namro.outputs.pour import StaticFile

_ENTRIES = 30


def feed(pages: Pages) -> StaticFile:
    """The newest days; without a known history a feed without entries, so that no subscription breaks."""
    found = days(pages)[:_ENTRIES]
    made = template("feed.xml").render(
        trang=pages.library.trang,
        goc=pages.library.trang.dia_chi_goc,
        trang_cap_nhat=URL,
        feed=FEED,
        ngay_cap_nhat=found,
        ten_loai=LOAI,
        loi=words_of_day,
        luc=moment,
        luc_moi_nhat=moment(max(one.seconds for one in found)) if found else beginning(pages.as_of.ngay),
    )
    return StaticFile(FEED, made.encode())
