"""Shared by the tests of search: a phone that tolerates no fault in scripts or policy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None,
    )
    page.goto(address)
    yield page
    context.close()
    assert faults == []


def ask(page: Page, query: str) -> None:
    page.locator("#nr-tim-o").click()
    page.keyboard.type(query)
    page.locator(".nr-tim-ds [role=option]").first.wait_for()
