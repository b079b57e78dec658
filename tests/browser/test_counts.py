"""A number beside a list is the number of what is seen there: search, filters, lists made at build time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect

QUERIES = [
    "thu hoach",
    "nước sạch",
    "dang vien tren 60 tuoi",
    "thủy phi cơ",
    "27-NQ/TW",
    "bao cao kt qua",
    "ai",
    "xã",
    "bao giờ báo cáo",
    "chuyen de 7",
    "học tập nghị quyết đại hội",
    "qqqq zzzz",
]
LISTS = ["nhiem-vu/", "nhiem-vu/theo-don-vi/", "hoi-dap/", "van-ban/"]
# Chooses every value of every facet in turn; what the status, the value's own count and the groups say, and what is seen.
CHOOSE = """async () => {
  const status = () => document.querySelector(".nr-loc-ket-qua [role=status]").textContent;
  const items = () => [...document.querySelectorAll("[data-loc]")].filter((node) => !node.closest("[hidden]"));
  const distinct = (nodes) => new Set(nodes.map((node) => node.querySelector("a").href)).size;
  const wrong = [];
  let looked = 0;
  for (const link of document.querySelectorAll("[data-loc-chon]")) {
    const counted = Number(link.querySelector(".nr-loc-so").textContent);
    const pushed = location.href;
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
    while (status() === "Đang lọc…") await new Promise((resolve) => setTimeout(resolve, 20)); // the other pages come
    const said = parseInt(status());
    const seen = distinct(items());
    if (said !== seen || counted !== seen) wrong.push([link.href, counted, said, seen]);
    for (const group of document.querySelectorAll("[data-loc-nhom]")) {
      const rows = items().filter((node) => group.contains(node)).length;
      const counter = group.querySelector("[data-loc-so]");
      const told = !counter ? rows : group.hidden ? 0 : Number(counter.textContent);
      if (rows !== told) wrong.push([link.href, group.ariaLabel, told, rows]);
    }
    looked += 1;
    history.pushState(null, "", pushed);
    dispatchEvent(new PopStateEvent("popstate"));
  }
  return [looked, wrong];
}"""


@pytest.fixture(scope="module")
def counted(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 740}, base_url=address)
    yield context.new_page()
    context.close()


def told(status: Locator) -> tuple[int, int]:
    """What a sentence of search says: so many are to be seen, of so many."""
    expect(status).to_have_text(re.compile("kết quả"))
    numbers = [int(number) for number in re.findall(r"\d+", status.inner_text())] or [0]
    return numbers[0], numbers[-1]


@pytest.mark.parametrize("query", QUERIES)
def test_the_box_counts_what_it_lists(counted: Page, query: str) -> None:
    counted.goto("hoi-dap/")
    counted.locator("#nr-tim-o").click()
    counted.keyboard.type(query)
    results = counted.locator(".nr-tim-hop")
    expect(results.locator(".nr-tim-chan a, .nr-tim-loi")).to_be_visible()
    counted.wait_for_load_state("networkidle")
    seen, every = told(results.locator(".nr-tim-trang-thai"))
    options = results.get_by_role("option")
    expect(options).to_have_count(seen)
    most = 3 if len(query) <= 3 else 5  # of what is hardly begun
    assert seen == min(most, every)
    buttons = results.locator(".nr-tim-loc button")
    for at in range(1, buttons.count()):
        promised = int(re.findall(r"\d+", buttons.nth(at).inner_text())[-1])
        buttons.nth(at).click()
        expect(options).to_have_count(min(most, promised))
        expect(results.locator(".nr-tim-trang-thai")).to_contain_text(f"{promised} kết quả.")
    page = counted.locator(".nr-tim-trang-thai")
    counted.goto(f"tim-kiem/?q={query}")
    assert told(page)[1] == every  # the page agrees with the box


@pytest.mark.parametrize("query", QUERIES)
def test_the_search_page_counts_what_it_lists(counted: Page, query: str) -> None:
    counted.goto(f"tim-kiem/?q={query}")
    status, lines = (
        counted.locator(".nr-tim-khung .nr-tim-trang-thai"),
        counted.locator(".nr-tim-trang ol li"),
    )
    seen, every = told(status)
    expect(lines).to_have_count(seen)
    if not every:
        return
    boxes = counted.locator(".nr-tim-bo-loc label")
    chosen = counted.locator(".nr-tim-bo-loc summary", has_text="(đang lọc)")
    for at in range(min(4, boxes.count())):
        tick = boxes.nth(at).locator("input")
        promised = int(re.findall(r"\d+", boxes.nth(at).text_content() or "")[-1])
        counted.evaluate(
            "for (const one of document.querySelectorAll('.nr-tim-bo-loc details')) one.open = true"
        )
        tick.click()
        expect(chosen).to_have_count(1)
        expect(status).to_have_text(re.compile(rf"(^|trong ){promised} kết quả\."))
        expect(lines).to_have_count(min(10, promised))
        counted.locator(".nr-tim-bo-loc input:checked").click()
        expect(chosen).to_have_count(0)
        expect(lines).to_have_count(seen)
    more = counted.get_by_role("button", name="Thêm kết quả")
    while seen < every:
        more.click()
        seen = min(seen + 10, every)
        expect(lines).to_have_count(seen)
    expect(status).to_have_text(f"{every} kết quả.")
    expect(more).to_have_count(0)


@pytest.mark.parametrize("url", LISTS)
def test_filters_count_what_they_leave(counted: Page, url: str) -> None:
    counted.goto(url)
    looked, wrong = counted.evaluate(CHOOSE)
    assert looked > 5
    assert wrong == []


def test_lists_made_at_build_time_hold_as_many_as_they_say(site: Path) -> None:
    wrong: list[str] = []
    looked = 0
    for path in sorted(site.rglob("*.html")):
        main = html.fromstring(path.read_bytes()).find(".//main")
        if main is None:
            continue
        for said, held in _counts(main):
            looked += 1
            number = int(re.findall(r"\d+", said)[-1])
            if number != held:
                wrong.append(f"{path.relative_to(site)}: {said}: {held}")
    assert wrong == []
    assert looked > 300


def _counts(main: html.HtmlElement) -> Iterator[tuple[str, int]]:
    """Every count that stands at a list, and how many the list holds."""
    for status in main.xpath(".//p[@class='nr-loc-ket-qua']/span"):
        told = status.text_content()
        said = re.search(r"trang này có (\d+)$", told) or re.match(r"(\d+)", told) or pytest.fail(told)
        yield said[1], len(main.xpath(".//*[@data-loc][not(@data-loc-lap)]"))
    for group in main.xpath(".//*[@data-loc-nhom]"):
        if group.xpath(".//*[@data-loc-so]"):
            yield group.xpath("string(.//*[@data-loc-so])"), len(group.xpath(".//*[@data-loc]"))
    for caption in main.iter("caption"):
        if said := re.search(r"\(\d{1,3}\)$", _text(caption)):
            yield said.group(), len(caption.getparent().xpath("./tbody/tr"))
    for summary in main.iter("summary"):
        box = summary.getparent()
        if said := re.search(
            r"\d+ mục nữa|(?<=: )\d+ (câu|lịch|việc)$|\d+ nhiệm vụ$|\d+(?= câu hỏi\)$)", _text(summary)
        ):
            yield said.group(), len(box.xpath("./ul/li | ./ol/li | .//tbody/tr"))


def _text(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())
