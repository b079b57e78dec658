"""What a first visit costs: the page and everything that it loads, compressed as hosts do."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Response

from browser.test_typing import at_rest
from conftest import ROOT

LIGHT = (
    "",
    "hoi-dap/tai-lieu-bao-cao-vien-dua-vao-dai-hoi-xiv/",
    "hoi-dap/ai-ky-chi-thi-va-ke-hoach-hoc-tap/",
    "nhiem-vu/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/can-bo-dang-vien-viet-thu-hoach/",
)
READERS = [f"van-ban/{path.parent.name}/" for path in sorted(ROOT.glob("data/van-ban/*/toan-van.md"))]


@pytest.mark.parametrize(
    ("url", "most"), [*((url, 45_000) for url in LIGHT), *((url, 80_000) for url in READERS)]
)
def test_a_first_visit_is_light_and_asks_nobody_else(
    browser: Browser, address: str, url: str, most: int
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(address + url)
    page.wait_for_function("() => performance.getEntriesByType('resource').length >= 4")
    at_rest(page)
    assert all(answer.url.startswith(address) for answer in answers)
    assert 5 <= len(answers) <= 17
    bodies = {answer.url: answer.body() for answer in answers}
    icon = f"{address}assets/favicon.svg"  # a browser asks for it when it likes, also for none
    bodies.setdefault(icon, context.request.get(icon).body())
    sizes = {asked: len(gzip.compress(body, 9)) + 300 for asked, body in bodies.items()}  # 300: the headers
    assert sum(sizes.values()) <= most, sizes
    context.close()
