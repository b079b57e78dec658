"""The offline copy unpacked into a folder with a Vietnamese name and opened over file://, without any server."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("Tài liệu của tôi")
    (packed,) = (site / "ngoai-tuyen").glob("*.zip")
    zipfile.ZipFile(packed).extractall(target)
    (root,) = target.iterdir()
    return root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda asked: None if asked.url.startswith("file:") else faults.append(asked.url))
    yield page
    context.close()
    assert faults == []


def test_one_reads_follows_links_and_finds(page: Page, folder: Path) -> None:
    page.goto((folder / "MO-TRANG.html").as_uri())
    assert "Bản ngoại tuyến, tính đến ngày 03/03/2026" in page.locator(".nr-ngoai-tuyen").inner_text()
    page.get_by_role("link", name="Đảng viên", exact=True).click()
    expect(page.locator("h1")).to_have_text("Dành cho: Đảng viên")
    page.locator("main .nr-ds a[href*='hoi-dap/']").first.click()
    expect(page.locator(".nr-tra-loi")).to_be_visible()
    page.locator("figure.nr-trich figcaption a").first.click()
    expect(page.locator(".nr-toan-van")).to_be_visible()
    page.locator(".nr-khoan:target").wait_for()


def test_search_works_without_a_server(page: Page, folder: Path) -> None:
    page.goto((folder / "tim-kiem/index.html").as_uri())
    box = page.locator("[data-nr-tim-trang] input")
    box.fill("thu hoach dang vien")
    box.press("Enter")
    hit = page.locator("[data-nr-ket-qua] li a").first
    hit.wait_for()
    hit.click()
    page.locator("h1").wait_for()
    assert page.url.startswith("file:")
    assert "tim-kiem" not in page.url


def test_the_dialog_and_the_menu_work_too(page: Page, folder: Path) -> None:
    page.goto((folder / "van-ban/chi-thi-01-ct-tu-2025/index.html").as_uri())
    page.locator(".nr-menu > summary").click()
    page.locator(".nr-menu__muc a").first.wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator(".nr-dau-trang [data-nr-tim] input").click()
    page.keyboard.type("5 ro")
    page.locator("[role=option]").first.wait_for()
