"""The map of the site for search engines: which pages, and the day of each one's last change where it is known."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from jinja2 import Environment
from lxml import etree

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.history.changes import UNKNOWN, Change, History
from namro.library.library import Library
from namro.library.load import load
from namro.outputs import pages
from namro.outputs.job import Job
from namro.outputs.site import Site
from namro.outputs.tokens import own
from namro.records.kinds import HAND_WRITTEN

AS_OF = Edition(date(2026, 3, 3))
BASE = "https://mau.example/tai-lieu/"
HISTORY = History(
    (
        Change(date(2026, 3, 2), ("hoi-dap", "bao-cao-khi-nao"), "sua", 1772400000),
        Change(date(2026, 3, 2), ("van-ban", "du-thao-mau"), "sua", 1772400000),
        Change(date(2026, 3, 1), ("hoi-dap", "bao-cao-khi-nao"), "moi", 1772300000),
        Change(date(2026, 2, 9), (HAND_WRITTEN, "gioi-thieu"), "sua", 1770600000),
    )
)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


def mapped(library: Library, history: History, *, preview: bool = False) -> dict[str, str | None]:
    """By address below the site the day that the map says, read as the protocol has it (sitemaps.org)."""
    made = Site(pages.render(library, AS_OF, history), ())
    job = Job(library, AS_OF, history, made, own(), xem_thu=preview)
    page = SimpleNamespace(is_link=False, canonical_url=f"{BASE}gioi-thieu/")
    written = SimpleNamespace(page=page, src_uri="gioi-thieu.md", generated_by="")
    template = Environment(autoescape=False).from_string(
        (ROOT / "overrides/sitemap.xml").read_text(encoding="utf-8")
    )
    config = SimpleNamespace(site_url=BASE, extra=job.for_templates())
    root = etree.fromstring(template.render(config=config, pages=[written]).encode())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = [
        (one.findtext("s:loc", namespaces=names), one.findtext("s:lastmod", namespaces=names))
        for one in root.findall("s:url", names)
    ]
    assert len(dict(found)) == len(found)
    return {str(loc).removeprefix(BASE): day for loc, day in found}


def test_a_page_has_the_day_on_which_its_record_changed(sample: Library) -> None:
    told = mapped(sample, HISTORY)
    assert told["hoi-dap/bao-cao-khi-nao/"] == "2026-03-02"
    assert told["gioi-thieu/"] == "2026-02-09"
    assert told["don-vi/dang-uy-mau/"] is None
    assert told["hoi-dap/"] is None


def test_without_a_history_no_day_is_told(sample: Library) -> None:
    assert set(mapped(sample, UNKNOWN).values()) == {None}


def test_drafts_and_previews_are_not_on_it(sample: Library) -> None:
    told = mapped(sample, HISTORY)
    assert not any(url.startswith("van-ban/du-thao-mau/") for url in told)
    assert "van-ban/ke-hoach-mau/" in told
    assert (
        not {"hoi-dap/ban-nhap/", "hoi-dap/kinh-phi-bao-nhieu/"} & told.keys()
    )  # the second rests on a draft
    assert mapped(sample, HISTORY, preview=True) == {}
