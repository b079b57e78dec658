"""What printed deadlines can mean: every phrase of the sources, its variants, and properties over all of them."""

from __future__ import annotations

import unicodedata
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import assume, settings
from hypothesis import strategies as st

from conftest import SAMPLE
from namro.language.deadline_words import ThoiHan, read_deadline
from namro.library.deadlines import CAC_MA, state
from namro.library.load import load
from namro.records.nhiem_vu import DatDuoc, NhiemVu
from support.properties import given
from support.real_data import real_data

D = date.fromisoformat


def meant(
    earliest: str | None, latest: str, precision: str, exclusive: bool = False, hour: str | None = None
) -> ThoiHan:
    return ThoiHan(
        D(earliest) if earliest else None,
        D(latest),
        precision,
        exclusive,  # type: ignore[arg-type]
        time.fromisoformat(hour) if hour else None,
    )


IN_THE_SOURCES = {
    "trong quý IV/2025": meant("2025-10-01", "2025-12-31", "quy"),
    "trước 15 giờ, ngày 05/02/2026": meant(None, "2026-02-05", "gio", True, "15:00"),
    "15 giờ 00, ngày 06/02/2026": meant("2026-02-06", "2026-02-06", "gio", False, "15:00"),
    "thứ Bảy, ngày 07/02/2026": meant("2026-02-07", "2026-02-07", "ngay"),
    "trước ngày 15/12/2022": meant(None, "2022-12-14", "ngay", True),
    "hoàn thành trước ngày 30/01/2023": meant(None, "2023-01-29", "ngay", True),
    "trước ngày 02/02/2023": meant(None, "2023-02-01", "ngay", True),
    "chậm nhất đến ngày 30/12/2025": meant(None, "2025-12-30", "ngay"),
    "từ ngày 05/12/2022 đến ngày 06/12/2022": meant("2022-12-05", "2022-12-06", "ngay"),
    "từ ngày 26 đến ngày 28/9/2025": meant("2025-09-26", "2025-09-28", "ngay"),
    "Hoàn thành trong tháng 11/2025": meant("2025-11-01", "2025-11-30", "thang"),
    "hoàn thành trong tháng 01/2023": meant("2023-01-01", "2023-01-31", "thang"),
    "Dự kiến tổ chức Hội nghị vào tuần đầu của tháng 11/2025": meant("2025-11-01", "2025-11-09", "tuan"),
    "thời gian 0,5 ngày, trong tháng 12/2022": meant("2022-12-01", "2022-12-31", "thang"),
    "đến năm 2030": meant(None, "2030-12-31", "nam"),
    "trong năm 2026": meant("2026-01-01", "2026-12-31", "nam"),
    "thường xuyên": ThoiHan(None, None, "thuong-xuyen"),
    "thường xuyên, liên tục": ThoiHan(None, None, "thuong-xuyen"),
    "thường xuyên trong suốt cả nhiệm kỳ": ThoiHan(None, None, "nhiem-ky"),
    "trong suốt cả nhiệm kỳ": ThoiHan(None, None, "nhiem-ky"),
    "hằng năm và cả nhiệm kỳ": ThoiHan(None, None, "dinh-ky"),
    "toàn khóa và hàng năm": ThoiHan(None, None, "dinh-ky"),
    "Định kỳ": ThoiHan(None, None, "dinh-ky"),
    "tiến hành ngay": ThoiHan(None, None, "ngay-lap-tuc"),
    "phải hoàn thành ngay sau học tập, quán triệt nghị quyết": ThoiHan(None, None, "ngay-sau"),
    "kịp thời": None,
    "cuối năm": None,
    "nhiệm kỳ 2025 - 2030": None,
    "ngay từ đầu nhiệm kỳ": None,
    "ngay từ những tháng đầu, năm đầu của nhiệm kỳ": None,
    "Sau Hội nghị trực tuyến": None,
    "trước ngày diễn ra Hội nghị 01 ngày": None,
    "theo lộ trình phù hợp": None,
}
VARIANTS = {
    "trước ngày 15 tháng 12 năm 2022": meant(None, "2022-12-14", "ngay", True),
    "trước 15/12/2022": meant(None, "2022-12-14", "ngay", True),
    "chậm nhất là ngày 5-2-2026": meant(None, "2026-02-05", "ngay"),
    "muộn nhất vào ngày 05.02.2026": meant(None, "2026-02-05", "ngay"),
    "đến hết ngày 30/12/2025": meant(None, "2025-12-30", "ngay"),
    "trong ngày 30/12/2025": meant("2025-12-30", "2025-12-30", "ngay"),
    "trước 15h30 ngày 05/02/2026": meant(None, "2026-02-05", "gio", True, "15:30"),
    "ngày 05/02/2026, trước 15 giờ": meant(None, "2026-02-05", "gio", True, "15:00"),
    "chậm nhất 17:00 ngày 05/02/2026": meant(None, "2026-02-05", "gio", False, "17:00"),
    "trước 24 giờ ngày 05/02/2026": meant(None, "2026-02-05", "ngay"),
    "đến hết tháng 11 năm 2025": meant(None, "2025-11-30", "thang"),
    "trước tháng 12/2025": meant(None, "2025-11-30", "thang", True),
    "trước tháng 01/2026": meant(None, "2025-12-31", "thang", True),
    "tháng 10 và tháng 11/2025": meant("2025-10-01", "2025-11-30", "thang"),
    "từ tháng 10 đến tháng 12/2025": meant("2025-10-01", "2025-12-31", "thang"),
    "từ tháng 12/2025 đến tháng 01/2026": meant("2025-12-01", "2026-01-31", "thang"),
    "đầu tháng 4/2026": meant("2026-04-01", "2026-04-15", "thang"),
    "giữa tháng 4/2026": meant("2026-04-08", "2026-04-23", "thang"),
    "cuối tháng 4/2026": meant("2026-04-16", "2026-04-30", "thang"),
    "trong tháng 02/2028": meant("2028-02-01", "2028-02-29", "thang"),
    "tuần cuối tháng 11/2025": meant("2025-11-24", "2025-11-30", "tuan"),
    "tuần thứ hai của tháng 11/2025": meant("2025-11-03", "2025-11-16", "tuan"),
    "tuần đầu tháng 6/2026": meant("2026-06-01", "2026-06-07", "tuan"),
    "quý 1 năm 2026": meant("2026-01-01", "2026-03-31", "quy"),
    "từ quý I đến quý III/2026": meant("2026-01-01", "2026-09-30", "quy"),
    "trước quý IV/2025": meant(None, "2025-09-30", "quy", True),
    "6 tháng đầu năm 2026": meant("2026-01-01", "2026-06-30", "nua-nam"),
    "sáu tháng cuối năm 2026": meant("2026-07-01", "2026-12-31", "nua-nam"),
    "đầu năm 2026": meant("2026-01-01", "2026-06-30", "nam"),
    "cuối năm 2026": meant("2026-07-01", "2026-12-31", "nam"),
    "ngày 05, 06/12/2022": meant("2022-12-05", "2022-12-06", "ngay"),
    "sau ngày 05/01/2026 và trước ngày 10/01/2026": meant("2026-01-06", "2026-01-09", "ngay", True),
    "báo cáo đến Thành ủy trong tháng 12/2025": meant("2025-12-01", "2025-12-31", "thang"),
    "6 tháng một lần": ThoiHan(None, None, "dinh-ky"),
    "hằng quý": ThoiHan(None, None, "dinh-ky"),
    "hàng không": None,
    "từ ngày 01/01/2026": None,
    "sau ngày 01/01/2026": None,
    "trước ngày 31/02/2026": None,
    "ngày 32/01/2026": None,
    "trong tháng 13/2026": None,
    "quý V/2026": None,
    "sau ngày 10/01/2026, trước ngày 05/01/2026": None,
    "10 năm 2021 - 2030": None,
    "": None,
}
WITHOUT_YEAR = {
    "trước ngày 15/12": meant(None, "2025-12-14", "ngay", True),
    "trong tháng 11": meant("2025-11-01", "2025-11-30", "thang"),
    "quý IV": meant("2025-10-01", "2025-12-31", "quy"),
    "ngày 05 tháng 12": meant("2025-12-05", "2025-12-05", "ngay"),
    "tuần đầu của tháng 11": meant("2025-11-01", "2025-11-09", "tuan"),
}


