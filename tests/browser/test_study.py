"""Study paths and self-tests on a phone: walked, kept on the device or not, tried without scripts, printed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect
from pypdf import PdfReader

from browser.packet.test_choosing import NO_STORAGE
from namro.library.reading import LENGTHS
from namro.records import addresses
from support.real_data import real_published

PHONE: ViewportSize = {"width": 360, "height": 740}
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
Object.defineProperty(Storage.prototype, "length", {get: () => 9});
"""
PATHS = sorted(real_published().lo_trinh)
TEST = addresses.self_test("doi-tuong", "nguoi-dan")
ASKED = ".nr-kt__cau:visible"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def answer(question: Locator, right: bool) -> None:
    letter = question.get_attribute("data-dung")
    values = [box.get_attribute("value") for box in question.locator("input").all()]
    chosen = letter if right else next(value for value in values if value != letter)
    question.locator(f"input[value={chosen}]").check()


def test_every_path_is_walked_at_each_length_and_remembers_what_was_read(phone: Page, address: str) -> None:
    for ma in PATHS:
        phone.goto(address + addresses.address("lo-trinh", ma))
        seen = 0
        for length in LENGTHS[:2]:
            phone.check(f"[name=dai][value='{length}']")
            shown = phone.locator("[data-nr-cho]:visible")
            minutes = [int(words.split()[0]) for words in shown.locator(".nr-lt__phut").all_inner_texts()]
            assert seen < shown.count() and sum(minutes) <= length, ma
            seen = shown.count()
            assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        done = phone.locator(
            "[data-nr-cho]:visible input:checked"
        ).count()  # read on the way through another path
        first = phone.locator("[data-nr-cho]:visible input:not(:checked)").first
        first.check()
        expect(phone.locator("[data-nr-tien-do]")).to_contain_text(f"Đã đọc {done + 1} trên {seen} chỗ")
        box = phone.locator("[data-nr-cho]:visible label").first.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44
        phone.reload()
        assert phone.locator("[data-nr-cho] input:checked").count() >= done + 1
    assert phone.locator("[data-nr-kho]").inner_text() == ""


def test_notes_are_saved_to_a_file_erased_and_taken_back(phone: Page, address: str) -> None:
    phone.goto(address + addresses.address("lo-trinh", PATHS[0]))
    phone.locator("[data-nr-cho] input").nth(1).check()
    with phone.expect_download() as saved:
        phone.click("[data-nr-luu]")
    told = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert list(told["doc"]) == [phone.locator("[data-nr-cho]").nth(1).get_attribute("data-nr-cho")]
    phone.click("[data-nr-xoa]")
    assert phone.locator("[data-nr-cho] input:checked").count() == 0
    assert phone.evaluate("localStorage.length") == 0
    phone.set_input_files("[data-nr-lay]", saved.value.path())
    expect(phone.locator("[data-nr-cho] input:checked")).to_have_count(1)
    hostile = {"doc": {"x": "<b>", "y" * 400: "2026-01-01"}, "cau": {"z": {"bac": "1", "hen": 3}}, "w": [1]}
    content = json.dumps(hostile).encode()
    phone.set_input_files("[data-nr-lay]", {"name": "a.json", "mimeType": "", "buffer": content})
    expect(phone.locator("[data-nr-kho]")).to_contain_text("không có gì của trang")


@pytest.mark.parametrize(
    ("script", "why"), [(NO_STORAGE, "không cho"), (FULL, "đã đầy")], ids=["off", "full"]
)
def test_without_storage_both_work_and_say_so(phone: Page, address: str, script: str, why: str) -> None:
    phone.add_init_script(script)
    phone.goto(address + addresses.address("lo-trinh", PATHS[0]))
    phone.locator("[data-nr-cho] input").first.check()
    expect(phone.locator("[data-nr-kho]")).to_contain_text(why)
    expect(phone.locator("[data-nr-tien-do]")).to_contain_text("Đã đọc 1 trên")
    phone.goto(address + TEST)
    answer(phone.locator(ASKED).first, right=True)
    expect(phone.locator("[data-nr-kho]")).to_contain_text(why)
    expect(phone.locator(ASKED).first.locator(".nr-kt__noi")).to_contain_text("Đúng.")


