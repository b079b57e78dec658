"""The finished site of the real data, read with a parser: what every page must carry, and every link."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html

from conftest import ROOT
from namro.library.draft import Rest
from namro.library.events import events
from namro.library.library import Library
from namro.library.self_test.sets import sets as self_tests
from namro.library.timeline import timeline
from namro.outputs.pages.lich import by_month
from namro.outputs.pages.nhiem_vu import time_key
from namro.publishing.verify.drafted import pages_resting
from namro.records.addresses import EMBEDS, address, listing, self_test
from namro.records.kinds import KINDS
from support.real_data import real_published

BASE = "https://nam-ro.example/"


@pytest.fixture(scope="session")
def library() -> Library:
    return real_published()


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page by its address below the site; left out are the 404 page, those that only lead on, and the cards for pages
    of other sites, which have no frame (tests/outputs/pages/test_nhung.py)."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        page = html.fromstring(path.read_text(encoding="utf-8"))
        if (
            url != "404.html"
            and not url.startswith(EMBEDS)
            and not page.xpath('//meta[@http-equiv="refresh"]')
        ):
            found[url] = page
    return found


def test_every_record_has_its_page(pages: dict[str, html.HtmlElement], library: Library) -> None:
    expected = {
        "",
        "gioi-thieu/",
        "huong-dan/",
        "huong-dan/bat-dau/",
        "huong-dan/windows/",
        "huong-dan/trinh-duyet/",
        "huong-dan/dong-lenh/",
        "rieng-tu/",
        "tro-nang/",
        "du-lieu/",
        "chuoi/",
        "nhiem-vu/",
        "thuat-ngu/",
        "tai-lieu/",
        "doi-chieu/",
        "chi-muc/",
        "tim-kiem/",
        "ngoai-tuyen/",
        "tap-in/",
        "tap-in/cua-toi/",
        "hoc-va-in/",
        "tu-kiem-tra/",
        *(self_test(one.of, one.ma) for one in self_tests(library)),
    }
    for kind in KINDS:
        if kind.address == f"{kind.section}/{{ma}}/":
            expected |= {address(kind.ma, ma) for ma in getattr(library, kind.field)}
            expected |= set() if kind.list_at else {listing(kind.ma)}
    expected |= {
        f"nhiem-vu/{view}/" for view in ("theo-van-ban", "theo-don-vi", "ma-tran", "so-lieu", "nguyen-tac")
    }
    expected |= {f"nhiem-vu/{ma}/{page}" for ma in library.nhiem_vu for page in ("", "chua-neu/")}
    for ma, tasks in library.nhiem_vu.items():
        expected |= {f"nhiem-vu/{ma}/{task.id}/" for task in tasks}
        expected |= {f"nhiem-vu/thoi-gian/{time_key(task)}/" for task in tasks}
    expected |= {"cap-nhat/", "lich/", *(month.url for month in by_month(events(library)))}
    dated = timeline(library)
    filters = {"", *(f"{moc.loai}/" for moc in dated), *(f"nam-{moc.nam}/" for moc in dated)}
    expected |= {f"dong-thoi-gian/{chosen}" for chosen in filters}
    assert expected <= set(pages)
    lists = ("hoi-dap/", "van-ban/", "nhiem-vu/trang/", "tim-kiem/", "chi-muc/", "tap-in/")
    assert [url for url in set(pages) - expected if not url.startswith(lists)] == []


def test_every_page_says_what_and_where_it_is(pages: dict[str, html.HtmlElement]) -> None:
    titles = Counter()
    for url, page in pages.items():
        assert page.get("lang") == "vi", url
        (title,) = page.xpath("//head/title")
        titles[title.text_content().strip()] += 1
        (description,) = page.xpath("//head/meta[@name='description']/@content")
        assert 20 <= len(description) <= 160, url
        assert page.xpath("//head/link[@rel='canonical']/@href") == [BASE + url]
        assert len(page.xpath("//h1")) == 1, url
        assert page.xpath("//*[@id='noi-dung'] | //h1[@id]"), url
        assert "Tính đến ngày 03/03/2026" in page.text_content(), url
        doors = page.find_class("nr-muc")[0].xpath(".//a/@href")
        assert len(doors) == 5, url
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_slot_is_left_open(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert "namro-khung" not in path.read_text(encoding="utf-8"), path


def test_ids_are_unique_on_every_page(pages: dict[str, html.HtmlElement]) -> None:
    for url, page in pages.items():
        doubled = [name for name, count in Counter(page.xpath("//@id")).items() if count > 1]
        assert doubled == [], url


def test_every_internal_link_and_anchor_resolves(pages: dict[str, html.HtmlElement], site: Path) -> None:
    ids = {url: set(page.xpath("//@id")) for url, page in pages.items()}
    checked = 0
    for url, page in pages.items():
        for href in page.xpath("//@href | //@src"):
            target = urlsplit(urljoin(BASE + url, href))
            assert target.scheme in ("https", "mailto"), f"{url}: {href}"
            if not target.geturl().startswith(BASE):
                continue
            path = unquote(target.path).removeprefix("/")
            # What editors wrote may name a list by its old address, which leads on; a record's never.
            led_on = path.count("/") == 1 or path.startswith(EMBEDS)
            merged = led_on and (site / path / "index.html").is_file()
            assert path in pages or (site / path).is_file() or merged, f"{url}: {href}"
            if target.fragment and path in pages:
                assert unquote(target.fragment) in ids[path], f"{url}: {href}"
            checked += 1
    assert checked > 1000


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, html.HtmlElement], site: Path) -> None:
    for url, page in pages.items():
        fetched = page.xpath(
            "//script/@src | //img/@src | //link[@rel!='canonical']/@href | //iframe/@src | //source/@src"
        )
        assert [one for one in fetched if urlsplit(one).netloc] == [], url
    for sheet in (site / "assets").glob("namro*.css"):
        named = set(re.findall(r"url\(([^)]*)\)", sheet.read_text(encoding="utf-8")))
        assert all(
            (sheet.parent / name).is_file() for name in named
        )  # the drawings of the home page, beside it


def test_every_clause_is_on_its_page_word_for_word(
    pages: dict[str, html.HtmlElement], library: Library
) -> None:
    seen = 0
    for ma, text in library.toan_van.items():
        page = pages[f"van-ban/{ma}/"]
        for khoan in text.khoan:
            (block,) = page.xpath(f"//*[@id='{khoan.ma}']")
            (words,) = block.find_class("nr-chu")
            shown = "".join(words.text_content().split())
            printed = "".join(khoan.nguyen_van.split())
            assert shown.replace("^", "") == printed.replace("^", ""), (ma, khoan.ma)
            seen += 1
    assert seen == 376


def test_every_citation_leads_to_the_clause_that_holds_it(pages: dict[str, html.HtmlElement]) -> None:
    quoted = 0
    for url, page in pages.items():
        for figure in page.find_class("nr-trich"):
            (words,) = figure.xpath("./blockquote")
            (href,) = figure.xpath("./figcaption/a/@href")
            target = urlsplit(urljoin(BASE + url, href))
            (clause,) = pages[target.path.removeprefix("/")].xpath(f"//*[@id='{unquote(target.fragment)}']")
            wanted = "".join(words.text_content().split()).removeprefix("“").removesuffix("”")
            assert wanted.replace("^", "") in "".join(clause.text_content().split()).replace("^", ""), (
                url,
                wanted,
            )
            quoted += 1
    assert quoted > 100


CARD = "contains(@class, 'nr-cc__the') or (self::li or self::section or self::article or self::tr or self::details) and not(ancestor::*[contains(@class, 'nr-cc__the')])"
"""What a reader takes in at one look: a badge on it is a badge on every link in it. The sources of an answer stand on
one card a document."""


def test_the_draft_is_badged_on_its_page_wherever_it_is_named_and_in_search(
    pages: dict[str, html.HtmlElement], site: Path, library: Library
) -> None:
    (draft,) = [ma for ma in library.van_ban if library.is_draft(ma)]
    assert pages[f"van-ban/{draft}/"].find_class("nr-nhan--du-thao")
    for url, page in pages.items():
        if draft in url:  # all of it is about the draft, and its head says so
            (head,) = page.xpath(
                "(//main//*[contains(@class, 'nr-nhan--du-thao')] | //main/*//*[@class='nr-dan'])[1]"
            )
            assert "dự thảo" in head.text_content().lower(), url
            continue
        for link in page.xpath(f"//main//a[contains(@href, 'van-ban/{draft}/')]"):
            (around,) = link.xpath(f"(ancestor::*[{CARD}])[last()]")
            said = around.find_class("nr-nhan--du-thao") or "dự thảo" in around.text_content().lower()
            assert said or "nr-noi--du-thao" in link.get("class", ""), (url, link.text_content())
    hits = [shown for shown in searchable(site) if shown[0].startswith(f"van-ban/{draft}/")]
    assert len(hits) == 97  # the page and its 96 clauses
    assert all(shown[4] == 1 for shown in hits)


def searchable(site: Path) -> list[list[Any]]:
    """[address, title, text, source, draft] of everything in the search index."""
    header = json.loads((site / "tim-kiem/muc-luc.json").read_text(encoding="utf-8"))
    groups = sorted((site / "tim-kiem" / header["ban"]).glob("k*.json"))
    return [shown for path in groups for shown in json.loads(path.read_text(encoding="utf-8"))]


def test_every_poured_page_has_a_card_that_is_in_the_site(
    pages: dict[str, html.HtmlElement], site: Path
) -> None:
    for url, page in pages.items():
        (picture,) = page.xpath("//head/meta[@property='og:image']/@content")
        assert picture.startswith(f"{BASE}assets/the/"), url
        assert (site / picture.removeprefix(BASE)).read_bytes().startswith(b"\x89PNG"), url
        assert page.xpath("//head/meta[@name='twitter:card']/@content") == ["summary_large_image"]


def test_the_search_index_covers_every_page_and_clause(site: Path, library: Library) -> None:
    locations = Counter(url for url, *_ in searchable(site))
    for kind in ("van_ban", "hoi_nghi", "chuyen_de", "hoi_dap", "lo_trinh", "chuyen_muc"):
        assert {f"{kind.replace('_', '-')}/{ma}/" for ma in getattr(library, kind)} <= set(locations)
    assert "gioi-thieu/" in locations
    assert "huong-dan/" not in locations  # the guide for editors is for editors
    for ma, text in library.toan_van.items():
        assert {f"van-ban/{ma}/#{khoan.ma}" for khoan in text.khoan} <= set(locations)
    assert [location for location, count in locations.items() if count > 1] == []


def test_every_hit_leads_somewhere(pages: dict[str, html.HtmlElement], site: Path) -> None:
    ids = {url: set(page.xpath("//@id")) for url, page in pages.items()}
    for url, *_ in searchable(site):
        page, _, anchor = url.partition("#")
        assert page in ids, url
        assert not anchor or anchor in ids[page], url


def test_the_sitemap_lists_every_page_once_that_no_draft_says_whole(
    pages: dict[str, html.HtmlElement], site: Path, library: Library
) -> None:
    tree = etree.parse(site / "sitemap.xml")
    listed = tree.xpath("//s:loc/text()", namespaces={"s": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    drafted = {url for url, rests in pages_resting(library).items() if rests is Rest.WHOLE}
    drafted |= {self_test("van-ban", ma) for ma in library.toan_van if library.is_draft(ma)}
    assert drafted & pages.keys()
    assert sorted(listed) == sorted(BASE + url for url in pages.keys() - drafted)
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (site / "sitemap.xml").read_bytes()


def test_what_is_for_engineers_and_forges_stays_out(site: Path) -> None:
    aside = [path for name in ("decisions", "mau", "hinh") for path in (ROOT / "docs" / name).rglob("*")]
    names = {"decisions", "mau", "hinh"} | {path.stem for path in aside if path.stem != "README"}
    assert len(names) > 15
    built = {part for path in site.rglob("*") for part in (*path.relative_to(site).parts, path.stem)}
    assert names & built == set()


def test_the_page_not_found_speaks_vietnamese(site: Path) -> None:
    page = html.fromstring((site / "404.html").read_text(encoding="utf-8"))
    assert page.xpath("//h1")[0].text_content() == "Không có trang này"
