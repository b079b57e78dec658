"""The line "Báo sai / Đặt câu hỏi" as a reader finds it, on a site that says where to write to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import serving
from conftest import SAMPLE_EPOCH, buildable, namro

PAGE = "van-ban/ke-hoach-mau/"


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = buildable(tmp_path_factory.mktemp("góp ý"))
    with (root / "data/trang.yml").open("a", encoding="utf-8") as file:
        file.write(
            "duong_day_cong:\n  - ten: Nhóm biên soạn\n    so: gop-y@mau.example\n    can_cu: chân trang\n"
            "gop_y:\n  thu: gop-y@mau.example\n"
        )
    done = namro(root, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture
def there(reported: Path) -> Iterator[str]:
    with serving(reported) as url:
        yield url


@pytest.mark.parametrize("url", ["", PAGE, "gioi-thieu/", "nhiem-vu/ke-hoach-mau/nop-bao-cao/"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_line_is_on_every_page_large_enough_to_touch(
    browser: Browser, there: str, url: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 740}).new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto(there + url)
    link = page.get_by_role("link", name="Báo sai / Đặt câu hỏi")
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults == []
    page.context.close()


def test_the_message_names_the_clause_and_the_build(browser: Browser, there: str, reported: Path) -> None:
    page = browser.new_page()
    page.goto(f"{there}{PAGE}#II.1")
    link = page.get_by_role("link", name="Báo sai / Đặt câu hỏi")

    def message() -> str:
        return unquote(link.get_attribute("href") or "")

    assert (
        f"Địa chỉ: https://mau.example/tai-lieu/{PAGE}#II.1\r\nBản: tính đến ngày 03/03/2026\r\n" in message()
    )
    page.evaluate("location.hash = 'I'")
    expect(link).to_have_attribute("href", re.compile("%23I%0D%0A"))
    with page.expect_response("**/ban-dung.json"):
        link.focus()
    data = json.loads((reported / "ban-dung.json").read_text())["du_lieu_sha256"][:12]
    expect(link).to_have_attribute("href", re.compile("d%E1%BB%AF%20li%E1%BB%87u"))
    assert f"{PAGE}#I\r\nBản: tính đến ngày 03/03/2026, dữ liệu {data}\r\n" in message()
    page.close()


def test_without_javascript_the_message_names_the_page(browser: Browser, there: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{there}{PAGE}#II.1")
    href = page.get_by_role("link", name="Báo sai / Đặt câu hỏi").get_attribute("href")
    assert f"Địa chỉ: https://mau.example/tai-lieu/{PAGE}\r\n" in unquote(href or "")
    context.close()


def test_a_search_that_finds_nothing_becomes_a_question(browser: Browser, there: str) -> None:
    page = browser.new_page()
    page.goto(f"{there}tim-kiem/?q=qqq+zz%3F")
    href = page.get_by_role("link", name="Đặt câu hỏi này").get_attribute("href") or ""
    assert href.startswith("mailto:gop-y@mau.example?subject=")
    assert unquote(href).endswith("Điều muốn báo sai hoặc muốn hỏi:\r\nqqq zz?")
    page.context.close()
