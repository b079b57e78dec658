"""“Tập của tôi” in real Chromium: choose on the pages, order, print, share, save as a recipe; and what is hostile."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from conftest import ROOT
from namro.editing.emit import emit
from namro.files import yamlfile
from namro.files.read import read
from namro.language.prose import plain
from namro.library.edition import Edition
from namro.library.load import check
from namro.outputs.packets.assemble import assemble
from namro.outputs.packets.finish import anchor_id
from namro.outputs.packets.packet import Part, Table
from namro.outputs.packets.recipes import Recipe
from namro.records.tap_in import TapIn
from support.real_data import real_published

MINE = "tap-in/cua-toi/"
QUESTION = "hoi-dap/ai-chiu-trach-nhiem-chong-tham-nhung/"
TALK = "chuyen-de/chuyen-de-7/"
DIRECTIVE = "van-ban/chi-thi-01-ct-tu-2025/"
DRAFT = "van-ban/du-thao-chuong-trinh-hanh-dong-2025/"
NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {get() { throw new DOMException("denied", "SecurityError"); }});
}
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that fails the test on an error in our scripts, a dialog, or a request that leaves this site."""
    page = context.new_page()
    faults: list[str] = []
    page.on(
        "pageerror", lambda error: "/assets/js/" in (error.stack or "") and faults.append(f"error: {error}")
    )
    page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
    page.on("request", lambda asked: _own(asked.url, address) or faults.append(f"foreign: {asked.url}"))
    yield page
    assert faults == []


def _own(url: str, address: str) -> bool:
    return url.startswith((address, f"blob:{address}"))


def choose(page: Page, address: str, *urls: str) -> None:
    for url in urls:
        page.goto(address + url)
        page.get_by_role("button", name=re.compile("Đưa vào tập của tôi|Vào tập")).first.click()


def open_mine(page: Page, address: str, query: str = "") -> None:
    page.goto(address + MINE + query)
    page.locator("[data-nr-tap-cua-toi]").wait_for()
    done = """() => {
      const piece = (name) => document.querySelector(`[data-nr-o=${name}]`);
      return !piece("uoc").textContent.startsWith("Đang lấy") && !piece("in").disabled
        || !piece("trong").hidden || !piece("loi-tai").hidden;
    }"""
    for _ in range(2_400):  # wait_for_function evaluates text in the page, which its policy forbids
        if page.evaluate(done):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the packet was never loaded")


def listed(page: Page) -> list[str]:
    """The addresses in the list, in its order."""
    links = page.locator(".nr-tap-muc a")
    base = page.url.split(MINE)[0]
    return [str(link.get_attribute("href")).removeprefix(base) for link in links.all()]


def printed(page: Page) -> list[str]:
    """The text of each printed page, white space folded."""
    made = page.pdf(prefer_css_page_size=True)
    reader = PdfReader(io.BytesIO(made))
    assert all(
        round(sheet.mediabox.width) == 595 and round(sheet.mediabox.height) == 842 for sheet in reader.pages
    )
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