def test_a_wrong_answer_quotes_the_clause_and_comes_again_a_right_one_later(
    phone: Page, address: str
) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    phone.goto(address + TEST)
    phone.route("**/*", note)
    right, wrong = (phone.locator(ASKED).nth(n).get_attribute("data-cau") for n in (0, 1))
    answer(phone.locator(f"[data-cau='{right}']"), right=True)
    answer(phone.locator(f"[data-cau='{wrong}']"), right=False)
    said = phone.locator(f"[data-cau='{wrong}']")
    expect(said.locator(".nr-kt__noi")).to_contain_text("Chưa đúng: văn bản ghi")
    assert said.locator("blockquote").first.is_visible()
    assert asked == [], "nothing leaves the device"
    phone.unroute("**/*")
    phone.reload()
    assert phone.locator(f"[data-cau='{right}']").is_hidden()
    assert phone.locator(f"[data-cau='{wrong}']").is_visible()
    phone.evaluate(
        "([name]) => { const kept = JSON.parse(localStorage['nr-hoc']); kept.cau[name].hen = '2020-01-01';"
        " localStorage['nr-hoc'] = JSON.stringify(kept); }",
        [right],
    )
    phone.reload()
    answer(phone.locator(f"[data-cau='{right}']"), right=True)
    expect(phone.locator(f"[data-cau='{right}'] .nr-kt__noi")).to_contain_text("3 ngày sau")


def test_an_exam_is_handed_in_once_and_gives_a_sheet(phone: Page, address: str) -> None:
    phone.goto(address + TEST)
    phone.click("[data-nr-thi]")
    questions = phone.locator(ASKED)
    count = questions.count()
    assert (
        count == 10
        and phone.locator("summary:visible").count() == phone.locator("header summary:visible").count()
    )
    answer(questions.nth(0), right=True)
    answer(questions.nth(1), right=False)
    assert phone.locator(".nr-kt__noi:visible").count() == 0, "nothing is told before"
    phone.click("[data-nr-nop-bai]")
    expect(phone.locator("[data-nr-ket-qua]")).to_have_text(f"Đúng 1 trên {count} câu.")
    told = [row.split("\t")[-1] for row in phone.locator("[data-nr-hang] tr").all_inner_texts()]
    assert told == ["đúng", *["chưa đúng"] * (count - 1)]
    kept = phone.evaluate("Object.keys(JSON.parse(localStorage['nr-hoc']).cau).length")
    assert kept == 2, "what was left out is not held against anybody"


def test_without_scripts_answers_are_folded_and_a_path_is_a_list(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + TEST)
    question = page.locator(".nr-kt__cau").first
    assert not question.locator("blockquote").first.is_visible()
    question.locator("summary").click()
    assert question.locator("blockquote").first.is_visible()
    for unused in ("[data-nr-lam]", "[data-nr-nop]", "[data-nr-may]", "[data-nr-nho]"):
        assert page.locator(f"{unused}:visible").count() == 0
    page.goto(address + addresses.address("lo-trinh", PATHS[0]))
    assert page.locator("[data-nr-cho]:visible").count() == page.locator("[data-nr-cho]").count()
    page.check("[name=dai][value='10']")
    assert 0 < page.locator("[data-nr-cho]:visible").count() < page.locator("[data-nr-cho]").count()
    context.close()


def test_on_paper_the_key_stands_on_a_sheet_of_its_own(phone: Page, address: str) -> None:
    phone.goto(address + TEST)
    answer(phone.locator(ASKED).first, right=False)
    right = phone.locator(".nr-kt__cau").first.get_attribute("data-dung")
    phone.emulate_media(media="print")
    assert phone.locator(".nr-kt__cau:visible").count() == phone.locator(".nr-kt__cau").count()
    assert phone.locator(".nr-kt__cau blockquote:visible").count() == 0
    sheets = PdfReader(io.BytesIO(phone.pdf(format="A4", prefer_css_page_size=True))).pages
    told = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    (key,) = [n for n, words in enumerate(told) if "Đáp án: " in words]
    assert "Câu 1." in told[0] and "Phiếu trả lời" in " ".join(told[:key]) and f"1. {right}." in told[key]
    assert not any("Câu 1." in words for words in told[key:])
