"""The timeline: every date that the texts print, in order, in their words, and none besides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from lxml import html

from conftest import SAMPLE
from namro.library.library import Library
from namro.library.load import load
from namro.library.timeline import Moc, timeline, undated
from namro.outputs.pour import Output
from namro.records.van_ban import NgayVanBan
from support.real_data import real_pages, real_published

AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library() -> Library:
    return real_published()


@pytest.fixture(scope="module")
def made() -> Mapping[str, Output]:
    return real_pages(AS_OF)


def issued(words: str) -> Library:
    """The sample with a plan of which only these words tell when it was issued."""
    sample = load(SAMPLE).published()
    when = NgayVanBan(
        muc_do="trich-dan", nguyen_van=words or None, nguon=sample.van_ban["ke-hoach-mau"].nguon
    )
    plan = sample.van_ban["ke-hoach-mau"].model_copy(update={"ngay_ban_hanh": when})
    return replace(sample, van_ban={"ke-hoach-mau": plan})


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("tháng 9 năm 2025", date(2025, 9, 1), date(2025, 9, 30)),
        ("tháng 9/2025", date(2025, 9, 1), date(2025, 9, 30)),
        ("tháng 02/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("tháng 12 năm 2025", date(2025, 12, 1), date(2025, 12, 31)),
        ("quý IV/2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("quý I năm 2026", date(2026, 1, 1), date(2026, 3, 31)),
        ("năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("ngày … tháng 9 năm 2025", date(2025, 9, 1), date(2025, 9, 30)),
        ("đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
    ],
)
def test_a_period_in_words_means_its_first_to_its_last_day(words: str, first: date, last: date) -> None:
    library = issued(words)
    (plan,) = (moc for moc in timeline(library) if moc.loai == "van-ban")
    assert (plan.tu, plan.den, plan.loi) == (first, last, words)
    assert plan.do_chinh_xac not in ("gio", "ngay")
    assert undated(library) == ()


@pytest.mark.parametrize(
    "words",
    ["", "tháng 13/2025", "tháng 0/2025", "quý V/2025", "nhiệm kỳ 2025 - 2030", "ngay"],
)
def test_other_words_mean_no_day(words: str) -> None:
    library = issued(words)
    assert not any(moc.loai == "van-ban" for moc in timeline(library))
    assert undated(library) == ("ke-hoach-mau",)


def test_an_entry_is_past_only_after_its_last_day() -> None:
    moc = Moc("su-kien", "x", "y/", date(2026, 11, 1), date(2026, 11, 22), "x", "ngay", False, False, ())
    assert moc.luc(date(2026, 10, 31)) == "sap-toi"
    assert moc.luc(date(2026, 11, 1)) == "dang-dien-ra"
    assert moc.luc(date(2026, 11, 22)) == "dang-dien-ra"
    assert moc.luc(date(2026, 11, 23)) == "da-qua"


def test_entries_run_from_the_earliest_day_they_can_mean(library: Library) -> None:
    every = timeline(library)
    assert [moc.tu for moc in every] == sorted(moc.tu for moc in every)
    draft = next(moc for moc in every if moc.url == "van-ban/du-thao-chuong-trinh-hanh-dong-2025/")
    assert (draft.tu, draft.den, draft.loi, draft.du_thao) == (
        date(2025, 9, 1),
        date(2025, 9, 30),
        "tháng 9 năm 2025",
        True,
    )
    congress = next(moc for moc in every if moc.url == "dong-thoi-gian/#dai-hoi-can-tho-i")
    assert every.index(draft) < every.index(congress)


def test_every_entry_quotes_a_text(library: Library) -> None:
    for moc in timeline(library):
        assert moc.nguon, moc.ten


def test_every_full_date_printed_in_the_texts_is_on_the_timeline(library: Library) -> None:
    days = {day for moc in timeline(library) for day in (moc.tu, moc.den, moc.den + timedelta(days=1))}
    for ma, text in library.toan_van.items():
        for khoan in text.khoan:
            for day, month, year in re.findall(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})", khoan.chu):
                assert date(int(year), int(month), int(day)) in days, f"{ma}#{khoan.ma}"


def test_every_dated_task_stands_once(library: Library) -> None:
    dated = sorted(ma for ma, (_, task) in library.nhiem_vu_theo_ma.items() if task.tien_do.muon_nhat)
    assert sorted(viec.ma for moc in timeline(library) for viec in moc.viec) == dated


def test_a_document_is_dated_or_listed_as_undated(library: Library) -> None:
    dated = {moc.url.split("/")[1] for moc in timeline(library) if moc.loai == "van-ban"}
    assert dated | set(undated(library)) == set(library.van_ban)
    assert not dated & set(undated(library))


def test_the_filters_are_pages_and_count_what_they_show(made: dict[str, Output]) -> None:
    home = html.fromstring(made["dong-thoi-gian/"].body)
    kinds, years = home.xpath('.//nav[@aria-label="Loại mốc"] | .//nav[@aria-label="Năm"]')
    for nav in (kinds, years):
        for link in nav.xpath(".//a"):
            url = link.get("href").removeprefix("../") or "dong-thoi-gian/"
            shown = html.fromstring(made[url].body)
            count = int(link.find("span").text)
            assert len(shown.find_class("nr-moc")) == count, url
            (current,) = shown.xpath('.//nav[@class="nr-loc-moc"]//a[@aria-current="page"]')
            assert current.text_content() == link.text_content()
    total = len(home.find_class("nr-moc"))
    for nav in (kinds.xpath(".//a")[1:], years.xpath(".//a")):
        assert sum(int(a.find("span").text) for a in nav) == total


def test_the_words_of_the_page_are_right(made: dict[str, Output]) -> None:
    page = html.fromstring(made["dong-thoi-gian/"].body)
    shown = {
        " ".join(moc.find_class("nr-moc-ten")[0].text_content().split()): " ".join(moc.text_content().split())
        for moc in page.find_class("nr-moc")
    }
    directive = shown["Chỉ thị về Nghị quyết Đại hội Cần Thơ lần thứ I suy ra"]
    assert directive.startswith("Thứ Ba, ngày 07/10/2025")
    assert "Văn bản · đã qua." in directive
    horizon = shown["Mốc tầm nhìn trong bản dự thảo Chương trình hành động Dự thảo"]
    assert horizon.startswith("“tầm nhìn đến năm 2045”")
    assert "sắp tới. Trong khoảng từ ngày 01/01/2045 đến hết ngày 31/12/2045." in horizon
    assert any("Chậm nhất thứ Ba, ngày 30/12/2025" in words for words in shown.values())
    assert "chuong-trinh-lam-viec-thanh-uy-khoa-i" in made["dong-thoi-gian/"].body


def test_an_event_without_a_day_is_not_given_one() -> None:
    sample = load(SAMPLE).published()
    assert [moc.ten for moc in timeline(sample) if moc.loai == "su-kien"] == ["Ngày họp mẫu"]
