"""What has a date, and the calendar's pages: compared with the YAML and with the calendar itself."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
import yaml
from lxml import html

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.events import events, moments, upcoming
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages import lich
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from support.real_data import real_published


@pytest.fixture(scope="module")
def real() -> Library:
    return real_published()


@pytest.fixture(scope="module")
def pages(real: Library) -> dict[str, html.HtmlElement]:
    return {output.url: html.fromstring(output.body) for output in rendered(real, date(2026, 11, 22))}


def rendered(library: Library, as_of: date) -> list[Output]:
    return lich.render(Pages(library, Edition(as_of)))


def dated() -> list[tuple[str, date, date]]:
    """(kind, first day, last day) of all that has a date, from the YAML itself."""
    found = []
    for path in (ROOT / "data/nhiem-vu").glob("*/*.yml"):
        task = yaml.safe_load(path.read_text(encoding="utf-8"))
        due = task["tien_do"]
        if due.get("muon_nhat") and task["loai"] != "dinh-huong":
            found.append((due["do_chinh_xac"], due.get("som_nhat", due["muon_nhat"]), due["muon_nhat"]))
    for path in (ROOT / "data/hoi-nghi").glob("*.yml"):
        conference = yaml.safe_load(path.read_text(encoding="utf-8"))
        for when in (conference["thoi_gian"], conference.get("kiem_tra_duong_truyen")):
            if when and when.get("tu_ngay"):
                found.append((when["do_chinh_xac"], when["tu_ngay"], when["den_ngay"]))
    return found


def test_every_dated_thing_of_the_data_is_an_event(real: Library) -> None:
    found = events(real)
    assert sorted((e.do_chinh_xac, e.ngay_dau, e.muon_nhat) for e in found) == sorted(dated())
    assert len({e.ma for e in found}) == len(found) == 38
    assert list(found) == sorted(found, key=lambda e: (e.muon_nhat, e.ngay_dau, e.ma))
    assert all(e.nguon and any(e.nguyen_van in cited.trich for cited in e.nguon) for e in found)
    assert sum(len(moment.su_kien) for moment in moments(found)) == len(found)


def test_what_is_next_is_told_and_when_nothing_is_what_was_last(real: Library) -> None:
    ahead = upcoming(real, date(2026, 2, 6), 2)
    assert not ahead.da_qua
    assert [moment.dau.muon_nhat for moment in ahead.moc] == [date(2026, 2, 6)] * 2
    assert not upcoming(real, date(2026, 2, 7), 9).da_qua  # the day itself still lies ahead
    behind = upcoming(real, date(2026, 2, 8), 3)
    assert behind.da_qua
    assert [moment.dau.muon_nhat for moment in behind.moc] == [
        date(2026, 2, 7),
        date(2026, 2, 7),
        date(2026, 2, 6),
    ]


def test_every_month_that_a_date_touches_has_its_page(pages: dict[str, html.HtmlElement]) -> None:
    months = set()
    for _, first, last in dated():
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            months.add(f"lich/{date.fromordinal(ordinal):%Y-%m}/")
    assert set(pages) == {"lich/", *months}
    for url in months:
        linked = pages["lich/"].xpath(f"//a[@href='../{url}']")
        assert linked, url


@pytest.mark.parametrize("month", ["2022-12", "2025-11", "2026-02"])
def test_a_month_s_table_is_the_calendar_with_its_dated_days(
    pages: dict[str, html.HtmlElement], month: str
) -> None:
    page = pages[f"lich/{month}/"]
    year, number = map(int, month.split("-"))
    rows = [[cell.text_content().strip() for cell in row] for row in page.xpath("//table//tbody/tr")]
    counts: dict[int, int] = {}
    for kind, first, last in dated():
        if kind in ("gio", "ngay"):
            for ordinal in range(first.toordinal(), last.toordinal() + 1):
                day = date.fromordinal(ordinal)
                if (day.year, day.month) == (year, number):
                    counts[day.day] = counts.get(day.day, 0) + 1
    assert rows == [
        ["" if day == 0 else f"{day}{counts[day]} mục" if day in counts else str(day) for day in week]
        for week in calendar.monthcalendar(year, number)
    ]
    for link in page.xpath("//td/a"):
        (target,) = page.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert target.tag == "h2"
        assert link.get("aria-label").startswith("Ngày ")
    assert [abbr.get("title") for abbr in page.xpath("//th/abbr")][0::6] == ["thứ Hai", "Chủ nhật"]


def test_what_names_a_month_or_a_quarter_stands_below_every_month_of_it(
    pages: dict[str, html.HtmlElement],
) -> None:
    for month in ("2025-10", "2025-11", "2025-12"):
        (heading,) = pages[f"lich/{month}/"].xpath("//h2[@id='trong-thang']")
        told = heading.getparent().text_content()
        assert "“trong quý IV/2025”; không nêu ngày" in told
        assert "Trong khoảng từ ngày 01/10/2025 đến hết ngày 31/12/2025" in told
    assert not pages["lich/2026-02/"].xpath("//h2[@id='trong-thang']")


def test_months_lead_to_each_other_without_javascript(pages: dict[str, html.HtmlElement]) -> None:
    here, seen = "lich/2022-12/", ["lich/2022-12/"]
    while following := pages[here].xpath("//a[@rel='next']/@href"):
        here = following[0].replace("../../", "")
        seen.append(here)
        back = pages[here].xpath("//a[@rel='prev']/@href")
        assert back[0].replace("../../", "") == seen[-2]
    assert seen == sorted(set(pages) - {"lich/"})


def test_the_list_says_honestly_that_nothing_lies_ahead(pages: dict[str, html.HtmlElement]) -> None:
    (note,) = pages["lich/"].find_class("nr-luu-y")
    assert note.text_content().startswith(
        "Tính đến 22/11/2026, các văn bản trên trang không nêu ngày nào còn ở phía trước."
    )
    assert pages["lich/"].xpath("//h2[@id='da-qua']/following::time[1]/@datetime") == ["2026-02-07"]
    text = pages["lich/"].text_content()
    assert "trễ" not in text.replace("Đã qua không có nghĩa là trễ", "")
    assert "quá hạn" not in text.lower()


def test_the_list_shows_what_lies_ahead_first() -> None:
    outputs = {
        output.url: html.fromstring(output.body) for output in rendered(load(SAMPLE), date(2026, 3, 3))
    }
    page = outputs["lich/"]
    assert not page.find_class("nr-luu-y")
    days = page.xpath("//ol[@class='nr-ngay-ds']//time/@datetime")
    assert days == ["2026-03-15", "2026-06-30"]
    (state,) = outputs["lich/2026-06/"].find_class("nr-han")
    assert dict(state.attrib) == {
        "class": "nr-han nr-han--chua-den-han",
        "data-trang-thai": "chua-den-han",
        "data-tinh-den": "2026-03-03",
        "data-han": "2026-06-30",
    }
    assert state.text == "Chưa đến hạn"


def test_every_calendar_offered_is_a_file(real: Library, pages: dict[str, html.HtmlElement]) -> None:
    from namro.outputs.feeds.calendars import files

    offered = {
        href.removeprefix("../") for href in pages["lich/"].xpath("//a/@href") if href.endswith(".ics")
    }
    assert offered == {file.path for file in files(real, Edition(date(2026, 11, 22)))}
    assert "https://nam-ro.example/lich/tat-ca.ics" in pages["lich/"].text_content()
