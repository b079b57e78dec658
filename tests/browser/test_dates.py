"""Deadlines refreshed in a real browser: the same steps in time as `namro.library.deadlines`, the difference said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import serving
from conftest import SAMPLE, SAMPLE_EPOCH, buildable, namro
from namro.library.deadlines import state
from namro.library.load import load

PHASES = {"chua-den-han": "xa", "sap-den-han": "gan", "da-qua-han-chua-co-thong-tin": "qua"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample's site as of 03/03/2026; its task is due "trong quý II/2026"."""
    root = buildable(tmp_path_factory.mktemp("mau"), SAMPLE)
    done = namro(root, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(root / "site") as url:
        yield url


def opened(browser: Browser, url: str, now: str, zone: str = "Asia/Ho_Chi_Minh") -> Page:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(now))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize(
    ("now", "note"),
    [
        ("2026-03-03T12:00:00+07:00", None),
        ("2026-06-15T12:00:00+07:00", None),  # 15 days ahead: nothing has changed
        (
            "2026-06-16T12:00:00+07:00",
            "Tính đến hôm nay (16/06/2026): còn 14 ngày; trang dựng ngày 03/03/2026.",
        ),
        (
            "2026-06-30T23:59:00+07:00",
            "Tính đến hôm nay (30/06/2026): hôm nay là ngày cuối; trang dựng ngày 03/03/2026.",
        ),
        (
            "2026-07-01T00:00:00+07:00",
            "Tính đến hôm nay (01/07/2026): đã qua ngày hạn; trang chưa có thông tin mới; trang dựng ngày 03/03/2026.",
        ),
        ("2020-01-01T12:00:00+07:00", None),  # a clock before the page was built is not believed
    ],
)
def test_the_difference_is_said_beside_the_printed_state(
    browser: Browser, address: str, now: str, note: str | None
) -> None:
    page = opened(browser, f"{address}lich/2026-06/", now)
    states = page.locator("[data-trang-thai]")
    assert states.count() == 1
    assert states.first.inner_text() == "Chưa đến hạn"  # what was printed stays
    assert page.locator(".nr-hom-nay").all_inner_texts() == ([note] if note else [])
    page.context.close()


def test_the_day_is_vietnam_s_wherever_the_reader_is(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}lich/2026-06/", "2026-06-30T18:00:00+00:00", "America/Los_Angeles")
    assert (
        page.locator(".nr-hom-nay").inner_text().startswith("Tính đến hôm nay (01/07/2026): đã qua ngày hạn")
    )
    page.context.close()


def test_without_javascript_the_printed_state_stands(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}lich/2026-06/")
    assert page.locator("[data-trang-thai]").inner_text() == "Chưa đến hạn"
    page.locator("a[rel=prev]").first.click()
    assert page.locator("h1").inner_text() == "Lịch tháng 05/2026"
    context.close()


def test_the_browser_and_the_build_agree_on_every_day(browser: Browser, address: str) -> None:
    (task,) = load(SAMPLE).nhiem_vu["ke-hoach-mau"]
    last = date(2026, 6, 30)
    days = [last + timedelta(n) for n in range(-20, 4)]
    page = opened(browser, f"{address}lich/", "2026-03-03T12:00:00+07:00")
    found = page.evaluate(
        """async days => {
            const { phase } = await import(new URL("../assets/js/dates.js", location.href));
            return days.map(day => phase({ last: "2026-06-30" }, { day }));
        }""",
        [day.isoformat() for day in days],
    )
    assert found == ["cuoi" if day == last else PHASES[state(task, day).ma] for day in days]
    page.context.close()


@pytest.mark.parametrize(
    ("deadline", "now", "expected"),
    [
        ({"last": "2026-02-05", "hour": "15:00", "exclusive": True}, "14:59", "cuoi"),
        ({"last": "2026-02-05", "hour": "15:00", "exclusive": True}, "15:00", "qua"),
        ({"last": "2026-02-05", "hour": "15:00", "exclusive": False}, "15:00", "cuoi"),
        ({"last": "2026-02-05", "hour": "15:00", "exclusive": False}, "15:01", "qua"),
        ({"last": "2026-02-05"}, "23:59", "cuoi"),
    ],
)
def test_before_an_hour_excludes_that_hour(
    browser: Browser, address: str, deadline: dict[str, object], now: str, expected: str
) -> None:
    page = opened(browser, f"{address}lich/", "2026-03-03T12:00:00+07:00")
    told = page.evaluate(
        """async ([deadline, hour]) => {
            const { phase, difference } = await import(new URL("../assets/js/dates.js", location.href));
            const now = { day: "2026-02-05", hour };
            return [phase(deadline, now), difference("sap-den-han", deadline, "2026-02-01", now),
                    difference("hoan-thanh", deadline, "2026-02-01", now),
                    difference("qua-han", deadline, "2026-02-01", now)];
        }""",
        [deadline, now],
    )
    assert told[0] == expected
    if expected == "qua":
        assert told[1] == (
            "Tính đến hôm nay (05/02/2026): đã qua giờ hạn; trang chưa có thông tin mới; trang dựng ngày 01/02/2026."
        )
    elif "hour" in deadline:
        lead = "trước" if deadline["exclusive"] else "lúc"
        assert f"hôm nay là ngày cuối, {lead} 15 giờ 00;" in told[1]
    assert told[2:] == ["", ""]  # what a report settled is not touched
    page.context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("url", ["lich/", "lich/2026-03/", "lich/2026-05/"])
def test_the_calendar_fits_every_screen_and_its_days_can_be_touched(
    browser: Browser, address: str, width: int, url: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(address + url)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for link in page.locator("table.nr-lich a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 36
    context.close()


def test_a_month_prints_on_one_sheet_with_its_table(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}lich/2026-03/", "2026-03-03T12:00:00+07:00")
    page.emulate_media(media="print")
    assert page.locator("table.nr-lich").is_visible()
    assert not page.locator(".nr-truoc-sau").first.is_visible()
    sheets = re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) == 1
    page.context.close()