def test_three_pages_are_chosen_ordered_and_printed_as_one_document(page: Page, address: str) -> None:
    choose(page, address, QUESTION, TALK, DIRECTIVE)
    assert page.locator("[data-nr-tap]").inner_text() == "Tập của tôi (3)"
    page.locator("[data-nr-tap] a").click()
    open_mine(page, address)
    assert listed(page) == [QUESTION, TALK, DIRECTIVE]

    page.locator(".nr-tap-muc [data-viec=len]").nth(2).focus()
    page.keyboard.press("Enter")
    assert listed(page) == [QUESTION, DIRECTIVE, TALK]
    assert "nay ở vị trí 2 trong 3" in page.locator("[data-nr-o=bao]").inner_text()
    page.keyboard.press("Enter")  # the focus went along
    assert listed(page) == [DIRECTIVE, QUESTION, TALK]
    page.get_by_label("Tên tập, in ở đầu").fill("Họp chi bộ tháng 12")

    sheets = printed(page)
    whole = " ".join(sheets)
    assert sheets[0].count("Họp chi bộ tháng 12") == 1
    places = [
        whole.rindex("1. Chỉ thị về Nghị quyết Đại hội Cần Thơ"),
        whole.rindex("2. Dự thảo nói ai có trách nhiệm"),
        whole.rindex("3. Chuyên đề 7: Tư duy, nhận thức mới"),
    ]
    assert places == sorted(places)
    for number, sheet in enumerate(sheets, 1):
        assert "Tài liệu học tập, không phải văn bản gốc" in sheet
        assert sheet.count(f"Trang {number} / {len(sheets)}") == 1
    for number, url in enumerate((DIRECTIVE, QUESTION, TALK), 1):
        source = f"Nguồn của phần {number}: https://nam-ro.example/{url} (tính đến ngày 03/03/2026)"
        assert source.replace(" ", "") in whole.replace(" ", "")  # it may break across lines
    assert "“Tăng cường phân cấp, phân quyền đi đôi với kiểm soát quyền lực”" in whole
    for left_out in ("Xuống", "Bỏ khỏi tập", "Chép đường liên kết", "Trang chủ", "Câu hỏi liên quan"):
        assert left_out not in whole, left_out
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for button in page.locator("[data-nr-tap-cua-toi] button:visible").all():
        box = button.bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 44


def test_what_is_taken_out_and_cleared_is_gone_from_the_device(page: Page, address: str) -> None:
    choose(page, address, QUESTION, TALK)
    page.get_by_role("button", name="Bỏ khỏi tập của tôi").click()
    assert page.locator("[data-nr-tap]").inner_text() == "Tập của tôi (1)"
    open_mine(page, address)
    assert listed(page) == [QUESTION]
    page.get_by_role("button", name="Xóa hết").click()
    assert "không còn giữ gì" in page.locator("[data-nr-o=bao]").inner_text()
    assert page.evaluate("localStorage.getItem('nr-tap')") is None
    assert not page.locator("[data-nr-tap]").is_visible()
    page.reload()
    assert page.get_by_text("Tập chưa có mục nào.").is_visible()


def test_a_clause_comes_with_what_stands_under_it_and_nothing_else(page: Page, address: str) -> None:
    open_mine(page, address, f"?muc={DRAFT}%23II.3.1,{DRAFT}%23I")
    clauses = page.locator(".nr-tap-to__phan").first.locator(".nr-khoan")
    marks = clauses.all_inner_texts()
    assert marks[0].startswith("3.1.")
    assert len(marks) > 5
    assert not any(text.startswith(("3.2.", "2.")) for text in marks)
    sheets = printed(page)
    assert all("DỰ THẢO. Tài liệu học tập" in sheet for sheet in sheets[1:])
    whole = " ".join(sheets)
    assert f"https://nam-ro.example/{DRAFT}#II.3.1" in whole.replace(" ", "")  # it may break across lines
    assert whole.count("Nội dung có thể khác bản được ban hành") == 2


def test_a_share_link_gives_the_same_list_and_leaves_ones_own_alone(
    page: Page, browser: Browser, address: str
) -> None:
    choose(page, address, QUESTION)
    open_mine(page, address)
    page.get_by_label("Tên tập, in ở đầu").fill("Tên riêng")
    page.get_by_label("Cỡ chữ").select_option("18")
    link = page.get_by_label("Đường liên kết").input_value()
    assert link == f"{address}{MINE}?muc={QUESTION}&co=18"  # and no title in it

    other = browser.new_context().new_page()
    choose(other, address, TALK)
    other.goto(link)
    other.get_by_text("Bạn đang xem một tập được chia sẻ.").wait_for()
    assert listed(other) == [QUESTION]
    assert other.evaluate("JSON.parse(localStorage['nr-tap']).items.length") == 1
    other.get_by_role("button", name="Nối vào tập của tôi").click()
    assert listed(other) == [TALK, QUESTION]
    assert "?" not in other.url
    other.reload()
    assert listed(other) == [TALK, QUESTION]
    other.context.close()


