"""Several things on one day: each rests on its own clause, in the calendar, its months and the timeline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from lxml import html

from namro.library.library import Library
from namro.outputs.pour import Output
from support.real_data import real_pages, real_published


@pytest.fixture(scope="module")
def library() -> Library:
    return real_published()


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Output]:
    return real_pages()


def _clauses(node: Any) -> set[tuple[str, str]]:
    links = " ".join(node.xpath(".//*[contains(@class, 'nr-nguon')]//a/@href"))
    return set(re.findall(r"van-ban/([\w-]+)/#([\w.-]+)", links))


def _moments(output: Output) -> list[Any]:
    """A moment each: a block of a month or of the timeline, a row of the calendar's first page."""
    page = html.fromstring(output.body)
    return [*page.find_class("nr-moc"), *page.xpath("//*[@class='nr-ngay-ds']/li")]


def _items(moment: Any) -> list[Any]:
    return list(moment.xpath(".//li | ./div/p | ./div/details/p"))


def _tasks(item: Any) -> list[str]:
    """The tasks that the item itself names: by page or by row."""
    links = item.xpath("./a/@href")
    return [re.split(r"[/#]", link.rstrip("/"))[-1] for link in links if "nhiem-vu/" in link]


def test_every_task_of_a_date_cites_its_own_deadline(library: Library, pages: Mapping[str, Output]) -> None:
    grouped = 0
    for url, output in pages.items():
        if not url.startswith(("lich/", "dong-thoi-gian/")):
            continue
        for moment in _moments(output):
            items = [item for item in _items(moment) if _tasks(item)]
            if len(items) < 2:
                continue
            grouped += 1
            for item in items:
                (task,) = _tasks(item)
                own = {(one.van_ban, one.khoan) for one in library.nhiem_vu_theo_ma[task][1].tien_do.nguon}
                said = _clauses(item) or _clauses(moment)  # clauses that all share are said once
                assert said, f"{url}: {task}"
                assert said <= own, f"{url}: {task}"
    assert grouped >= 8


def test_the_two_reports_of_one_day_cite_two_clauses(pages: Mapping[str, Output]) -> None:
    plan = "ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025"
    for url in ("lich/", "lich/2025-12/", "dong-thoi-gian/"):
        (moment,) = [
            moment
            for moment in _moments(pages[url])
            if "chậm nhất đến ngày 30/12/2025" in moment.text_content()
        ]
        assert _clauses(moment) == {(plan, "III.1.b3"), (plan, "III.5.p1")}, url


def test_what_is_inferred_is_said_of_each_task(library: Library, pages: Mapping[str, Output]) -> None:
    for moment in _moments(pages["dong-thoi-gian/"]):
        for item in _items(moment):
            for task in _tasks(item):
                inferred = library.nhiem_vu_theo_ma[task][1].tien_do.muc_do == "suy-ra"
                lead = moment.find_class("nr-moc-ten")[0]
                told = [*item.find_class("nr-muc-do--suy-ra"), *lead.find_class("nr-muc-do--suy-ra")]
                assert bool(told) == inferred, task
