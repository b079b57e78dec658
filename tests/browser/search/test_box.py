"""The box with its results and the page of search: for eyes, keyboard and failure."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.search.conftest import ask
from conftest import ROOT
from namro.outputs.offline.scripts import bundle
from namro.outputs.pour import StaticFile, write_files
from namro.outputs.search.twins import twins


def test_words_are_marked_where_a_hit_leads(page: Page, address: str) -> None:
    page.goto(f"{address}tim-kiem/?q=thủy phi cơ&loai=khoan")
    page.locator(".nr-tim-trang li a").first.click()
    page.wait_for_url("**/van-ban/**")
    page.wait_for_function("() => CSS.highlights.get('nr-tim')?.size > 0")
    assert page.evaluate("[...CSS.highlights.get('nr-tim')][0].toString().toLowerCase()") == "thủy phi cơ"
    assert page.evaluate("sessionStorage.getItem('nr-tim-danh')") is None


def test_the_box_at_320_pixels_is_a_combobox_that_escape_leaves_in_two_steps(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(address)
    ask(page, "thu hoach")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-controls", "nr-tim-o-ds")
    expect(page.get_by_role("listbox")).to_have_id("nr-tim-o-ds")
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_id("nr-tim-o-ds-2")
    page.keyboard.press("Escape")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    expect(page.locator(".nr-tim-hop")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".nr-tim-hop")).to_be_hidden()
    expect(box).to_have_value("thu hoach")
    page.context.close()


def test_the_box_is_a_combobox_that_leads_to_the_hit(page: Page, address: str) -> None:
    ask(page, "thu hoach dang vien tren 60 tuoi")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".nr-tim-trang-thai")).to_have_text(re.compile(r"\d+ kết quả\.$"))
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    assert first.locator("mark").all_inner_texts()[:1] == ["Đảng viên trên 60 tuổi"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}hoi-dap/dang-vien-tren-60-tuoi-viet-thu-hoach/")


def test_escape_closes_and_leaves_the_words_in_the_box(page: Page) -> None:
    ask(page, "thu hoach")
    page.keyboard.press("Escape")
    expect(page.locator(".nr-tim-hop")).to_be_hidden()
    expect(page.locator("#nr-tim-o")).to_have_value("thu hoach")
    expect(page.locator("#nr-tim-o")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".nr-tim-hop")).to_be_visible()


def test_a_letter_redraws_only_what_it_changed(page: Page) -> None:
    ask(page, "thu hoac")
    page.evaluate("window.kept = [...document.querySelectorAll('.nr-tim-ds [role=option]')]")
    page.evaluate("""() => { window.answered = new Promise((resolve) => new MutationObserver(resolve)
        .observe(document.querySelector('.nr-tim-ds'), { childList: true })); }""")
    page.keyboard.type("h")
    page.evaluate("window.answered")
    options = page.get_by_role("option")
    assert page.evaluate("kept.some((one) => one.isConnected)")
    ids = options.evaluate_all("all => all.map((one) => one.id)")
    assert ids == [f"nr-tim-o-ds-{at}" for at in range(1, len(ids) + 1)]
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")


def test_recent_searches_stay_here_and_can_be_erased(page: Page, address: str) -> None:
    ask(page, "khiếu nại")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(address)
    page.locator("#nr-tim-o").click()
    expect(page.get_by_role("option")).to_have_text(["khiếu nại"])
    page.get_by_role("button", name="Xóa tìm kiếm gần đây").click()
    expect(page.get_by_role("option")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('nr-tim-gan-day')") is None


def test_nothing_found_offers_the_nearest_words_and_ways_to_browse(page: Page, address: str) -> None:
    page.goto(f"{address}tim-kiem/?q=hoaxchwg")
    none = page.locator(".nr-tim-loi")
    expect(none).to_contain_text("Các văn bản trên trang không nói về “hoaxchwg”.")
    expect(none.get_by_role("link", name="các chủ đề")).to_be_visible()
    expect(none.get_by_role("button")).not_to_have_count(0)
    expect(page.get_by_role("heading", name="Theo chủ đề")).to_be_visible()
    page.locator("#nr-tim-o").click()
    page.keyboard.type("hoaxchwg")
    near = page.locator(".nr-tim--mo .nr-tim-loi").get_by_role("button", name="hoạch", exact=True)
    near.click()
    expect(page.locator(".nr-tim--mo").get_by_role("combobox")).to_have_value("hoạch")
    expect(page.get_by_role("option").first).to_be_visible()


def test_a_lost_network_gives_a_sentence_and_the_index(page: Page) -> None:
    page.route("**/tim-kiem/**", lambda route: route.abort())
    page.locator("#nr-tim-o").click()
    page.keyboard.type("thu hoach")
    failed = page.locator(".nr-tim-loi")
    expect(failed).to_contain_text("Chưa tìm được vì không tải được dữ liệu tìm kiếm.")
    expect(failed.get_by_role("link", name="chỉ mục theo vần chữ cái")).to_be_visible()
    page.unroute("**/tim-kiem/**")
    page.keyboard.type(" ca nhan")
    expect(page.locator("[role=option]").first).to_be_visible()


@pytest.mark.parametrize("start", ["", "tim-kiem/"])
def test_a_release_made_while_the_page_is_open_is_searched(
    page: Page, address: str, site: Path, start: str
) -> None:
    page.goto(f"{address}{start}")
    box = page.get_by_role("searchbox", name="Tìm trong trang").first
    box.click()
    page.keyboard.type("thu hoach")
    found = page.locator("[role=option], .nr-tim-trang li")
    expect(found.first).to_be_visible()
    header = json.loads((site / "tim-kiem/muc-luc.json").read_bytes())
    folder, header["ban"] = site / "tim-kiem" / header["ban"], "0123456789"
    page.route(f"**/tim-kiem/{folder.name}/*", lambda route: route.fulfill(status=404))
    page.route("**/tim-kiem/muc-luc.json", lambda route: route.fulfill(json=header))
    page.route(
        "**/tim-kiem/0123456789/*", lambda route: route.fulfill(path=folder / Path(route.request.url).name)
    )
    page.keyboard.press("Control+a")
    page.keyboard.type("quy hoach su dung dat")
    expect(found.filter(has_text="quy hoạch").first).to_be_visible()
    assert page.locator(".nr-tim-loi").count() == 0


def test_the_page_holds_its_state_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}tim-kiem/?q=nhan+luc&loai=khoan")
    page.locator(".nr-tim-trang li").first.wait_for()
    assert set(page.locator(".nr-tim-loai").all_inner_texts()) == {"Nguyên văn"}
    chip = page.get_by_role("button", name="Nguyên văn")
    expect(chip).to_have_attribute("aria-pressed", "true")
    chip.click()
    page.wait_for_url(f"{address}tim-kiem/?q=nhan+luc")
    expect(page.locator(".nr-tim-loai").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_without_scripts_the_page_lists_topics_and_the_index(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}tim-kiem/?q=thu+hoach")
    expect(page.get_by_role("heading", name="Theo chủ đề")).to_be_visible()
    page.get_by_role("link", name="Viết thu hoạch").click()
    assert page.url.endswith("chi-muc/#chu-de-thu-hoach")
    context.close()


def test_search_works_from_a_folder_with_the_twins(page: Page, site: Path, tmp_path: Path) -> None:
    data = [
        StaticFile(path.relative_to(site).as_posix(), path.read_bytes())
        for path in site.glob("tim-kiem/**/*.json")
    ]
    write_files(twins(data), tmp_path)
    modules = {
        path.name: path.read_text(encoding="utf-8")
        for path in (ROOT / "overrides/assets/js").glob("search-*.js")
    }
    modules["one.js"] = (
        'import { openIndex } from "./search-index.js";\nimport { find } from "./search-query.js";\n'
        "Object.assign(globalThis, { openIndex, find });\n"
    )
    (tmp_path / "one.js").write_text(bundle("one.js", modules), encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="vi" data-goc="./"><meta charset="utf-8"><script src="one.js"></script>',
        encoding="utf-8",
    )
    page.goto((tmp_path / "index.html").as_uri())
    first = page.evaluate("(async () => (await find(await openIndex(), 'thu hoach 60 tuoi')).shown[0].url)()")
    assert first == "hoi-dap/dang-vien-tren-60-tuoi-viet-thu-hoach/"


def test_the_box_inside_a_document_hops_among_its_clauses(page: Page, address: str) -> None:
    page.goto(f"{address}van-ban/chi-thi-01-ct-tu-2025/")
    page.locator(".nr-xo > summary").click()
    box = page.get_by_role("searchbox", name="Tìm trong văn bản này")
    box.fill("chuyen trang chuyen muc")
    said = page.locator("[data-nr-tim-khoan] output")
    expect(said).to_have_text("Có ở 1 chỗ.")
    box.press("Enter")
    expect(said).to_have_text("Chỗ 1 trong 1.")
    expect(page.locator(".nr-tim-dang")).to_have_attribute("id", "3")
    box.fill("không hề có chữ này xyz")
    expect(said).to_have_text("Không có trong văn bản này.")
