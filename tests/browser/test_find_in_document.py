"""Find in the open document, in real Chromium: the phrase as typed, counted as marked, its controls in view."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import ROOT

BOX = "#nr-tim-khoan-o"
WORDS = (
    "Thứ nhất, thu hoạch; kế hoạch, Thu\u00a0hoạch. Thu <b>ho</b>ạch, thu<br>hoạch. "
    "Dương đi đường dài, đương khi dẫn dân qua <em>đường</em> lớn. Nghị quyết<sup>(1)</sup> số 27-NQ/TW, 2025 - 2030, năm 2025. "
    "Tổ chức; thực hiện. Tổ chức thực hiện. HÒA hoà, 1.000 1000"
)
"""Words of no document: every way of matching has its trap here."""
CASES = {
    "thu hoạch": ["thu hoạch", "Thu\u00a0hoạch", "Thu hoạch", "thuhoạch"],  # the last across a line break
    "thu hoach": ["thu hoạch", "Thu\u00a0hoạch", "Thu hoạch", "thuhoạch"],
    "thu   HOẠCH ": ["thu hoạch", "Thu\u00a0hoạch", "Thu hoạch", "thuhoạch"],
    "thứ": ["Thứ"],
    "duong": ["Dương", "đường", "đương", "đường"],
    "đường": ["đường", "đường"],
    "đuong": ["đường", "đương", "đường"],
    "dương": ["Dương"],
    "dân": ["dân"],
    "dẫn": ["dẫn"],
    "dan": ["dẫn", "dân"],
    "kế hoạ": ["kế hoạch"],  # the last word may be unfinished
    "ke ho": ["kế hoạch"],
    "ế hoạch": [],
    "nghị quyết số": ["Nghị quyết(1) số"],
    "27-nq/tw": ["27-NQ/TW"],
    "2025-2030": ["2025 - 2030"],
    "2025": ["2025", "2025"],
    "tổ chức thực hiện": ["Tổ chức thực hiện"],
    "tổ chức; thực hiện": ["Tổ chức; thực hiện"],
    "đường dài đương": ["đường dài, đương"],  # a sign left out, since it stands nowhere without it
    "thực hiện tổ chức": [],  # but no end of a sentence
    "hòa": ["HÒA", "hoà"],
    "1.000": ["1.000"],
    "t": [],
    "  ": [],
}


@pytest.fixture(params=[360, 1280], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 740}, base_url=address)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def find(page: Page) -> None:
    """Opens the sheet of finding, which takes the focus."""
    page.get_by_label("Mục lục văn bản").wait_for(state="attached")
    page.locator(".nr-xo > summary").click()
    expect(page.locator(BOX)).to_be_focused()


def marked(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...(CSS.highlights.get('nr-tim') ?? [])].map((range) => range.toString())"
    )
    return found


def test_a_phrase_is_found_as_typed_and_nothing_else(page: Page) -> None:
    page.goto("van-ban/chi-thi-01-ct-tu-2025/")
    got = page.evaluate(
        """async ([base, words, asked]) => {
          const { findPhrase, readText } = await import(new URL("assets/js/search-phrase.js", base));
          const paragraph = new DOMParser().parseFromString(`<p>${words}</p>`, "text/html").querySelector("p");
          const text = readText(paragraph);
          return Object.fromEntries(asked.map((typed) => [typed, findPhrase(typed, [text]).map(String)]));
        }""",
        [page.url.split("van-ban/")[0], WORDS, list(CASES)],
    )
    assert got == CASES


@pytest.mark.parametrize(
    "document", [path.parent.name for path in sorted(ROOT.glob("data/van-ban/*/toan-van.md"))]
)
def test_every_text_counts_what_it_marks(page: Page, document: str) -> None:
    page.goto(f"van-ban/{document}/")
    find(page)
    said = page.locator("[data-nr-tim-khoan] output")
    plain = page.locator(".nr-khoan > .nr-chu").evaluate_all(
        """(all) => all.map((one) => {
          const copy = one.cloneNode(true);
          for (const aside of copy.querySelectorAll(".nr-neo, sup")) aside.remove();
          return copy.textContent.replace(/\\s+/g, " ").toLowerCase();
        })"""
    )
    for phrase in ("thu hoạch", "nghị quyết", "cấp ủy", "tổ chức"):
        wanted = sum(len(re.findall(rf"(?<!\w){phrase}(?!\w)", clause)) for clause in plain)
        page.locator(BOX).fill("")
        expect(said).to_have_text("")  # or two phrases of one count could not be told apart
        page.locator(BOX).fill(phrase)
        expect(said).to_have_text(f"Có ở {wanted} chỗ." if wanted else "Không có trong văn bản này.")
        found = marked(page)
        assert len(found) == wanted
        assert {" ".join(one.split()).lower() for one in found} <= {phrase}


def test_thu_hoach_marks_no_thu_and_no_hoach_of_another_word(page: Page) -> None:
    page.goto("van-ban/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/")
    find(page)
    page.locator(BOX).fill("thu hoạch")
    page.locator(".nr-tim-khoan--dang").wait_for()
    found = marked(page)
    assert found
    assert {one.lower() for one in found} == {"thu hoạch"}, json.dumps(found, ensure_ascii=False)


def test_of_a_first_letter_nothing_is_said(page: Page) -> None:
    page.goto("van-ban/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/")
    find(page)
    box, said = page.locator(BOX), page.locator("[data-nr-tim-khoan] output")
    box.fill("zz")
    expect(said).to_have_text("Không có trong văn bản này.")
    box.fill("h")
    expect(said).to_have_text("")


def test_the_controls_and_the_place_stay_in_view_and_the_words_typed_stay(page: Page) -> None:
    page.goto("van-ban/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/")
    find(page)
    box = page.locator(BOX)
    said = page.locator("[data-nr-tim-khoan] output")
    box.press_sequentially("nghi quyet")
    expect(said).to_have_text(re.compile(r"Có ở \d+ chỗ\."))
    box.press("Enter")  # until then the count may be that of a word half typed
    expect(said).to_have_text(re.compile(r"^Chỗ 1 trong \d+\.$"))
    count = int(re.findall(r"\d+", said.inner_text())[1])
    assert count > 10
    for number in range(2, count + 2):
        if number % 2:
            box.press("Enter")
        else:
            page.get_by_role("button", name="Chỗ sau").click()
        expect(said).to_have_text(f"Chỗ {(number - 1) % count + 1} trong {count}.")
        expect(box).to_have_value("nghi quyet")
        for control in (box, said, page.get_by_role("button", name="Chỗ trước")):
            expect(control).to_be_in_viewport(ratio=1)
        hit = page.evaluate(
            """() => {
              const [range] = CSS.highlights.get("nr-tim-dang");
              const form = document.querySelector("[data-nr-tim-khoan]").getBoundingClientRect();
              const { top, bottom } = range.getBoundingClientRect();
              const header = document.querySelector(".nr-thanh").getBoundingClientRect().bottom;
              return { apart: bottom <= form.top + 1 || top >= form.bottom - 1, inside: top >= header && bottom <= innerHeight };
            }"""
        )
        assert hit == {"apart": True, "inside": True}, number
    page.get_by_role("button", name="Chỗ trước").click()
    expect(said).to_have_text(f"Chỗ {count} trong {count}.")
    box.press("Escape")
    expect(box).not_to_be_visible()
    page.wait_for_function(
        "() => !CSS.highlights.get('nr-tim')?.size"
    )  # a sheet tells that it closed a moment later
    find(page)
    expect(box).to_have_value("nghi quyet")
    assert len(marked(page)) == count
    box.fill("")
    expect(said).to_have_text("")
    assert marked(page) == []
