"""Deep links in real Chromium: on landing at any clause of any text, what is marked as being read is that clause."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import PATIENCE
from support.real_data import real_published

LIBRARY = real_published()
TEXTS = {ma: [khoan.ma for khoan in text.khoan] for ma, text in LIBRARY.toan_van.items()}

WATCH = """() => {
  const text = document.querySelector(".nr-toan-van");
  const links = [...document.querySelectorAll(".nr-muc-luc nav a")];
  const clauses = [...text.querySelectorAll(".nr-khoan[id]")];
  const bars = () => ["header.nr-dau-trang", ".nr-thanh", ".nr-xo[open] .nr-tim-khoan"]
    .map((name) => document.querySelector(name)?.getBoundingClientRect())
    .filter((box) => box && box.height && box.top < 200)
    .reduce((edge, box) => Math.max(edge, box.bottom), 0);
  window.seen = (id) => {
    const wanted = document.getElementById(id);
    const before = clauses.slice(0, clauses.indexOf(wanted) + 1).map((clause) => clause.id).reverse();
    const entry = before.map((one) => links.find((link) => decodeURIComponent(link.hash) === `#${one}`)).find(Boolean);
    const marked = links.filter((link) => link.hasAttribute("aria-current"));
    const line = document.querySelector(".nr-dang-doc");
    const top = wanted.getBoundingClientRect().top;
    return {
      target: wanted.matches(":target"),
      line: decodeURIComponent(line.querySelector("a").hash) === `#${id}`,
      said: line.querySelector("a").textContent !== "",
      contents: marked.length === (entry ? 1 : 0) && marked[0] === entry,
      inView: top >= bars() - 1 && top < innerHeight,
    };
  };
}"""
"""Defines `seen(id)`: each of its values is true when that clause is where, and is marked as, it should be."""

STILL = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(params=[360, 1280], ids=str)
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 740}, base_url=f"{address}van-ban/"
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def wrong(page: Page, ma: str) -> dict[str, bool]:
    """What is not as it should be after landing at a clause, once the page stands still."""
    try:
        page.wait_for_function("(id) => Object.values(seen(id)).every(Boolean)", arg=ma)
    except Exception:
        got: dict[str, bool] = page.evaluate("(id) => seen(id)", ma)
        return {name: good for name, good in got.items() if not good}
    page.evaluate(STILL)
    settled: dict[str, bool] = page.evaluate("(id) => seen(id)", ma)
    return {name: good for name, good in settled.items() if not good}


def opened(page: Page, url: str) -> None:
    page.goto(url)
    page.evaluate(WATCH)


@pytest.mark.parametrize("document", TEXTS)
def test_every_clause_is_marked_after_landing_at_it(reader: Page, document: str) -> None:
    """One half of the clauses on a phone, the other on a wide screen."""
    wide = reader.evaluate("innerWidth > 1000")
    opened(reader, f"{document}/")
    walked: list[Any] = reader.evaluate(
        """async (ids) => {
          const still = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const bad = [];
          for (const id of ids) {
            const told = new Promise((done) => addEventListener("hashchange", done, { once: true }));
            location.hash = id;
            await told;
            await still();
            const got = Object.entries(seen(id)).filter(([, good]) => !good).map(([name]) => name);
            if (got.length) bad.push([id, ...got]);
          }
          return bad;
        }""",
        TEXTS[document][int(wide) :: 2],
    )
    assert walked == [], json.dumps(walked, ensure_ascii=False)


@pytest.mark.parametrize("document", TEXTS)
def test_a_clause_is_marked_when_the_page_is_opened_at_it(reader: Page, document: str) -> None:
    ids = TEXTS[document]
    for ma in dict.fromkeys([*ids[:: max(1, len(ids) // 4)], ids[-1]]):
        reader.goto("about:blank")
        opened(reader, f"{document}/#{ma}")
        assert wrong(reader, ma) == {}, ma


def test_a_clause_is_marked_after_a_click_in_the_contents_and_on_the_way_back(reader: Page) -> None:
    document = "chi-thi-01-ct-tu-2025"
    opened(reader, f"{document}/#2")
    contents = reader.locator(".nr-muc-luc")
    for ma in ("5", "3", "3"):  # the second time at "3" the address stays as it was
        if not contents.locator("nav").is_visible():
            contents.locator("summary").click()
        contents.locator(f"nav a[href='#{ma}']").click()
        assert wrong(reader, ma) == {}, ma
    reader.go_back()
    assert wrong(reader, "5") == {}
    reader.go_back()
    assert wrong(reader, "2") == {}


def test_who_reads_on_is_told_where_they_are(reader: Page) -> None:
    opened(reader, "du-thao-chuong-trinh-hanh-dong-2025/#II.3.3")
    assert wrong(reader, "II.3.3") == {}
    reader.locator("[id='II.3.3'] > .nr-chu").hover()
    reader.mouse.wheel(0, 3000)
    reader.wait_for_function("() => !seen('II.3.3').line")
    at_edge = "(clause) => clause.getBoundingClientRect().top <= 200"
    last = reader.locator(".nr-khoan").evaluate_all(f"(all) => all.filter({at_edge}).at(-1).id")
    reader.wait_for_function(
        """(id) => {
          const told = document.querySelector(".nr-dang-doc a").hash.slice(1);
          const all = [...document.querySelectorAll(".nr-khoan")].map((clause) => clause.id);
          return all.indexOf(id) - all.indexOf(told) <= 2 && all.indexOf(told) > all.indexOf("II.3.3");
        }""",
        arg=last,
    )


def test_a_clause_asked_for_while_one_searches_is_not_behind_the_search(reader: Page) -> None:
    opened(reader, "chi-thi-01-ct-tu-2025/")
    reader.locator(".nr-xo summary").click()
    reader.locator("#nr-tim-khoan-o").fill("nghị quyết")
    reader.locator(".nr-tim-khoan--dang").wait_for()
    reader.evaluate("() => { location.hash = '3'; }")
    assert wrong(reader, "3") == {}
