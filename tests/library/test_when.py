"""One wording of a time and one address of an event, whoever says them: pages, calendars, packets, the timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import cache

import pytest
from lxml import html

from namro.language.prose import plain
from namro.library.edition import Edition
from namro.library.events import events
from namro.library.history.named import named
from namro.library.library import Library
from namro.library.timeline import timeline
from namro.library.when import days, in_words, on_days
from namro.outputs.feeds import ics
from namro.outputs.packets.conferences import conference, talk
from namro.outputs.packets.packet import Paragraph, Part
from namro.outputs.pages import dong_thoi_gian, hoi_nghi, lich
from namro.outputs.pages.context import Pages
from namro.records.hoi_nghi import ThoiGian
from support.real_data import real_published

AS_OF = Edition(date(2026, 11, 22))
CONFERENCE, TALK = "hoi-nghi-toan-quoc-dai-hoi-xiv-2026", "chuyen-de-1"
FUZZY = "trong khoảng từ ngày 01/01/2026 đến hết ngày 31/12/2026"
NOT_A_WHOLE_YEAR = "từ 01/01/2026 đến 31/12/2026"


@cache
def real() -> Library:
    return real_published()


def year_alone() -> Library:
    """The real data with a conference of which only the year is known."""
    library = real()
    held = library.hoi_nghi[CONFERENCE]
    when = held.thoi_gian.model_copy(
        update={
            "nguyen_van": "trong năm 2026",
            "do_chinh_xac": "nam",
            "tu_ngay": date(2026, 1, 1),
            "den_ngay": date(2026, 12, 31),
            "bat_dau": None,
            "ket_thuc": None,
        }
    )
    changed = held.model_copy(update={"thoi_gian": when})
    return replace(library, hoi_nghi={**library.hoi_nghi, CONFERENCE: changed})


def words(part: Part) -> str:
    return " ".join(plain(block.content) for block in part.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        (date(2026, 2, 7), date(2026, 2, 7), "ngay", "ngày 07/02/2026"),
        (date(2022, 12, 5), date(2022, 12, 6), "ngay", "từ ngày 05/12/2022 đến hết ngày 06/12/2022"),
        (date(2026, 1, 1), date(2026, 12, 31), "nam", FUZZY),
        (
            date(2026, 4, 1),
            date(2026, 6, 30),
            "quy",
            "trong khoảng từ ngày 01/04/2026 đến hết ngày 30/06/2026",
        ),
        (None, date(2026, 2, 7), "ngay", "chậm nhất ngày 07/02/2026"),
    ],
)
def test_days_in_words(first: date | None, last: date, precision: str, said: str) -> None:
    assert days(first, last, precision) == said


def test_hours_stand_behind_the_days() -> None:
    when = ThoiGian.model_construct(
        nguyen_van="ngày 07/02/2026",
        do_chinh_xac="gio",
        tu_ngay=date(2026, 2, 7),
        den_ngay=date(2026, 2, 7),
        bat_dau=time(7, 30),
        ket_thuc=time(17, 0),
        ghi_chu=None,
        da_sua=(),
        nguon=(),
    )
    assert in_words(when) == "thứ Bảy, ngày 07/02/2026, từ 07 giờ 30 đến 17 giờ 00"
    assert in_words(when.model_copy(update={"ket_thuc": None})).endswith(", lúc 07 giờ 30")
    nowhere = when.model_copy(update={"tu_ngay": None, "den_ngay": None, "bat_dau": None})
    assert in_words(nowhere) == "“ngày 07/02/2026” (văn bản chưa nêu ngày)"
    assert on_days(nowhere) == ""


def test_a_fuzzy_date_reads_the_same_in_every_output() -> None:
    library = year_alone()
    pages = Pages(library, AS_OF)
    outputs = [*hoi_nghi.render(pages), *lich.render(pages), *dong_thoi_gian.render(pages)]
    shown = {output.url: " ".join(html.fromstring(output.body).text_content().split()) for output in outputs}
    event = next(event for event in events(library) if event.ma == f"hoi-nghi.{CONFERENCE}")
    talks = (
        words(talk(library, ma, None)) for ma, one in library.chuyen_de.items() if one.hoi_nghi == CONFERENCE
    )
    places = {
        "calendar": event.loi,
        "packet": words(conference(library, CONFERENCE, None)),
        **{f"talk {number}": said for number, said in enumerate(talks)},
        **{url: shown[url] for url in (f"hoi-nghi/{CONFERENCE}/", "lich/", "lich/2026-03/")},
        "timeline": shown["dong-thoi-gian/nam-2026/"].replace("Trong khoảng", "trong khoảng"),
    }
    assert [
        name for name, said in places.items() if FUZZY not in said.replace("Trong khoảng", "trong khoảng")
    ] == []
    assert [name for name, said in places.items() if NOT_A_WHOLE_YEAR in said] == []
    assert len(places) > 7


def test_an_event_has_one_address_in_every_output() -> None:
    """Of tasks, conferences and the other events: the timeline, the calendar, its file and the list of changes."""
    library = real()
    told: dict[str, set[str]] = {}
    for (kind, ma), place in named(library, {}).items():
        if kind in ("nhiem-vu", "hoi-nghi", "su-kien"):
            told.setdefault(f"{kind}.{ma}", set()).add(place.url)
    for event in events(library):
        if event.loai != "kiem-tra":
            told[event.ma].add(event.url)
    by_name = {(place.ten, kind): f"{kind}.{ma}" for (kind, ma), place in named(library, {}).items()}
    for moment in timeline(library):
        if moment.loai in ("hoi-nghi", "su-kien") and (moment.ten, moment.loai) in by_name:
            told[by_name[moment.ten, moment.loai]].add(moment.url)
        for url in (viec.url for viec in moment.viec):
            told[f"nhiem-vu.{url.split('/')[-2]}"].add(url)
    assert {ma: urls for ma, urls in told.items() if len(urls) != 1} == {}
    calendar = (
        ics.calendar("a", events(library), "https://a.example/", AS_OF.ngay).decode().replace("\r\n ", "")
    )
    addresses = {
        line.removeprefix("URL:https://a.example/")
        for line in calendar.splitlines()
        if line.startswith("URL:")
    }
    assert addresses <= {url for urls in told.values() for url in urls}


def test_every_address_of_an_event_is_a_place_on_its_page() -> None:
    library = real()
    pages = {
        output.url: html.fromstring(output.body) for output in dong_thoi_gian.render(Pages(library, AS_OF))
    }
    for ma in library.su_kien:
        url, _, anchor = named(library, {})["su-kien", ma].url.partition("#")
        assert pages[url].get_element_by_id(anchor) is not None
    linked = {link.get("href") for link in pages["dong-thoi-gian/"].iter("a")}
    tasks = [moment for moment in timeline(library) if moment.loai == "nhiem-vu"]
    assert all(f"../{viec.url}" in linked for moment in tasks for viec in moment.viec)
