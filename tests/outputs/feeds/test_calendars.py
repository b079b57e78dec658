"""The calendars to subscribe to, read back by a parser that knows nothing of the code that writes them."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

import icalendar
import pytest
import yaml
from hypothesis import strategies as st

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.events import MucLich, events
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.feeds import ics
from namro.outputs.feeds.calendars import calendars, files
from support.properties import given
from support.real_data import real_published

AS_OF = Edition(date(2026, 3, 3))
GOLDEN = ROOT / "tests/golden" / "lich__tat-ca.ics"


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


@pytest.fixture(scope="module")
def real() -> Library:
    return real_published()


def read(library: Library) -> dict[str, list[Any]]:
    """The events of every calendar by its path."""
    found = {}
    for file in files(library, AS_OF):
        calendar = icalendar.Calendar.from_ical(file.content)
        assert calendar.errors == []
        found[file.path] = calendar.walk("VEVENT")
    return found


def test_the_sample_s_calendar_is_as_blessed(sample: Library, bless: bool) -> None:
    (made,) = [file.content for file in files(sample, AS_OF) if file.path == "lich/tat-ca.ics"]
    if bless:
        GOLDEN.write_bytes(made.replace(b"\r\n", b"\n"))
    assert made == GOLDEN.read_bytes().replace(b"\n", b"\r\n")


@pytest.mark.parametrize("which", ["sample", "real"])
def test_every_calendar_keeps_to_the_form(which: str, request: pytest.FixtureRequest) -> None:
    library = request.getfixturevalue(which)
    made = files(library, AS_OF)
    assert made == files(library, AS_OF)
    assert len({file.path for file in made}) == len(made) > 3
    for file in made:
        assert file.content.endswith(b"END:VCALENDAR\r\n")
        lines = file.content.split(b"\r\n")
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert max(map(len, lines)) <= 75
        for line in lines:
            line.decode("utf-8")  # no letter is cut
        calendar = icalendar.Calendar.from_ical(file.content)
        assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
        (zone,) = calendar.walk("VTIMEZONE")
        assert zone["TZID"] == "Asia/Ho_Chi_Minh"
        assert zone.to_tz().utcoffset(datetime(2026, 7, 1)) == timedelta(hours=7)


@pytest.mark.parametrize("which", ["sample", "real"])
def test_every_event_has_what_a_phone_needs(which: str, request: pytest.FixtureRequest) -> None:
    library = request.getfixturevalue(which)
    base = library.trang.dia_chi_goc
    for path, found in read(library).items():
        assert found, path
        assert len({event["UID"] for event in found}) == len(found), path
        for event in found:
            assert event.errors == []
            assert str(event["UID"]).endswith(f"@{base.split('/')[2]}")
            assert event["DTSTAMP"].dt == datetime.fromisoformat("2026-03-03T00:00:00+00:00")
            assert int(event["SEQUENCE"]) == 0
            assert str(event["URL"]).startswith(base)
            assert str(event["URL"]) in str(event["DESCRIPTION"])
            assert "“" in str(event["DESCRIPTION"])
            assert len(event.walk("VALARM")) == 2


def test_day_precision_is_all_day_with_an_exclusive_end_and_hours_are_vietnam_s(real: Library) -> None:
    found = {str(event["UID"]).partition("@")[0]: event for event in read(real)["lich/tat-ca.ics"]}
    two_days = found["hoi-nghi.hoi-nghi-toan-quoc-trung-uong-6-2022"]
    assert (two_days["DTSTART"].dt, two_days["DTEND"].dt) == (date(2022, 12, 5), date(2022, 12, 7))
    before = found["nhiem-vu.bao-cao-so-diem-cau-dai-bieu-du-kien-xiv"]
    assert before["DTSTART"].dt.isoformat() == "2026-02-05T15:00:00+07:00"
    assert "DTEND" not in before
    assert str(before["SUMMARY"]).startswith("Trước 15 giờ 00: ")
    meeting = found["hoi-nghi.hoi-nghi-toan-quoc-dai-hoi-xiv-2026"]
    assert meeting["DTSTART"].dt.isoformat() == "2026-02-07T07:30:00+07:00"
    assert meeting["DTEND"].dt.isoformat() == "2026-02-07T17:00:00+07:00"
    exclusive = found["nhiem-vu.trinh-du-thao-chuong-trinh-hanh-dong-tu6"]
    assert exclusive["DTSTART"].dt == date(2022, 12, 14)
    assert str(exclusive["SUMMARY"]).startswith("Hạn cuối: ")
    vague = found["nhiem-vu.xay-dung-chuong-trinh-hanh-dong"]
    assert (vague["DTSTART"].dt, vague["DTEND"].dt) == (date(2025, 12, 31), date(2026, 1, 1))
    assert str(vague["SUMMARY"]).startswith("Ngày cuối có thể: ")
    assert "Văn bản không nêu ngày; lịch ghi vào 31/12/2025" in str(vague["DESCRIPTION"])
    triggers = [alarm["TRIGGER"].dt for alarm in two_days.walk("VALARM")]
    assert triggers == [timedelta(days=-6, hours=-15), timedelta(hours=-15)]  # nine in the morning


def test_what_has_no_day_has_no_event_and_all_else_has_one(real: Library) -> None:
    """Against the YAML itself."""
    expected = set()
    for path in (ROOT / "data/nhiem-vu").glob("*/*.yml"):
        task = yaml.safe_load(path.read_text(encoding="utf-8"))
        if task["tien_do"].get("muon_nhat") and task["loai"] != "dinh-huong":
            expected.add(f"nhiem-vu.{path.stem}")
    assert len(expected) == 33
    for path in (ROOT / "data/hoi-nghi").glob("*.yml"):
        conference = yaml.safe_load(path.read_text(encoding="utf-8"))
        for field, end in (("thoi_gian", ""), ("kiem_tra_duong_truyen", ".kiem-tra")):
            if conference.get(field, {}).get("do_chinh_xac") in ("gio", "ngay"):
                expected.add(f"hoi-nghi.{path.stem}{end}")
    assert len(expected) == 36
    assert {str(e["UID"]).partition("@")[0] for e in read(real)["lich/tat-ca.ics"]} == expected


def test_a_body_s_calendar_holds_what_names_it_or_a_body_below(real: Library) -> None:
    parents = {ma: body.cha for ma, body in real.don_vi.items()}

    def above(ma: str | None) -> set[str]:
        return {ma, *above(parents[ma])} if ma else set()

    expected: dict[str, set[str]] = {}
    for tasks in real.nhiem_vu.values():
        for task in tasks:
            if task.tien_do.muon_nhat and task.loai != "dinh-huong":
                answer = task.trach_nhiem
                for named in {*task.nguoi.don_vi, answer.bao_cao_den, answer.bao_cao_qua}:
                    for body in above(named):
                        expected.setdefault(body, set()).add(f"nhiem-vu.{task.id}@nam-ro.example")
    for path, found in read(real).items():
        if path.startswith("lich/don-vi/"):
            tasks_of_it = {str(e["UID"]) for e in found if str(e["UID"]).startswith("nhiem-vu.")}
            assert tasks_of_it == expected.pop(
                path.removeprefix("lich/don-vi/").removesuffix(".ics"), set()
            ), path
    assert expected == {}


def test_an_audience_s_calendar_holds_what_its_path_and_questions_lead_to(real: Library) -> None:
    by_name = {one.path: [event.ma for event in one.su_kien] for one in calendars(real).doi_tuong}
    assert list(by_name) == [f"lich/doi-tuong/{ma}.ics" for ma in real.doi_tuong]
    assert "nhiem-vu.can-bo-dang-vien-viet-thu-hoach" in by_name["lich/doi-tuong/dang-vien.ics"]
    assert "hoi-nghi.hoi-nghi-toan-quoc-dai-hoi-xiv-2026" in by_name["lich/doi-tuong/bao-cao-vien.ics"]
    assert all(len(found) < 38 for found in by_name.values())


def corrected(library: Library, corrections: int) -> Library:
    """The sample with its task's date corrected so many times: the document's words stay, their reading changes."""
    (task,) = library.nhiem_vu["ke-hoach-mau"]
    history = tuple(
        {"ngay": date(2026, 3, number + 1), "muon_nhat_cu": date(2026, 5, 31), "ly_do": "đọc lại"}
        for number in range(corrections)
    )
    due = type(task.tien_do).model_validate({**task.tien_do.model_dump(), "da_sua": history})
    due = due.model_copy(update={"muon_nhat": task.tien_do.muon_nhat - timedelta(corrections)})  # type: ignore[operator]
    renamed = task.model_copy(update={"tien_do": due, "ten": f"Tên lần {corrections}"})
    return dataclasses.replace(library, nhiem_vu=MappingProxyType({"ke-hoach-mau": (renamed,)}))


def test_a_corrected_date_keeps_its_uid_and_raises_its_sequence(sample: Library) -> None:
    seen = []
    for corrections in range(3):
        found = read(corrected(sample, corrections))["lich/tat-ca.ics"]
        (event,) = [e for e in found if str(e["UID"]).startswith("nhiem-vu.")]
        assert str(event["DESCRIPTION"]).count("trước đó ghi 31/05/2026: đọc lại.") == corrections
        seen.append((str(event["UID"]), int(event["SEQUENCE"]), event["DTSTART"].dt))
    assert seen == [
        ("nhiem-vu.nop-bao-cao@mau.example", number, date(2026, 6, 30) - timedelta(number))
        for number in range(3)
    ]


def test_a_draft_is_badged_in_the_calendar(sample: Library) -> None:
    draft = sample.van_ban["ke-hoach-mau"].model_copy(update={"tinh_trang": "du-thao"})
    library = dataclasses.replace(sample, van_ban=MappingProxyType({**sample.van_ban, "ke-hoach-mau": draft}))
    for event in read(library)["lich/tat-ca.ics"]:
        assert str(event["SUMMARY"]).startswith("[Dự thảo] ")
        assert event["STATUS"] == "TENTATIVE"
        assert "Văn bản này còn là dự thảo." in str(event["DESCRIPTION"])


TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029"), min_size=1)


@given(TEXT, TEXT)
def test_any_words_come_back_as_they_were(name: str, words: str) -> None:
    sample = events(load(SAMPLE).published())
    event: MucLich = next(one for one in sample if one.loai == "bao-cao")
    said = dataclasses.replace(event, ten=name, nguyen_van=words)
    made = ics.calendar("x", [said], "https://a.vn/b/", date(2026, 3, 3))
    assert max(map(len, made.split(b"\r\n"))) <= 75
    (read_back,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert str(read_back["SUMMARY"]) == f"Ngày cuối có thể: {name}"
    assert f"“{words}”" in str(read_back["DESCRIPTION"])
