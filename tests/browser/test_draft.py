"""A draft in real Chromium: whoever lands on one of its pages, anywhere on it, sees that it is a draft."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

DRAFT = "du-thao-chuong-trinh-hanh-dong-2025"
PAGES = (
    f"van-ban/{DRAFT}/",
    f"van-ban/{DRAFT}/#III.5",
    f"nhiem-vu/{DRAFT}/",
    f"nhiem-vu/{DRAFT}/chua-neu/",
    f"nhiem-vu/{DRAFT}/bieu-duong-to-chuc-ca-nhan-thuc-hien-tot/",
    "hoi-dap/ai-chiu-trach-nhiem-chong-tham-nhung/",
    "hoi-dap/chuong-trinh-tao-bao-nhieu-viec-lam/",
)


@pytest.mark.parametrize("url", PAGES)
def test_the_bar_stays_in_view_wherever_one_is_on_the_page(page: Page, address: str, url: str) -> None:
    page.goto(address + url)
    bar = page.locator(".nr-dai")
    for part in (0, 0.5, 0.9):
        page.evaluate(
            "(part) => scrollTo(0, part * (document.querySelector('.nr-trang').offsetHeight - innerHeight))",
            part,
        )
        expect(bar).to_be_in_viewport(ratio=1)
        seen = bar.evaluate(
            """(bar) => {
              const { left, top, height } = bar.getBoundingClientRect();
              return bar.contains(document.elementFromPoint(left + 20, top + height / 2));
            }"""
        )
        assert seen, part  # nothing lies over it
    assert bar.inner_text().startswith("Dự thảo")


def test_a_page_that_rests_on_no_draft_has_no_bar(page: Page, address: str) -> None:
    page.goto(address + "van-ban/chi-thi-01-ct-tu-2025/")
    expect(page.locator(".nr-dai")).to_have_count(0)


def test_what_filters_leave_is_counted_with_its_drafts(page: Page, address: str) -> None:
    page.goto(address + "nhiem-vu/")
    status = page.locator(".nr-loc-ket-qua [role=status]")
    expect(status).to_have_text("246 việc, trong đó 87 từ dự thảo; trang này có 25")
    page.goto(f"{address}nhiem-vu/?van-ban={DRAFT}")
    expect(status).to_have_text("87 trong 246 việc, đều từ dự thảo")
    page.goto(f"{address}nhiem-vu/?van-ban=chi-thi-01-ct-tu-2025")
    expect(status).to_have_text(re.compile(r"^\d+ trong 246 việc, không mục nào từ dự thảo$"))