HOSTILE = [
    "javascript:alert(1)",
    "https://evil.example/hoi-dap/x/",
    "//evil.example/",
    "../../../etc/passwd",
    "hoi-dap/../van-ban/x/",
    "hoi-dap/<img src=x onerror=alert(1)>/",
    "hoi-dap/x/?q=1",
    "van-ban/x/#<script>",
    "data:text/html,x",
    "hoi-dap/x",
    "tap-in/cua-toi/",
    "hoi-dap/%2e%2e/",
    "hoi-dap/x/\n",
    "Hoi-dap/x/",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_address_is_told_and_never_opened(page: Page, address: str, hostile: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    query = page.evaluate("text => encodeURIComponent(text)", hostile.replace(",", ";"))
    open_mine(page, address, f"?muc={query},{QUESTION}")
    assert listed(page) == [QUESTION]
    told = page.locator("[data-nr-o=da-bo]")
    assert "Đã bỏ địa chỉ không phải mục của trang này" in told.inner_text()
    assert told.locator("*:not(li)").count() == 0
    pages = [url for url in asked if "/assets/" not in url and "/search/" not in url and MINE not in url]
    assert pages == [address + QUESTION]


def test_an_address_that_the_site_does_not_have_is_dropped_with_a_sentence(page: Page, address: str) -> None:
    open_mine(page, address, f"?muc=hoi-dap/khong-co-cau-nay/,{DIRECTIVE}%23XX.9,{TALK}")
    assert listed(page) == [TALK]
    told = page.locator("[data-nr-o=da-bo]").inner_text()
    assert "“hoi-dap/khong-co-cau-nay/”" in told
    assert f"“{DIRECTIVE}#XX.9”" in told


def test_what_a_page_might_carry_does_not_reach_the_sheet(page: Page, address: str) -> None:
    hostile = (
        '<!doctype html><div class="nr-trang"><h1>Tên <b>lạ</b></h1><p onclick="alert(1)" style="color:red" class="x nr-dan">Chữ '
        '<a href="javascript:alert(2)">liên kết</a><img src=x onerror="alert(3)"><script>alert(4)</script></p>'
        '<iframe src="https://evil.example/"></iframe><svg onload="alert(5)"><a>6</a></svg><form><input></form></div>'
    )
    page.route(
        f"**/{QUESTION}", lambda route: route.fulfill(body=hostile, content_type="text/html; charset=utf-8")
    )
    open_mine(page, address, f"?muc={QUESTION}")
    sheet = page.locator(".nr-tap-to__phan")
    assert sheet.locator("p.nr-dan").inner_html() == "Chữ <a>liên kết</a>"
    assert sheet.locator("script, img, iframe, form, input, [style], [onclick]").count() == 0
    assert sheet.locator("svg:not(.nr-tap-to__nguon > svg)").count() == 0
    assert sheet.locator("h2").inner_text() == "1. Tên lạ"


def test_a_page_that_does_not_answer_is_told_and_asked_again(page: Page, address: str) -> None:
    page.route(f"**/{QUESTION}", lambda route: route.abort())
    open_mine(page, address, f"?muc={QUESTION},{TALK}")
    assert page.get_by_text("Có mục chưa lấy được nội dung").is_visible()
    assert listed(page) == [QUESTION, TALK]  # it may be the network's fault
    page.unroute(f"**/{QUESTION}")
    page.get_by_role("button", name="Lấy lại").click()
    page.locator(".nr-tap-to__phan").nth(1).wait_for()
    assert not page.get_by_text("Có mục chưa lấy được nội dung").is_visible()


def test_it_works_where_the_browser_denies_storage(page: Page, address: str) -> None:
    page.add_init_script(NO_STORAGE)
    choose(page, address, QUESTION, TALK)
    assert "chỉ giữ trong thẻ đang mở" in page.locator(".nr-tap-bao").inner_text()
    assert page.locator("[data-nr-tap]").inner_text() == "Tập của tôi (2)"
    open_mine(page, address)
    assert listed(page) == [QUESTION, TALK]
    page.get_by_role("button", name="Xóa hết").click()
    assert page.evaluate("window.name") == ""


def test_what_is_stored_in_a_wrong_form_is_left_out(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    for stored in ('{"items": 3}', "[", '{"items": [{"address": "javascript:alert(1)"}, null], "size": "x"}'):
        page.evaluate("text => localStorage.setItem('nr-tap', text)", stored)
        page.reload()
        assert not page.locator("[data-nr-tap]").is_visible()


def test_the_recipe_is_one_that_the_data_folder_takes(page: Page, address: str, tmp_path: Path) -> None:
    known = real_published().nhiem_vu
    of_directive = known["chi-thi-01-ct-tu-2025"][0].id
    document, of_another = next(
        (ma, tasks[0].id) for ma, tasks in known.items() if tasks and ma != "chi-thi-01-ct-tu-2025"
    )
    tasks = [f"nhiem-vu/chi-thi-01-ct-tu-2025/{of_directive}/", f"nhiem-vu/{document}/{of_another}/"]
    items = [
        QUESTION,
        "hoi-dap/kinh-phi-thuc-hien-chuong-trinh-bao-nhieu/",
        f"{DIRECTIVE}#3",
        f"{DIRECTIVE}#1",
        DRAFT,
        TALK,
        "nhiem-vu/chi-thi-01-ct-tu-2025/",
        *tasks,
    ]
    page.goto(address)
    stored = {
        "items": [{"address": one, "name": "x"} for one in items],
        "title": 'Tên "lạ": # \\ {x}\u0007',
        "size": 14,
    }
    page.evaluate("packet => localStorage.setItem('nr-tap', JSON.stringify(packet))", stored)
    open_mine(page, address)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp công thức").click()
    assert download.value.suggested_filename == "tap-cua-toi.yml"
    path = tmp_path / "tap-cua-toi.yml"
    download.value.save_as(path)
    parsed, problems = yamlfile.parse(path.read_text(encoding="utf-8"), "tap-cua-toi.yml")
    assert parsed and not problems
    recipe = TapIn.model_validate(parsed.value)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert emit(parsed.value, TapIn, {}) == "".join(lines[:-1])  # in the folder's own style
    assert lines[-1].startswith("# Mở lại")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(path, tmp_path / "data/tap-in/tap-cua-toi.yml")
    assert check(read(tmp_path)) == []
    assert recipe.ten == 'Tên "lạ": # \\ {x}'
    assert recipe.co_chu == "14"
    assert [
        (part.loai, part.hoi_dap or part.van_ban or part.chuyen_de or part.nhiem_vu, part.khoan)
        for part in recipe.phan
    ] == [
        (
            "hoi-dap",
            ("ai-chiu-trach-nhiem-chong-tham-nhung", "kinh-phi-thuc-hien-chuong-trinh-bao-nhieu"),
            (),
        ),
        ("van-ban", ("chi-thi-01-ct-tu-2025",), ("3", "1")),
        ("van-ban", ("du-thao-chuong-trinh-hanh-dong-2025",), ()),
        ("chuyen-de", ("chuyen-de-7",), ()),
        ("nhiem-vu", ("chi-thi-01-ct-tu-2025",), ()),
        ("nhiem-vu", (of_directive, of_another), ()),
    ]


def test_a_kept_recipe_is_opened_again(page: Page, address: str, tmp_path: Path) -> None:
    """The same list, title and size; what one has stays until one says so; a strange file is told."""
    document, task = next((ma, tasks[0].id) for ma, tasks in real_published().nhiem_vu.items() if tasks)
    items = [QUESTION, f"{DIRECTIVE}#3", f"nhiem-vu/{document}/{task}/"]
    page.goto(address)
    stored = {"items": [{"address": one, "name": "x"} for one in items], "title": 'Buổi "học": 7', "size": 14}
    page.evaluate("packet => localStorage.setItem('nr-tap', JSON.stringify(packet))", stored)
    open_mine(page, address)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp công thức").click()
    path = tmp_path / "tap-cua-toi.yml"
    download.value.save_as(path)
    page.get_by_role("button", name="Xóa hết").click()
    choose(page, address, TALK)
    open_mine(page, address)
    page.get_by_label("Mở lại tập đã tải về máy").set_input_files(path)
    page.get_by_role("button", name="Giữ làm tập của tôi").wait_for()
    assert page.evaluate("JSON.parse(localStorage.getItem('nr-tap')).items.length") == 1
    page.get_by_role("button", name="Giữ làm tập của tôi").click()
    kept = page.evaluate("JSON.parse(localStorage.getItem('nr-tap'))")
    assert [item["address"] for item in kept["items"]] == items
    assert (kept["title"], kept["size"]) == ('Buổi "học": 7', 14)
    strange = tmp_path / "la.yml"
    strange.write_text("ten: x\n# Mở lại ở trang “Tập của tôi”: ?muc=javascript:1\n", encoding="utf-8")
    page.get_by_label("Mở lại tập đã tải về máy").set_input_files(strange)
    page.get_by_text("không phải tệp tải từ trang này").wait_for()
    assert page.evaluate("JSON.parse(localStorage.getItem('nr-tap')).items.length") == 3


UNIT, TOPIC, PATH = (
    "don-vi/van-phong-thanh-uy/",
    "hoi-dap/theo-chu-de/thu-hoach/",
    "lo-trinh/dang-vien-co-so/",
)


def test_whole_lists_go_in_with_one_tap_and_the_command_makes_the_same(
    page: Page, address: str, tmp_path: Path
) -> None:
    """A topic, a body's tasks, a path; then terms and clauses out of order: the recipe's packet holds the same records in
    the same order as the sheet. What is tapped again is out."""
    library = real_published()
    for url in (UNIT, TOPIC, PATH):
        page.goto(address + url)
        button = page.locator("[data-nr-them-ca]")
        button.click()
        assert button.inner_text().startswith("Bỏ cả danh sách khỏi tập")
    chosen = page.evaluate("JSON.parse(localStorage.getItem('nr-tap')).items.map((item) => item.address)")
    assert f"{PATH}" in chosen and sum(one.startswith("nhiem-vu/") for one in chosen) > 10
    assert sum(one.startswith("hoi-dap/") for one in chosen) > 5
    page.goto(address + TOPIC)
    page.locator("[data-nr-them-ca]").click()
    fewer = page.evaluate("JSON.parse(localStorage.getItem('nr-tap')).items.map((item) => item.address)")
    assert (
        fewer
        and set(fewer) < set(chosen)
        and not any("thu-hoach" in one.partition("hoi-dap/")[2] for one in fewer[:19])
    )
    *_, last = library.thuat_ngu
    first = next(iter(library.thuat_ngu))
    extra = [f"thuat-ngu/#{last}", f"thuat-ngu/#{first}", f"{DIRECTIVE}#3", f"{DIRECTIVE}#1"]
    wanted = [one for one in chosen if not one.startswith(DIRECTIVE)] + extra
    stored = {"items": [{"address": one, "name": ""} for one in wanted], "title": "Cả danh sách", "size": 12}
    page.evaluate("packet => localStorage.setItem('nr-tap', JSON.stringify(packet))", stored)
    open_mine(page, address)
    assert listed(page) == wanted
    assert page.locator(".nr-tap-to__phan").count() == len(wanted)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp công thức").click()
    path = tmp_path / "tap-cua-toi.yml"
    download.value.save_as(path)
    parsed, _ = yamlfile.parse(path.read_text(encoding="utf-8"), "tap-cua-toi.yml")
    assert parsed
    recipe = Recipe("tap-cua-toi", TapIn.model_validate(parsed.value))
    made = assemble(library, Edition(date(2026, 3, 3)), recipe)
    on_page = [
        library.nhiem_vu_theo_ma[one.split("/")[2]][1].ten if one.startswith("nhiem-vu/") else anchor_id(one)
        for one in wanted
    ]
    assert [one for part in made.parts for one in records(part, set(on_page))] == on_page


def records(part: Part, known: set[str]) -> Iterator[str]:
    """The records that a part is made of: tasks by their names, others by their anchors."""
    rows = [row for block in part.blocks if isinstance(block, Table) for row in block.rows]
    if part.anchor.startswith("nhiem-vu"):
        yield from (plain(row[2][0]) for row in rows)
        return
    inside = [anchor for block in part.blocks if (anchor := getattr(block, "anchor", "")) in known]
    yield from inside or [re.sub(r"-\d+$", "", part.anchor) if part.anchor not in known else part.anchor]


def test_the_contents_name_pages_and_every_part_has_a_code_that_leads_to_it(page: Page, address: str) -> None:
    """Near the printed pages, exact at the beginning; the codes are those of another maker of codes."""
    open_mine(page, address, f"?muc={QUESTION},{TALK},hoi-dap/han-nop-bai-thu-hoach/,{DIRECTIVE}")
    expect(page.locator(".nr-tap-to__trang").first).to_contain_text("trang")
    sheets = printed(page)
    told = page.locator(".nr-tap-to__trang").all_inner_texts()
    names = page.locator(".nr-tap-to__phan > h2").all_inner_texts()
    for name, said in zip(names, told, strict=True):
        begins = "".join(name.split())[:30]
        real = max(n for n, sheet in enumerate(sheets, 1) if begins in "".join(sheet.split()))
        assert abs(int(said.removeprefix(", trang ")) - real) <= (real > 3), (name, said, real)
    assert page.locator(".nr-tap-to__nguon svg").count() == 4
    for length in (
        14,
        26,
        106,
        122,
        251,
        331,
    ):  # what fills its version: makers of codes fill up in their own ways
        words = "https://nam-ro.example/".ljust(length, "a")[:length]
        drawn = page.evaluate(
            "async (words) => (await import('/assets/js/packet-qr.js')).qrDrawing(words)", words
        )
        matrix = segno.make(words, error="m", mask=0, boost_error=False, mode="byte", micro=False).matrix
        rows = ("".join("1" if dark else "0" for dark in row) for row in matrix)
        runs = ((x.start(), y, len(x.group())) for y, row in enumerate(rows) for x in re.finditer("1+", row))
        assert drawn["path"] == "".join(f"M{4 + x} {4 + y}h{long}v1h-{long}z" for x, y, long in runs)


def test_words_of_a_document_stand_once_in_a_packet(page: Page, address: str) -> None:
    """Two answers that rest on the same words: the second names the part that has them."""
    known = real_published().hoi_dap
    resting: dict[tuple[str, str, str], list[str]] = {}
    for ma, question in known.items():
        for cited in dict.fromkeys((one.van_ban, one.khoan, one.trich) for one in question.nguon):
            resting.setdefault(cited, []).append(ma)
    (*_, words), (first, second, *_) = next(item for item in resting.items() if len(item[1]) > 1)
    open_mine(page, address, f"?muc=hoi-dap/{first}/,hoi-dap/{second}/")
    quotes = [" ".join(one.split()) for one in page.locator(".nr-tap-to blockquote").all_inner_texts()]
    assert len(quotes) == len(set(quotes)) and any(" ".join(words.split()) in one for one in quotes)
    assert page.get_by_text("(Đoạn này đã trích ở phần 1.)").count() >= 1


def test_sheets_and_cost_are_said_before_printing(page: Page, address: str) -> None:
    open_mine(page, address, f"?muc={DIRECTIVE}")
    page.get_by_label("Giá in một trang").fill("500")
    said = page.locator("[data-nr-o=uoc]").inner_text()
    pages = int(said.split()[1])
    assert f"In hai mặt {-(-pages // 2)} tờ, một mặt {pages} tờ." in said
    assert f"{pages * 500:,}".replace(",", ".") + " đồng" in said


def test_single_clauses_are_chosen_where_they_stand(page: Page, address: str) -> None:
    page.goto(address + DIRECTIVE)
    assert page.locator(".nr-toan-van .nr-them").count() == 0
    ask = page.get_by_role("button", name="Chọn đoạn")
    ask.click()
    assert ask.get_attribute("aria-pressed") == "true"
    offered = page.locator(".nr-toan-van .nr-them:visible")
    assert offered.count() == page.locator(".nr-toan-van .nr-khoan").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    clause = page.locator('.nr-khoan[id="3"]')
    clause.locator("> .nr-them").click()
    assert clause.locator("> .nr-them").inner_text().startswith("Bỏ ra")
    assert page.locator("[data-nr-tap]").inner_text() == "Tập của tôi (1)"
    ask.click()
    assert page.locator(".nr-toan-van .nr-them:visible").count() == 0
    page.locator("[data-nr-tap] a").click()
    page.locator(".nr-tap-muc li").wait_for()
    assert listed(page) == [f"{DIRECTIVE}#3"]
    name = page.locator(".nr-tap-muc a").inner_text()
    assert name.startswith("Chỉ thị") and name.endswith("điểm 3"), name


def test_one_task_of_a_draft_is_marked_as_a_draft_on_paper(page: Page, address: str, site: Path) -> None:
    folder = site / "nhiem-vu/du-thao-chuong-trinh-hanh-dong-2025"
    task = next(path.name for path in sorted(folder.iterdir()) if path.is_dir() and path.name != "chua-neu")
    choose(page, address, f"nhiem-vu/{folder.name}/{task}/")
    open_mine(page, address)
    assert "dự thảo" in page.locator(".nr-tap-muc li").inner_text().lower()
    assert page.locator(".nr-tap-to__phan--du-thao").count() == 1
    assert "DỰ THẢO. Tài liệu học tập" in printed(page)[-1]


def test_the_way_to_the_packet_is_near_and_hides_nothing(page: Page, address: str) -> None:
    choose(page, address, QUESTION)
    box = page.locator("[data-nr-tap] a").bounding_box()
    assert box and box["height"] >= 44 and box["y"] + box["height"] <= 740
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator(".nr-tinh-den").bounding_box()
    after = page.locator("[data-nr-tap] a").bounding_box()
    assert last and after and after["y"] >= last["y"] + last["height"]


@pytest.mark.parametrize("size", [12, 14, 18])
@pytest.mark.parametrize("kind", ["a text", "questions", "talks"])
def test_the_estimate_is_near_what_is_printed(
    page: Page, address: str, site: Path, kind: str, size: int
) -> None:
    questions = [f"hoi-dap/{path.name}/" for path in sorted((site / "hoi-dap").iterdir()) if path.is_dir()]
    talks = [f"chuyen-de/chuyen-de-{number}/" for number in range(1, 9)]
    chosen = {"a text": [DIRECTIVE, DRAFT], "questions": questions[::6], "talks": talks}[kind]
    open_mine(page, address, f"?muc={','.join(chosen)}&co={size}")
    said = page.locator("[data-nr-o=uoc]").inner_text()
    assert said.startswith("Khoảng ")
    estimated, real = int(said.split()[1]), len(printed(page))
    assert abs(estimated - real) <= max(1, 0.15 * real), f"{estimated} said, {real} printed"


def test_without_javascript_the_page_says_so_and_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + MINE)
    assert page.get_by_text("Việc ghép tập cần JavaScript").is_visible()
    assert page.locator("[data-nr-khong-js] a").count() >= 5
    assert not page.locator("[data-nr-tap-cua-toi]").is_visible()
    page.goto(address + QUESTION)
    assert page.locator("[data-nr-them]").count() == 1
    assert not page.locator("[data-nr-them]").is_visible()
    context.close()