@pytest.mark.parametrize(("words", "expected"), [*IN_THE_SOURCES.items(), *VARIANTS.items()])
def test_words_mean_these_days(words: str, expected: ThoiHan | None) -> None:
    assert read_deadline(words) == expected
    assert read_deadline(unicodedata.normalize("NFD", f"  {words.upper()} ")) == expected


def test_the_phrases_called_so_do_stand_in_the_sources() -> None:
    texts = " ".join(
        unicodedata.normalize("NFC", khoan.nguyen_van).lower()
        for text in real_data().toan_van.values()
        for khoan in text.khoan
    )
    printed = " ".join(texts.split())
    assert [words for words in IN_THE_SOURCES if words.lower() not in printed] == []


@pytest.mark.parametrize(("words", "expected"), WITHOUT_YEAR.items())
def test_a_date_without_its_year_is_not_guessed(words: str, expected: ThoiHan) -> None:
    assert read_deadline(words) is None
    assert read_deadline(words, 2025) == expected


@pytest.mark.parametrize("words", ["tháng 3 năm tới", "ngày 05/12 năm nay", "cuối tháng này"])
def test_relative_words_mean_no_day_even_with_a_year(words: str) -> None:
    assert read_deadline(words, 2025) is None


def test_every_deadline_of_the_data_is_read_as_the_editors_wrote_it() -> None:
    """The rule allows an earliest day narrowed by a reason; here it is counted, so that it stays rare."""
    dated, narrowed = 0, 0
    for tasks in real_data().nhiem_vu.values():
        for task in tasks:
            due = task.tien_do
            if due.nguyen_van is None:
                continue
            found = read_deadline(due.nguyen_van)
            if found is None or found.latest is None:
                assert due.muon_nhat is None, task.id
                continue
            assert (due.muon_nhat, due.gio, due.truoc) == (found.latest, found.hour, found.exclusive), task.id
            dated, narrowed = dated + 1, narrowed + (due.som_nhat != found.earliest)
    assert (dated, narrowed) == (33, 1)


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
LEADS = st.sampled_from(
    [
        "",
        "trong ",
        "trước ",
        "chậm nhất ",
        "chậm nhất đến ",
        "đến hết ",
        "hoàn thành trước ",
        "vào ",
        "Dự kiến ",
    ]
)


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """A deadline as officials print them, of any kind and for any day."""
    day = draw(DAYS)
    roman = ("I", "II", "III", "IV")[(day.month - 1) // 3]
    part = draw(st.sampled_from(["", "đầu ", "giữa ", "cuối "]))
    week = draw(st.sampled_from(["đầu", "thứ hai", "thứ ba", "thứ tư", "cuối"]))
    hour = draw(st.sampled_from(["", "15 giờ, ", "07 giờ 30, ", "17h00 "]))
    single = draw(
        st.sampled_from(
            [
                f"{hour}ngày {day:%d/%m/%Y}",
                f"{hour}ngày {day.day}/{day.month}/{day.year}",
                f"ngày {day.day} tháng {day.month} năm {day.year}",
                f"{part}tháng {day:%m/%Y}",
                f"{part}tháng {day.month} năm {day.year}",
                f"{part}quý {roman}/{day.year}",
                f"{part}năm {day.year}",
                f"tuần {week} của tháng {day:%m/%Y}",
                f"6 tháng {'đầu' if day.month < 7 else 'cuối'} năm {day.year}",
            ]
        )
    )
    later = day + timedelta(draw(st.integers(0, 400)))
    span = f"từ ngày {day:%d/%m/%Y} đến ngày {later:%d/%m/%Y}"
    return draw(st.sampled_from([draw(LEADS) + single, span]))


@given(phrases())
def test_what_is_read_is_a_stretch_in_order(words: str) -> None:
    found = read_deadline(words)
    assert found is not None
    assert found.latest is not None
    assert found.earliest is None or found.earliest <= found.latest
    assert (found.hour is not None) == (found.precision == "gio")


@given(DAYS)
def test_a_named_day_is_never_outside_what_a_wider_phrase_means(day: date) -> None:
    roman = ("I", "II", "III", "IV")[(day.month - 1) // 3]
    for wider in (f"trong tháng {day:%m/%Y}", f"quý {roman}/{day.year}", f"trong năm {day.year}"):
        found = read_deadline(wider)
        assert found and found.earliest and found.latest
        assert found.earliest <= day <= found.latest
    weeks = [
        read_deadline(f"tuần {nth} tháng {day:%m/%Y}")
        for nth in ("đầu", "thứ hai", "thứ ba", "thứ tư", "cuối")
    ]
    assert any(w and w.earliest and w.latest and w.earliest <= day <= w.latest for w in weeks)


@given(DAYS, st.sampled_from(["trước ", "trước ngày ", "hoàn thành trước ngày "]))
def test_before_a_day_ends_the_day_before(day: date, lead: str) -> None:
    found = read_deadline(f"{lead}{day:%d/%m/%Y}")
    assert found == ThoiHan(None, day - timedelta(1), "ngay", True)


@given(st.text(max_size=60), st.integers(1900, 2100))
@settings(max_examples=300)
def test_any_text_is_read_or_not_but_never_breaks(words: str, year: int) -> None:
    found = read_deadline(words, year)
    assert found is None or found.latest is None or (found.earliest or found.latest) <= found.latest


def task(words: str, kind: str, reports: list[tuple[date, str]]) -> NhiemVu:
    (sample,) = load(SAMPLE).nhiem_vu["ke-hoach-mau"]
    found = read_deadline(words)
    assert found is not None
    history = tuple(
        DatDuoc(ma=f"k{n}", ngay=day, noi_dung="a", bang_chung="b", trang_thai=said)  # type: ignore[arg-type]
        for n, (day, said) in enumerate(sorted(reports))
    )
    due: dict[str, Any] = {
        "nguyen_van": words,
        "som_nhat": found.earliest,
        "muon_nhat": found.latest,
        "gio": found.hour,
        "truoc": found.exclusive,
        "do_chinh_xac": found.precision,
    }
    return sample.model_copy(
        update={
            "loai": kind,
            "tien_do": sample.tien_do.model_copy(update=due),
            "ket_qua": sample.ket_qua.model_copy(update={"dat_duoc": history}),
        }
    )


KINDS = st.sampled_from(["viec-co-han", "nhiem-vu", "dinh-huong"])
REPORTS = st.lists(
    st.tuples(DAYS, st.sampled_from(["dang-thuc-hien", "chua-hoan-thanh", "hoan-thanh"])), max_size=3
)
AHEAD = {"chua-den-han": 0, "sap-den-han": 1, "da-qua-han-chua-co-thong-tin": 2}


@given(phrases(), KINDS, DAYS)
def test_without_reports_a_state_only_moves_forward_and_is_never_overdue(
    words: str, kind: str, day: date
) -> None:
    given_task = task(words, kind, [])
    days = [day + timedelta(n) for n in (0, 1, 13, 14, 15, 90, 400)]
    states = [state(given_task, as_of).ma for as_of in days]
    if kind == "dinh-huong":
        assert set(states) == {"dinh-huong"}
    else:
        ranks = [AHEAD[ma] for ma in states]
        assert ranks == sorted(ranks)


@given(phrases(), KINDS, REPORTS, DAYS)
def test_overdue_needs_a_report_after_the_last_possible_day(
    words: str, kind: str, reports: list[tuple[date, str]], as_of: date
) -> None:
    given_task = task(words, kind, reports)
    found = state(given_task, as_of)
    last = given_task.tien_do.muon_nhat
    assert found.ma in CAC_MA
    assert found.vi_sao.endswith(".")
    known = [said for said in given_task.ket_qua.dat_duoc if said.ngay <= as_of]
    if found.ma == "qua-han":
        assert kind != "dinh-huong"
        assert last is not None and as_of > last
        assert known[-1].ngay > last and known[-1].trang_thai != "hoan-thanh"
    if found.ma in ("hoan-thanh", "hoan-thanh-sau-han"):
        assert known[-1].trang_thai == "hoan-thanh"
    if not known:
        assert found.ma in ("dinh-huong", *AHEAD)
    if kind == "dinh-huong":
        assert found.ma not in ("qua-han", "hoan-thanh-sau-han", "da-qua-han-chua-co-thong-tin")


@given(phrases(), REPORTS, DAYS, st.integers(0, 500))
def test_days_alone_never_make_a_task_overdue(
    words: str, reports: list[tuple[date, str]], as_of: date, later: int
) -> None:
    """From one report to the next a state may pass its last day, but not become overdue by waiting."""
    given_task = task(words, "viec-co-han", reports)
    after = as_of + timedelta(later)
    assume(not any(as_of < day <= after for day, _ in reports))
    if state(given_task, as_of).ma != "qua-han":
        assert state(given_task, after).ma != "qua-han"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("9 tháng đầu năm 2026", meant("2026-01-01", "2026-09-30", "nam")),
        ("chín tháng đầu năm 2026", meant("2026-01-01", "2026-09-30", "nam")),
        ("hai tháng cuối năm 2025", meant("2025-11-01", "2025-12-31", "nam")),
        ("3 tháng cuối năm 2025", meant("2025-10-01", "2025-12-31", "quy")),
        ("6 tháng đầu năm 2025", meant("2025-01-01", "2025-06-30", "nua-nam")),
        ("Trong 30 ngày kể từ ngày ban hành Nghị quyết số 57-NQ/TW ngày 22/12/2024", None),
        ("05 ngày làm việc, tính từ ngày 01/01/2026", None),
        ("trước ngày Luật Đất đai năm 2024 có hiệu lực", None),
        (
            "theo Kế hoạch số 12-KH/TU ngày 05 tháng 11 năm 2025, xong trong quý I/2026",
            meant("2026-01-01", "2026-03-31", "quy"),
        ),
    ],
)
def test_months_of_a_year_and_days_that_only_count_or_name(words: str, said: ThoiHan | None) -> None:
    assert read_deadline(words) == said
