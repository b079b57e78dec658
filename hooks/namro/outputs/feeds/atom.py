"""The feed of changes as Atom (RFC 4287): one entry a day, so that a busy day is one message."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from namro.language.vietnamese import VIETNAM_TIME
from namro.library.history.named import LOAI
from namro.outputs.pages.cap_nhat import FEED, URL, days, words_of_day
from namro.outputs.pages.context import Pages
from namro.outputs.pour import StaticFile

_TEMPLATES = Path(__file__).parent / "templates"
_ENTRIES = 30


def feed(pages: Pages) -> StaticFile:
    """The newest days; without a known history a feed without entries, so that no subscription breaks."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found = days(pages)[:_ENTRIES]
    made = environment.get_template("feed.xml").render(
        trang=pages.library.trang,
        goc=pages.library.trang.dia_chi_goc,
        trang_cap_nhat=URL,
        feed=FEED,
        ngay_cap_nhat=found,
        ten_loai=LOAI,
        loi=words_of_day,
        luc=_moment,
        luc_moi_nhat=_moment(max(one.seconds for one in found))
        if found
        else datetime.combine(pages.as_of.ngay, time(), VIETNAM_TIME).isoformat(),
    )
    return StaticFile(FEED, made.encode())


def _moment(seconds: int) -> str:
    """RFC 3339, in Vietnam's time."""
    return datetime.fromtimestamp(seconds, VIETNAM_TIME).isoformat()
