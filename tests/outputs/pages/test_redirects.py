"""Old addresses lead on without JavaScript, and to nothing that is not shown."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from lxml import html

from conftest import SAMPLE
from namro.files.read import read
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs import site
from namro.outputs.pages import render
from namro.outputs.pages.chuyen_huong import redirects
from namro.outputs.pages.context import Pages
from namro.outputs.pour import StaticFile, write_files
from namro.records.addresses import split
from namro.records.chuyen_huong import ChuyenHuong
from namro.records.kinds import records
from namro.rules.prose_form import leads_somewhere

AS_OF = Edition(date(2026, 3, 3))
MERGED = {f"{kind.section}/index.html" for kind in records() if kind.list_at}
OLD, NEW = "hoi-dap/nop-bao-cao-khi-nao/", "hoi-dap/bao-cao-khi-nao/"


def _files(library: Library) -> dict[str, StaticFile]:
    shown = {output.url for output in render(library, AS_OF)}
    return {file.path: file for file in redirects(Pages(library, AS_OF), shown)}


def test_an_old_page_leads_to_the_new_one_in_three_ways(tmp_path: Path) -> None:
    made = site.render(load(SAMPLE).published(), AS_OF)
    write_files(made.files, tmp_path)
    page = html.parse(str(tmp_path / OLD / "index.html")).getroot()
    assert page.get("lang") == "vi"
    base = f"https://mau.example/tai-lieu/{OLD}"
    wanted = f"https://mau.example/tai-lieu/{NEW}"
    (refresh,) = page.xpath('//meta[@http-equiv="refresh"]/@content')
    assert refresh.startswith("0; url=../../")
    assert urljoin(base, refresh.removeprefix("0; url=")) == wanted
    assert page.xpath('//link[@rel="canonical"]/@href') == [wanted]
    assert [urljoin(base, href) for href in page.xpath("//main//a/@href")] == [wanted]
    assert page.xpath("//h1")[0].text == "Trang đã chuyển"
    assert not page.xpath("//script | //@style")
    assert NEW in {output.url for output in made.pages}


def test_an_old_clause_is_an_anchor_beside_the_new_one() -> None:
    library = load(SAMPLE).published()
    assert library.neo_cu("ke-hoach-mau", "II.2.b3") == ("II.2.b9",)
    assert library.neo_cu("ke-hoach-mau", "II.2.b1") == ()
    pages = {output.url: output for output in render(library, AS_OF)}
    reader = html.fromstring(pages["van-ban/ke-hoach-mau/"].body)
    assert reader.get_element_by_id("II.2.b9").getparent().get("id") == "II.2.b3"
    assert not any("#" in path for path in _files(library))


def test_nothing_leads_to_a_page_that_is_not_shown_or_hides_one_that_is() -> None:
    library = load(SAMPLE).published()
    entries = (
        ChuyenHuong(tu="hoi-dap/cu/", den="hoi-dap/ban-nhap/"),
        ChuyenHuong(tu="hoi-dap/kinh-phi-bao-nhieu/", den=NEW),
        ChuyenHuong(tu="hoi-dap/sau/", den="van-ban/ke-hoach-mau/#II.2.b3"),
    )
    files = _files(dataclasses.replace(library, chuyen_huong=entries))
    led = {path for path in files if path.endswith("index.html")}
    assert led - MERGED == {"hoi-dap/sau/index.html"}
    assert b'href="../../van-ban/ke-hoach-mau/#II.2.b3"' in files["hoi-dap/sau/index.html"].content


def test_an_old_page_may_lead_to_a_hand_written_one() -> None:
    old = ChuyenHuong(tu="cau-hoi/ve-trang-nay/", den="gioi-thieu/")
    library = dataclasses.replace(load(SAMPLE).published(), chuyen_huong=(old,))
    assert set(_files(library)) - MERGED == {"cau-hoi/ve-trang-nay/index.html"}


_FILTERS = ("theo-", "thoi-gian", "nam-", "chua-neu")


def test_an_answer_and_a_redirect_may_lead_to_every_list_and_every_record() -> None:
    loaded = read(SAMPLE)
    for output in render(load(SAMPLE).published(), AS_OF):
        section, _, rest = output.url.rstrip("/").partition("/")
        if not output.url or (rest and section in ("lich", "cap-nhat", "dong-thoi-gian")):
            continue
        if any(part.startswith(_FILTERS) for part in rest.split("/")):
            continue
        assert leads_somewhere(f"/{output.url}", loaded), output.url
    for place in ("thuat-ngu/#nam-ro", "nhiem-vu/ke-hoach-mau/#nop-bao-cao", "gioi-thieu/", "huong-dan/"):
        assert leads_somewhere(f"/{place}", loaded), place


def test_nothing_may_lead_where_no_page_is() -> None:
    loaded = read(SAMPLE)
    for place in (
        "thuat-ngu/nam-ro/",
        "doi-tuong/nguoi-dan/",
        "danh-cho/khong-co/",
        "hoi-dap/bao-cao-khi-nao/#x",
        "hoi-dap/#x",
        "nhiem-vu/nghi-quyet-mau/nop-bao-cao/",
        "nhiem-vu/nghi-quyet-mau/#nop-bao-cao",
        "khong-co/",
        "danh-cho/#nguoi-dan",
    ):
        assert not leads_somewhere(f"/{place}", loaded), place


def test_the_first_page_of_a_merged_list_leads_to_where_the_list_stands() -> None:
    files = _files(load(SAMPLE).published())
    merged = {kind.section: kind.list_at for kind in records() if kind.list_at}
    assert merged["hoi-nghi"] == "lich/#hoi-nghi"
    for section, stands in merged.items():
        page = html.fromstring(files[f"{section}/index.html"].content)
        (link,) = page.xpath("//main//a/@href")
        assert urljoin(f"https://x.example/{section}/", link) == f"https://x.example/{stands}"
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={link}"]


def test_a_merged_list_has_its_place_on_the_page_it_leads_to() -> None:
    shown = {output.url: html.fromstring(output.body) for output in render(load(SAMPLE).published(), AS_OF)}
    for kind in records():
        page, place = split(kind.list_at)
        assert not place or shown[page].xpath(f"//*[@id='{place}']"), kind.ma
