"""Phrases in real Chromium: each on one line, laid out as before, copied with ordinary spaces."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.test_pages import PAGES, real

TORN = """() => [...document.querySelectorAll("nr-lien")].filter((node) => node.checkVisibility() &&
  new Set([...node.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.bottom))).size > 1)
  .map((node) => node.textContent)"""
PARTED = """() => [...document.querySelectorAll("nr-lien")].filter((node) => node.checkVisibility()).flatMap((node, at, all) => {
  const next = all[at + 1];
  if (!next) return [];
  const between = new Range();
  between.setStartAfter(node);
  between.setEndBefore(next);
  if (between.toString() || /^\\s/.test(next.textContent) === /\\s$/.test(node.textContent)) return [];
  const ends = [[...node.getClientRects()].at(-1), [...next.getClientRects()].find((box) => box.width > 1)];
  return ends.every(Boolean) && Math.abs(ends[0].bottom - ends[1].bottom) > 9 ? [node.textContent + next.textContent] : [];
})"""
"""Phrases that cross the edge of an element and are on two lines."""
LAID_APART = """() => [...document.querySelectorAll("nr-lien")].filter((node) =>
  /flex|grid/.test(getComputedStyle(node.parentElement).display) &&
  [...node.parentElement.childNodes].some((other) => other.nodeType === Node.TEXT_NODE && other.data.trim()))
  .map((node) => node.parentElement.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("url", PAGES[::4])
def test_no_line_ends_inside_a_phrase(page: Page, address: str, site: Path, url: str) -> None:
    page.goto(address + real(url, site))
    assert page.evaluate(TORN) == []
    assert page.evaluate(LAID_APART) == []


def test_a_phrase_holds_in_a_column_of_any_width(page: Page, address: str) -> None:
    page.goto(address + "van-ban/chi-thi-01-ct-tu-2025/")
    if page.viewport_size and page.viewport_size["width"] > 400:
        for width in range(230, 420, 10):
            page.locator(".nr-toan-van").evaluate(
                "(node, width) => { node.style.width = `${width}px`; }", width
            )
            assert page.evaluate(TORN) == [], width


def test_a_phrase_that_goes_on_behind_a_link_holds(page: Page, address: str) -> None:
    page.goto(address + "van-ban/ke-hoach-hoi-nghi-dai-hoi-xiv-2026/")
    if page.viewport_size and page.viewport_size["width"] > 400:
        for width in range(230, 420, 10):
            page.locator(".nr-toan-van").evaluate(
                "(node, width) => { node.style.width = `${width}px`; }", width
            )
            assert page.evaluate(PARTED) == [], width


def test_copied_words_have_ordinary_spaces(page: Page, address: str) -> None:
    page.goto(address + "van-ban/chi-thi-01-ct-tu-2025/")
    text, copied = page.evaluate("""() => {
      const held = [...document.querySelectorAll(".nr-chu nr-lien")].find((node) => node.checkVisibility());
      getSelection().selectAllChildren(held);
      return [held.textContent, String(getSelection())];
    }""")
    assert copied.strip().lower() == text.lower()
    assert "\u00a0" not in copied
