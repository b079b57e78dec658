"""What a first visit costs: the page and everything that it loads, compressed as hosts do."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Response

LIMITS = {
    "": 45_000,
    "hoi-dap/tai-lieu-bao-cao-vien-dua-vao-dai-hoi-xiv/": 45_000,
    "hoi-dap/ai-ky-chi-thi-va-ke-hoach-hoc-tap/": 45_000,
    "nhiem-vu/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/can-bo-dang-vien-viet-thu-hoach/": 45_000,
    "van-ban/chi-thi-01-ct-tu-2025/": 80_000,
    "van-ban/du-thao-chuong-trinh-hanh-dong-2025/": 80_000,
}
"""Compressed bytes of everything that a first visit loads."""


@pytest.mark.parametrize("url", LIMITS)
def test_a_first_visit_is_light_and_asks_nobody_else(browser: Browser, address: str, url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(address + url, wait_until="networkidle")
    assert all(answer.url.startswith(address) for answer in answers)
    assert 5 <= len(answers) <= 14
    sizes = {answer.url: len(gzip.compress(answer.body(), 9)) + 300 for answer in answers}  # 300: the headers
    assert sum(sizes.values()) <= LIMITS[url], sizes
    context.close()
