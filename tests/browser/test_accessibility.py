"""WCAG 2.2 AA as far as a machine can tell: axe on every kind of page, both schemes, both widths, all states."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from browser.test_pages import PAGES, real

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = "color-contrast"
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="session")
def axe() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")], ids=str)
def sheet(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """One page that every kind of page is opened in, in turn."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 740},
        color_scheme=scheme,
        base_url=address,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


LOOKS = """() => {
  const looks = new Map(), found = new Map();
  const number = (...values) => {
    const said = values.join();
    return looks.get(said) ?? looks.set(said, looks.size).get(said);
  };
  const walk = (node, around) => {
    const { backgroundColor, backgroundImage, opacity, position, color, fontSize, fontWeight } = getComputedStyle(node);
    const ground = number("ground", around, backgroundColor, backgroundImage, opacity, position);
    if ([...node.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim())) {
      const look = number("words", ground, color, fontSize, fontWeight);
      found.set(look, [found.get(look)?.[0] ?? node, node]);
    }
    for (const child of node.children) walk(child, ground);
  };
  walk(document.body, -1);
  return [...new Set([...found.values()].flat())];
}"""
"""The first and the last element of each look: colour, size and weight of its words, and the grounds of all around. What
looks the same has the same contrast, and a list of two thousand lines has a dozen looks."""


PRUNE = """() => {
  const own = /^(id|for|href|src|alt|title|value|name|datetime|aria-(label|labelledby|describedby|controls)|data-.*)$/;
  const shapes = new Map();
  const shape = (node) => {
    const signs = [...node.attributes].map(({ name, value }) => (own.test(name) && value.trim() ? name : `${name}=${value}`));
    const words = [...node.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
    const said = `${node.localName}[${signs}]${words}(${[...node.children].map(shape)})`;
    shapes.set(node, said);
    return said;
  };
  shape(document.body);
  const prune = (node) => {
    const alike = new Map();
    for (const child of node.children) alike.set(shapes.get(child), [...(alike.get(shapes.get(child)) ?? []), child]);
    for (const group of alike.values()) for (const one of group.slice(2, -1)) one.remove();
    for (const child of node.children) prune(child);
  };
  prune(document.body);
}"""
"""Leaves of all neighbours that are built alike, sign by sign, the first two and the last: what is wrong with one of them
is wrong with these, and axe takes the square of their number. An empty element is not like one with words."""


def ran(page: Page, context: str, options: dict[str, Any]) -> tuple[list[str], int]:
    """What axe, which the page holds already, finds, one line each, and how many elements (of each rule one, if only what
    is wrong is to be told) passed."""
    violations, passed = page.evaluate(
        f"""async (options) => {{
          const found = await axe.run({context}, {{ selectors: false, ...options }});
          return [found.violations, found.passes.reduce((sum, rule) => sum + rule.nodes.length, 0)];
        }}""",
        options,
    )
    lines = [
        f"{rule['id']}: {node['html'][:120]} ({node['failureSummary'][:120]})"
        for rule in violations
        for node in rule["nodes"]
    ]
    return lines, passed


def contrast(page: Page) -> tuple[list[str], int]:
    """What cannot be read for its colours."""
    return ran(page, f"{{ include: ({LOOKS})() }}", {"runOnly": {"type": "rule", "values": [CONTRAST]}})


def structure(page: Page) -> tuple[list[str], int]:
    """What else is wrong, and how many rules found something to be right."""
    rules = {"runOnly": RULES, "rules": {CONTRAST: {"enabled": False}}}
    return ran(page, "document", {**rules, "resultTypes": ["violations"]})


def faults(page: Page, axe: str) -> tuple[list[str], int]:
    """What axe finds, one line each, and how many rules found something to be right."""
    page.evaluate(axe)
    pale, _ = contrast(page)
    lines, looked_at = structure(page)
    return pale + lines, looked_at


@pytest.fixture(scope="module")
def paper(browser: Browser, address: str) -> Iterator[Page]:
    """One page for every address in turn; it changes its width and its colours as it stands."""
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("url", PAGES)
def test_no_kind_of_page_keeps_anybody_out(paper: Page, axe: str, site: Path, url: str) -> None:
    paper.set_viewport_size({"width": 360, "height": 740})
    paper.goto(real(url, site))
    paper.evaluate("for (const box of document.querySelectorAll('details:not(.nr-menu)')) box.open = true")
    paper.evaluate(axe)
    paper.evaluate(PRUNE)
    told: dict[tuple[int, str, str], list[str]] = {}
    for width in WIDTHS:
        paper.set_viewport_size({"width": width, "height": 740})
        for scheme in SCHEMES:
            paper.emulate_media(color_scheme=scheme)
            told[width, scheme, "contrast"], looked_at = contrast(paper)
            assert looked_at > 5, url  # without fonts or layout it would pass on nothing
    for width, scheme in zip(WIDTHS, SCHEMES, strict=True):  # what colours have little part in
        paper.set_viewport_size({"width": width, "height": 740})
        paper.emulate_media(color_scheme=scheme)
        told[width, scheme, "structure"], looked_at = structure(paper)
        assert looked_at > 30, url
    assert {state: lines for state, lines in told.items() if lines} == {}


