"""Every kind of page walked with Tab to its end and back: focus moves on every key, reaches all there is, opens nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from browser.test_pages import PAGES, real

WATCH = """() => {
  const said = (node) => `${node.tagName}#${node.id}.${node.className} ${(node.textContent || "").trim().slice(0, 40)}`;
  const numbers = new Map();
  const number = (node) => numbers.get(node) ?? numbers.set(node, numbers.size).get(node);
  const watch = globalThis.nrWalk = { keys: 0, steps: [], opened: [], number, said };
  addEventListener("keydown", () => { watch.keys += 1; }, true);
  addEventListener("focusin", (event) => watch.steps.push(number(event.target)));
  new MutationObserver((changes) => {
    for (const { target, attributeName: name } of changes) {
      const open = name === "open" ? target.open : name === "aria-expanded" ? target.ariaExpanded === "true"
        : !target.hidden && (target.matches("[role=dialog], [role=listbox]") || target.querySelector("[role=listbox]"));
      if (open) watch.opened.push(`${name}: ${said(target)}`);
    }
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["open", "aria-expanded", "hidden"] });
}"""
# What keys must be able to reach: seen or becoming seen on focus, not switched off, not in a closed box.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((node) => node.type !== "radio" || node.checked) // arrows lead on among choices
  .filter((node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility({ visibilityProperty: true })
    && !node.closest("[inert], details:not([open]) > :not(summary)") )
  .map((node) => nrWalk.number(node))"""
SAID = "numbers => { const all = [...document.querySelectorAll('*')]; return numbers.map(wanted => nrWalk.said(all.find(node => nrWalk.number(node) === wanted) ?? document.body)); }"


WIDE = [
    "",
    "hoi-dap/",
    "nhiem-vu/",
    "van-ban/chi-thi-01-ct-tu-2025/",
    "tim-kiem/?q=thu+hoach",
    "tap-in/cua-toi/",
]


@pytest.fixture(scope="module", params=[360, 1280])
def walked(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 740}, base_url=address)
    yield context.new_page()
    context.close()


def tab(keys: CDPSession, what: Literal["rawKeyDown", "keyUp"], back: bool = False) -> None:
    held = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": 8 if back else 0}
    keys.send("Input.dispatchKeyEvent", {"type": what, **held})


STOPS = 5
"""In a field for a day or an hour: its parts, and the button that opens the calendar."""


def walk(page: Page, most: int, back: bool = False) -> set[int]:
    """The elements that get the focus, key by key, until one gets it again: the page's end was reached and left.

    The key is let go after every 25 steps, as of one who holds it to get through a long page."""
    keys = page.context.new_cdp_session(page)
    page.evaluate("nrWalk.keys = nrWalk.steps.length = 0")
    inside = STOPS * page.locator("input[type=date], input[type=time]").count()
    steps: list[int] = []
    for pressed in range(1, most + 1):
        tab(keys, "rawKeyDown", back)
        if pressed % 25 and pressed < most:
            continue
        tab(keys, "keyUp", back)
        page.wait_for_function(
            "sent => nrWalk.keys === sent", arg=pressed
        )  # a busy page is behind with its keys
        steps = page.evaluate("nrWalk.steps.filter((one, at, all) => one !== all[at - 1])")
        rounds = 1 + pressed // max(1, len(set(steps)))  # past the end a key leaves the page
        assert len(steps) >= pressed - rounds - inside, (
            "a key moved nothing",
            page.evaluate(SAID, steps[-1:]),
        )
        if len(set(steps)) < len(steps):
            break
    keys.detach()
    return set(steps)


@pytest.mark.parametrize("url", PAGES)
def test_tab_goes_through_a_page_and_back_and_opens_nothing(walked: Page, site: Path, url: str) -> None:
    width = walked.viewport_size["width"] if walked.viewport_size else 0
    if width > 360 and url not in WIDE:
        return  # the same as on a phone but for the sections beside it
    walked.goto(real(url, site))
    if "?q=" in url:
        walked.locator(".nr-tim-trang li").first.wait_for()
    walked.evaluate(WATCH)
    reachable: list[int] = walked.evaluate(REACHABLE)
    assert len(reachable) > 5
    for back in (False, True):
        reached = walk(walked, len(reachable) + 30, back)
        assert walked.evaluate(SAID, [one for one in reachable if one not in reached]) == [], f"{back=}"
    assert walked.evaluate("nrWalk.opened") == []
    assert walked.locator("dialog[open], .nr-tim-hop:visible").count() == 0


@pytest.mark.parametrize("box", ["#nr-tim-o", "#nr-tim-than"])
def test_a_search_box_opens_when_used_and_lets_go(walked: Page, box: str) -> None:
    walked.goto("")
    results = walked.locator(".nr-tim-hop:visible")
    for key in "s/aSk?":
        walked.keyboard.press(key)
    expect(results).to_have_count(0)
    assert walked.evaluate("document.activeElement === document.body")
    walked.locator(box).focus()
    walked.keyboard.press("Shift+Tab")
    walked.keyboard.press("Tab")
    expect(walked.locator(box)).to_be_focused()
    expect(results).to_have_count(0)
    walked.keyboard.type("thu hoach")
    expect(walked.get_by_role("option").first).to_be_visible()
    walked.keyboard.press("Escape")
    expect(results).to_have_count(0)
    expect(walked.locator(box)).to_be_focused()
    walked.keyboard.press("Shift+Tab")
    expect(walked.locator(box)).not_to_be_focused()
    walked.keyboard.press("Tab")
    walked.keyboard.press("End")  # the browser marks the words of a box that Tab comes to
    walked.keyboard.type(" ")
    expect(results).to_have_count(1)
    walked.keyboard.press("Shift+Tab")  # out of the open results, backwards
    expect(walked.locator(box)).not_to_be_focused()
    expect(results).to_have_count(0)
    walked.locator(box).click()
    expect(walked.get_by_role("option").first).to_be_visible()
    for _ in range(12):  # and forwards, through what stands in them
        walked.keyboard.press("Tab")
    expect(results).to_have_count(0)
    expect(walked.locator(box)).to_have_value("thu hoach ")
    assert not walked.evaluate(
        "one => document.querySelector(one).form.contains(document.activeElement)", box
    )


def test_a_chosen_filter_keeps_the_focus(walked: Page) -> None:
    walked.goto("tim-kiem/?q=dang+vien")
    walked.get_by_role("button", name=re.compile("Hỏi đáp")).focus()
    walked.keyboard.press("Space")
    walked.wait_for_url("**loai=**")
    chip = walked.get_by_role("button", name=re.compile("Hỏi đáp"))
    expect(chip).to_be_focused()
    expect(chip).to_have_attribute("aria-pressed", "true")
    walked.locator("summary", has_text="Lọc").click()
    walked.get_by_role("checkbox").first.focus()
    walked.keyboard.press("Space")
    expect(walked.locator("summary", has_text="(đang lọc)")).to_be_visible()
    expect(walked.get_by_role("checkbox").first).to_be_focused()
    expect(walked.get_by_role("checkbox").first).to_be_checked()
