"""The comparison of two versions as a reader meets it: a phone, both schemes, no scripts, a printer; and a site that
holds one is as sound as any other."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from browser.conftest import STATES, serving
from conftest import SAMPLE_EPOCH, buildable, namro
from support.versions import NEWER, OLDER, with_versions

COMPARED = f"van-ban/{NEWER}/so-voi-{OLDER}/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its two versions, built and checked as it would be published."""
    root = buildable(tmp_path_factory.mktemp("hai bản"), with_versions(tmp_path_factory.mktemp("dữ liệu")))
    for command in (("build",), ("verify", str(root / "site"))):
        done = namro(root, *command, SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
        assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def at(built: Path) -> Iterator[str]:
    with serving(built) as url:
        yield url


@pytest.mark.parametrize(("width", "scheme"), STATES)
@pytest.mark.parametrize("url", [COMPARED, f"van-ban/{OLDER}/", "hoi-dap/chi-bo-hop-khi-nao/"])
def test_it_fits_and_can_be_read(
    browser: Browser, at: str, url: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(at + url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run(document.querySelector('main')).then((all) => all.violations.map((one) => one.id + ' ' + one.nodes[0].html.slice(0, 90)))"
    )
    assert found == []
    context.close()


def test_marks_are_shapes_and_words_and_need_no_script(browser: Browser, at: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(at + COMPARED)
    gone, came = page.locator(".nr-ss__chu del").first, page.locator(".nr-ss__chu ins").first
    assert gone.evaluate("(node) => getComputedStyle(node).textDecorationLine") == "line-through"
    assert came.evaluate("(node) => getComputedStyle(node).textDecorationLine") == "underline"
    assert (gone.text_content() or "").startswith("(bỏ: ")
    assert (came.text_content() or "").startswith("(thêm: ")
    for link in page.locator(".nr-ss__dem a").all():
        target = (link.get_attribute("href") or "").partition("#")[2]
        assert page.locator(f'[id="{target}"]').count() == 1
    context.close()


def test_it_prints_on_upright_sheets(browser: Browser, at: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(at + COMPARED)
    made = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    words = " ".join(" ".join(sheet.extract_text().split()) for sheet in made.pages)
    assert "Chuyển chỗ" in words
    assert "Hồ sơ lưu tại nhà bí thư chi bộ." in words
    assert {round(sheet.mediabox.width) for sheet in made.pages} == {595}
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_cells_of_a_row_of_an_official_table_stand_beside_each_other(
    browser: Browser, at: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{at}van-ban/{OLDER}/")
    rows = page.locator(".nr-bang--van-ban tr")
    assert rows.count() == 3
    for row in rows.all():
        boxes = row.locator("th, td").evaluate_all(
            "cells => cells.map(cell => cell.getBoundingClientRect().toJSON())"
        )
        assert len({box["top"] for box in boxes}) == 1
        assert len({box["height"] for box in boxes}) == 1
        assert all(left["right"] <= right["left"] for left, right in itertools.pairwise(boxes))
    context.close()