def test_a_colour_too_pale_is_found_on_the_one_line_that_has_it(paper: Page, axe: str) -> None:
    """In the midst of hundreds of like lines: the words themselves or the ground that they stand on."""
    paper.goto("hoc-va-in/")
    paper.set_viewport_size({"width": 1280, "height": 740})
    paper.evaluate(axe)
    paper.emulate_media(color_scheme="light")
    assert contrast(paper)[0] == []
    for spoilt in ("one.style.color = '#bbb'", "one.style.backgroundColor = '#777'"):
        paper.evaluate(
            f"""() => {{
              const all = [...document.querySelectorAll("main li a")].filter((one) => one.checkVisibility());
              const one = all[Math.floor(all.length / 2)];
              {spoilt};
            }}"""
        )
        lines, _ = contrast(paper)
        assert lines and all(line.startswith(CONTRAST) for line in lines)
        paper.reload()
        paper.evaluate(axe)


@pytest.mark.parametrize(
    ("spoilt", "rule"),
    [
        ("one.textContent = ''", "link-name"),
        ("one.setAttribute('tabindex', '3')", "tabindex"),
        ("one.setAttribute('role', 'nonsense')", "aria-roles"),
    ],
)
def test_a_fault_of_one_line_among_many_like_it_is_found(
    paper: Page, axe: str, spoilt: str, rule: str
) -> None:
    """What is left out before axe looks is never the line that differs."""
    paper.goto("hoc-va-in/")
    paper.evaluate(axe)
    paper.evaluate(
        f"""() => {{
          const all = [...document.querySelectorAll("main li a")].filter((one) => one.checkVisibility());
          const one = all[Math.floor(all.length / 2)];
          {spoilt};
        }}"""
    )
    before = paper.locator("body *").count()
    paper.evaluate(PRUNE)
    assert paper.locator("body *").count() < before
    lines, _ = structure(paper)
    assert any(line.startswith(rule) for line in lines), lines


def test_the_open_search_keeps_nobody_out(sheet: Page, axe: str) -> None:
    """With results, with none, and the page of all results with its filters open."""
    sheet.goto("hoi-dap/")
    sheet.locator("#nr-tim-o").click()
    for words in ("thu hoach dang vien", "qqqq zzzz xxxx"):
        sheet.locator("#nr-tim-o").fill(words)
        sheet.locator(".nr-tim-trang-thai, .nr-tim-ghi-chu").filter(has_text="kết quả").first.wait_for()
        lines, looked_at = faults(sheet, axe)
        assert lines == [], words
        assert looked_at > 30
    sheet.goto("tim-kiem/?q=dang+vien")
    sheet.locator(".nr-tim-trang li").first.wait_for()
    sheet.evaluate("for (const box of document.querySelectorAll('details:not(.nr-menu)')) box.open = true")
    assert faults(sheet, axe)[0] == []


def test_the_open_menu_and_an_open_reference_keep_nobody_out(sheet: Page, axe: str) -> None:
    sheet.goto("hoi-dap/tai-lieu-bao-cao-vien-dua-vao-dai-hoi-xiv/")
    sheet.locator("a[data-xt]").first.hover()
    sheet.locator("#nr-xt").wait_for()
    assert faults(sheet, axe)[0] == []
    if sheet.viewport_size and sheet.viewport_size["width"] < 1000:
        sheet.locator(".nr-menu > summary").click()
        sheet.locator(".nr-menu__muc a").first.wait_for(state="visible")
        lines, looked_at = faults(sheet, axe)
        assert lines == []
        assert looked_at > 30


@pytest.mark.parametrize("url", PAGES)
def test_a_page_fits_a_width_of_320(paper: Page, site: Path, url: str) -> None:
    """1280 px at a zoom of 400 % (WCAG 1.4.10)."""
    paper.set_viewport_size({"width": 320, "height": 256})
    paper.goto(real(url, site))
    assert paper.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("url", ["", "hoi-dap/", "van-ban/chi-thi-01-ct-tu-2025/", "hoc-va-in/"])
def test_what_one_taps_is_large_enough(browser: Browser, address: str, url: str) -> None:
    """44 px for controls and for links that stand alone; links within a sentence are free (WCAG 2.5.8), and a mark beside
    a line, which may not push the lines apart, has 24 px."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(address + url)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, .nr-dau-trang a, input")]
        .filter(node => node.checkVisibility())
        .map(node => [node.getBoundingClientRect(), node.outerHTML.slice(0, 90), node.matches(".nr-ben-le > *") ? 24 : 43.5])
        .filter(([box, , least]) => box.height < least || box.width < least)
        .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
    )
    assert small == []
    context.close()
