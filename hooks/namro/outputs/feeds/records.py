"""The feeds of records as files: each as Atom (RFC 4287) and as JSON Feed 1.1, with the same entries."""

from __future__ import annotations

import json
from collections.abc import Iterator

from namro.outputs.feeds.subjects import Feed, feeds
from namro.outputs.feeds.templating import beginning, moment, template
from namro.outputs.pages.context import Pages
from namro.outputs.pour import StaticFile


def files(pages: Pages) -> Iterator[StaticFile]:
    """Both forms of every feed."""
    for one in feeds(pages):
        yield StaticFile(f"{one.path}.atom", _atom(one, pages).encode())
        yield StaticFile(f"{one.path}.json", _json(one, pages).encode())


def _atom(feed: Feed, pages: Pages) -> str:
    site = pages.library.trang
    return template("records.xml").render(
        nguon_tin=feed,
        goc=site.dia_chi_goc,
        tac_gia=site.nhom_bien_soan,
        luc=moment,
        luc_moi_nhat=moment(feed.muc[0].seconds) if feed.muc else beginning(pages.as_of.ngay),
    )


def _json(feed: Feed, pages: Pages) -> str:
    site = pages.library.trang
    base = site.dia_chi_goc
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.ten,
        "home_page_url": base + feed.url,
        "feed_url": f"{base}{feed.path}.json",
        "language": "vi",
        "authors": [{"name": site.nhom_bien_soan}],
        "items": [
            {
                "id": base + one.ma,
                "url": base + one.url,
                "title": one.ten,
                "content_text": one.chu,
                "date_modified": moment(one.seconds),
            }
            for one in feed.muc
        ],
    }
    return f"{json.dumps(told, ensure_ascii=False)}\n"
