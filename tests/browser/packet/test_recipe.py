"""“Tập của tôi” as a recipe: saved, opened again, whole lists, the same by the command."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from playwright.sync_api import Page

from browser.packet.conftest import DIRECTIVE, DRAFT, QUESTION, TALK, choose, listed, open_mine
from conftest import ROOT
from namro.editing.emit import emit
from namro.files import yamlfile
from namro.files.read import read
from namro.language.prose import plain
from namro.library.edition import Edition
from namro.library.load import check
from namro.outputs.packets.assemble import assemble
from namro.outputs.packets.finish import anchor_id
from namro.outputs.packets.packet import Part, Table
from namro.outputs.packets.recipes import Recipe
from namro.records.tap_in import TapIn
from support.real_data import real_published


def test_the_recipe_is_one_that_the_data_folder_takes(page: Page, address: str, tmp_path: Path) -> None:
    known = real_published().nhiem_vu
    of_directive = known["chi-thi-01-ct-tu-2025"][0].id
    document, of_another = next(
        (ma, tasks[0].id) for ma, tasks in known.items() if tasks and ma != "chi-thi-01-ct-tu-2025"
    )
    tasks = [f"nhiem-vu/chi-thi-01-ct-tu-2025/{of_directive}/", f"nhiem-vu/{document}/{of_another}/"]
    items = [
        QUESTION,
        "hoi-dap/kinh-phi-thuc-hien-chuong-trinh-bao-nhieu/",
        f"{DIRECTIVE}#3",
        f"{DIRECTIVE}#1",
        DRAFT,
        TALK,
        "nhiem-vu/chi-thi-01-ct-tu-2025/",
        *tasks,
    ]
    page.goto(address)
    stored = {
        "items": [{"address": one, "name": "x"} for one in items],
        "title": 'Tên "lạ": # \\ {x}\u0007',
        "size": 14,
    }
    page.evaluate("packet => localStorage.setItem('nr-tap', JSON.stringify(packet))", stored)
    open_mine(page, address)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp công thức").click()
    assert download.value.suggested_filename == "tap-cua-toi.yml"
    path = tmp_path / "tap-cua-toi.yml"
    download.value.save_as(path)
    parsed, problems = yamlfile.parse(path.read_text(encoding="utf-8"), "tap-cua-toi.yml")
    assert parsed and not problems
    recipe = TapIn.model_validate(parsed.value)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert emit(parsed.value, TapIn, {}) == "".join(lines[:-1])  # in the folder's own style
    assert lines[-1].startswith("# Mở lại")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(path, tmp_path / "data/tap-in/tap-cua-toi.yml")
    assert check(read(tmp_path)) == []
    assert recipe.ten == 'Tên "lạ": # \\ {x}'
    assert recipe.co_chu == "14"
    assert [
        (part.loai, part.hoi_dap or part.van_ban or part.chuyen_de or part.nhiem_vu, part.khoan)
        for part in recipe.phan
    ] == [
        (
            "hoi-dap",
            ("ai-chiu-trach-nhiem-chong-tham-nhung", "kinh-phi-thuc-hien-chuong-trinh-bao-nhieu"),
            (),
        ),
        ("van-ban", ("chi-thi-01-ct-tu-2025",), ("3", "1")),
        ("van-ban", ("du-thao-chuong-trinh-hanh-dong-2025",), ()),
        ("chuyen-de", ("chuyen-de-7",), ()),
        ("nhiem-vu", ("chi-thi-01-ct-tu-2025",), ()),
        ("nhiem-vu", (of_directive, of_another), ()),
    ]


def test_a_kept_recipe_is_opened_again(page: Page, address: str, tmp_path: Path) -> None:
    """The same list, title and size; what one has stays until one says so; a strange file is told."""
    document, task = next((ma, tasks[0].id) for ma, tasks in real_published().nhiem_vu.items() if tasks)
    items = [QUESTION, f"{DIRECTIVE}#3", f"nhiem-vu/{document}/{task}/"]
    page.goto(address)
    stored = {"items": [{"address": one, "name": "x"} for one in items], "title": 'Buổi "học": 7', "size": 14}
    page.evaluate("packet => localStorage.setItem('nr-tap', JSON.stringify(packet))", stored)
    open_mine(page, address)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp công thức").click()
    path = tmp_path / "tap-cua-toi.yml"
    download.value.save_as(path)
    page.get_by_role("button", name="Xóa hết").click()
    choose(page, address, TALK)
    open_mine(page, address)
    page.get_by_label("Mở lại tập đã tải về máy").set_input_files(path)
    page.get_by_role("button", name="Giữ làm tập của tôi").wait_for()
    assert page.evaluate("JSON.parse(localStorage.getItem('nr-tap')).items.length") == 1
    page.get_by_role("button", name="Giữ làm tập của tôi").click()
    kept = page.evaluate("JSON.parse(localStorage.getItem('nr-tap'))")
    assert [item["address"] for item in kept["items"]] == items
    assert (kept["title"], kept["size"]) == ('Buổi "học": 7', 14)
    strange = tmp_path / "la.yml"
    strange.write_text("ten: x\n# Mở lại ở trang “Tập của tôi”: ?muc=javascript:1\n", encoding="utf-8")
    page.get_by_label("Mở lại tập đã tải về máy").set_input_files(strange)
    page.get_by_text("không phải tệp tải từ trang này").wait_for()
    assert page.evaluate("JSON.parse(localStorage.getItem('nr-tap')).items.length") == 3


UNIT, TOPIC, PATH = (
    "don-vi/van-phong-thanh-uy/",
    "hoi-dap/theo-chu-de/thu-hoach/",
    "lo-trinh/dang-vien-co-so/",
)


def test_whole_lists_go_in_with_one_tap_and_the_command_makes_the_same(
    page: Page, address: str, tmp_path: Path
) -> None:
    """A topic, a body's tasks, a path; then terms and clauses out of order: the recipe's packet holds the same records in
    the same order as the sheet. What is tapped again is out."""
    library = real_published()
    for url in (UNIT, TOPIC, PATH):
        page.goto(address + url)
        button = page.locator("[data-nr-them-ca]")
        button.click()
        assert button.inner_text().startswith("Bỏ cả danh sách khỏi tập")
    chosen = page.evaluate("JSON.parse(localStorage.getItem('nr-tap')).items.map((item) => item.address)")
    assert f"{PATH}" in chosen and sum(one.startswith("nhiem-vu/") for one in chosen) > 10
    assert sum(one.startswith("hoi-dap/") for one in chosen) > 5
    page.goto(address + TOPIC)
    page.locator("[data-nr-them-ca]").click()
    fewer = page.evaluate("JSON.parse(localStorage.getItem('nr-tap')).items.map((item) => item.address)")
    assert (
        fewer
        and set(fewer) < set(chosen)
        and not any("thu-hoach" in one.partition("hoi-dap/")[2] for one in fewer[:19])
    )
    *_, last = library.thuat_ngu
    first = next(iter(library.thuat_ngu))
    extra = [f"thuat-ngu/#{last}", f"thuat-ngu/#{first}", f"{DIRECTIVE}#3", f"{DIRECTIVE}#1"]
    wanted = [one for one in chosen if not one.startswith(DIRECTIVE)] + extra
    stored = {"items": [{"address": one, "name": ""} for one in wanted], "title": "Cả danh sách", "size": 12}
    page.evaluate("packet => localStorage.setItem('nr-tap', JSON.stringify(packet))", stored)
    open_mine(page, address)
    assert listed(page) == wanted
    assert page.locator(".nr-tap-to__phan").count() == len(wanted)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp công thức").click()
    path = tmp_path / "tap-cua-toi.yml"
    download.value.save_as(path)
    parsed, _ = yamlfile.parse(path.read_text(encoding="utf-8"), "tap-cua-toi.yml")
    assert parsed
    recipe = Recipe("tap-cua-toi", TapIn.model_validate(parsed.value))
    made = assemble(library, Edition(date(2026, 3, 3)), recipe)
    on_page = [
        library.nhiem_vu_theo_ma[one.split("/")[2]][1].ten if one.startswith("nhiem-vu/") else anchor_id(one)
        for one in wanted
    ]
    assert [one for part in made.parts for one in records(part, set(on_page))] == on_page


def records(part: Part, known: set[str]) -> Iterator[str]:
    """The records that a part is made of: tasks by their names, others by their anchors."""
    rows = [row for block in part.blocks if isinstance(block, Table) for row in block.rows]
    if part.anchor.startswith("nhiem-vu"):
        yield from (plain(row[2][0]) for row in rows)
        return
    inside = [anchor for block in part.blocks if (anchor := getattr(block, "anchor", "")) in known]
    yield from inside or [re.sub(r"-\d+$", "", part.anchor) if part.anchor not in known else part.anchor]
