"""Long texts in real Chromium: old addresses lead on, finding goes through all parts, a packet takes the whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import STATES, serving, watched
from conftest import SAMPLE_EPOCH, buildable, namro
from namro.publishing.verify import verify
from namro.records.addresses import MY_PACKET, clause, part
from support import sharing
from support.long_texts import CODE, DECREE, REGULATION, add_long_texts

FIRST = part(DECREE, "")


def _build(root: Path) -> None:
    add_long_texts(buildable(root))
    done = namro(root, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def long_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a decree in Chương, a regulation of Điều alone, a code of 700 Điều."""
    return sharing.once(tmp_path_factory, "văn bản dài", _build)


@pytest.fixture(scope="module")
def long_site(long_project: Path) -> Iterator[str]:
    with serving(long_project / "site") as url:
        yield url


@pytest.fixture(params=STATES, ids=str)
def reader(request: pytest.FixtureRequest, browser: Browser, long_site: str) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 740}, color_scheme=scheme, base_url=long_site
    )
    with watched(context, long_site) as faults:
        yield context.new_page()
        context.close()
    assert faults == []


def test_the_built_pages_pass_every_check(long_project: Path) -> None:
    assert [str(one) for one in verify(long_project, long_project / "site")] == []


def test_an_old_address_leads_on_to_the_clause(browser: Browser, long_site: str) -> None:
    context = browser.new_context(base_url=long_site)  # what the page still loads is broken off: no fault
    reader = context.new_page()
    for ma, khoan, piece in (
        (DECREE, "dieu-45.2", "chuong-iii"),
        (REGULATION, "dieu-80", "dieu-75"),
        (DECREE, "ky.1", "chuong-x"),
    ):
        reader.goto(clause(ma, khoan))
        reader.wait_for_url(f"{long_site}{part(ma, piece)}#{khoan}")
        expect(reader.locator(f"[id='{khoan}']")).to_be_in_viewport()
    reader.goto(FIRST)
    reader.evaluate("location.hash = 'dieu-130.1'")  # as by hand
    reader.wait_for_url(f"{long_site}{part(DECREE, 'chuong-vii')}#dieu-130.1")
    reader.go_back()
    reader.wait_for_url(f"{long_site}{FIRST}")
    context.close()


def test_without_scripts_it_leads_to_the_line_of_the_contents(browser: Browser, long_site: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, base_url=long_site
    )
    page = context.new_page()
    page.goto(clause(DECREE, "dieu-45.2"))
    line = page.get_by_role("link", name="Điều 45. Tên của điều thứ 45")
    expect(line).to_be_in_viewport()
    line.click()
    assert page.url == f"{long_site}{part(DECREE, 'chuong-iii')}#dieu-45"
    expect(page.locator("[id='dieu-45']")).to_be_in_viewport()
    page.get_by_role("link", name="Phần sau: Chương IV. TÊN CỦA CHƯƠNG 4").click()
    assert page.url == f"{long_site}{part(DECREE, 'chuong-iv')}"
    context.close()


def test_very_long_contents_show_the_chapters_and_each_part_its_own(reader: Page, long_site: str) -> None:
    reader.goto(part(CODE, ""))
    shown = reader.locator("[data-nr-cac-phan]")
    expect(shown.get_by_role("link", name="Chương II. TÊN CỦA CHƯƠNG 2")).to_be_visible()
    expect(shown.get_by_text("Điều 71 đến Điều 140")).to_be_visible()
    expect(shown.get_by_role("link", name="Điều 71. Tên")).to_have_count(0)
    assert reader.locator("[id='dieu-71']").count() == 1 and reader.locator("[id='dieu-71.1']").count() == 0
    reader.goto(part(CODE, "chuong-ii"))
    expect(reader.locator("[data-nr-muc-luc] a").filter(has_text="Điều 71. Tên")).to_have_count(1)
    reader.goto(clause(CODE, "dieu-345.1"))  # its anchor is that of the Điều
    reader.wait_for_url(f"{long_site}{part(CODE, 'chuong-v')}#dieu-345.1")
    expect(reader.locator("[id='dieu-345.1']")).to_be_in_viewport()
    reader.goto(f"{MY_PACKET}?muc={clause(CODE, 'dieu-345.1').replace('#', '%23')}")
    expect(reader.locator(".nr-tap-to").get_by_text("1. Việc thứ 1 của điều 345 do")).to_have_count(1)


def test_finding_goes_through_the_whole_text_and_leads_to_the_other_part(
    reader: Page, long_site: str
) -> None:
    reader.goto(part(DECREE, "chuong-ii"))
    reader.locator(".nr-xo > summary").click()
    said = reader.locator("[data-nr-tim-khoan] output")
    reader.locator("#nr-tim-khoan-o").fill("giếng nước")
    expect(said).to_have_text("Có ở 1 chỗ.")
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"{long_site}{part(DECREE, 'chuong-x')}#dieu-201.p1")
    expect(said).to_have_text("Chỗ 1 trong 1.")
    expect(reader.locator("[id='dieu-201.p1']")).to_be_in_viewport()
    reader.locator("#nr-tim-khoan-o").fill("Tên của điều thứ")
    expect(said).to_have_text("Có ở 200 chỗ.")
    reader.keyboard.press("Enter")
    expect(said).to_have_text("Chỗ 181 trong 200.")  # the first on this page


def test_no_page_of_a_long_text_scrolls_sideways(reader: Page) -> None:
    for page in (FIRST, part(DECREE, "chuong-ii"), part(REGULATION, "")):
        reader.goto(page)
        assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_packet_takes_the_whole_text_and_a_clause_from_its_part(reader: Page) -> None:
    reader.goto(f"{MY_PACKET}?muc={FIRST},{clause(REGULATION, 'dieu-80').replace('#', '%23')}")
    sheet = reader.locator(".nr-tap-to")
    expect(sheet.get_by_text("Cây đa giếng nước có hiệu lực.")).to_have_count(1)
    expect(sheet.get_by_text("5. Việc thứ 5 của điều 1 do")).to_have_count(1)
    expect(sheet.get_by_text("Điều 80. Tên của điều thứ 80")).to_have_count(2)  # one of each text
