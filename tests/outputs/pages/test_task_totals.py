"""Every number that the task pages print equals a count made from the YAML files without the engine."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.pages import render
from namro.outputs.pour import Output
from namro.outputs.site import render as render_site

FIVE = ("nguoi", "viec", "trach_nhiem", "tien_do", "ket_qua")
WORDS = {
    "trich-dan": "trích dẫn",
    "suy-ra": "suy ra",
    "chua-neu": "chưa nêu",
    "khong-ap-dung": "không áp dụng",
}
SHAPES = {"trich-dan": "t", "suy-ra": "s", "chua-neu": "c", "khong-ap-dung": "k"}
AS_OF = Edition(date(2026, 3, 3))
LIST = re.compile(r"nhiem-vu/(trang/\d+/)?")
Task = dict[str, Any]


class Plain(yaml.SafeLoader):
    """Every scalar as the text that stands in the file."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        return node.value if isinstance(node, yaml.ScalarNode) else super().construct_object(node, deep)


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Plain)


def of(folder: Path) -> list[dict[str, Any]]:
    """The records of a folder with their ids, in the order in which they are told."""
    found = [{"id": path.stem, **read(path)} for path in sorted(folder.glob("*.yml"))]
    return sorted(found, key=lambda one: int(one.get("thu_tu", 10**9)))


@pytest.fixture(scope="module", params=[SAMPLE, ROOT], ids=["sample", "real"])
def root(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def tasks(root: Path) -> list[tuple[str, Task]]:
    """(document, task) of every approved task of a text that may be published."""
    found = []
    for path in sorted((root / "data/nhiem-vu").glob("*")):
        if read(root / f"data/van-ban/{path.name}/van-ban.yml").get("cong_khai"):
            found += [(path.name, task) for task in of(path) if task["trang_thai_bien_tap"] == "da-duyet"]
    return found


@pytest.fixture(scope="module")
def parents(root: Path) -> dict[str, str | None]:
    return {body["id"]: body.get("cha") for body in of(root / "data/don-vi")}


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, Output]:
    return {output.url: output for output in render(load(root).published(), AS_OF)}


def named(task: Task) -> set[str]:
    """Every body with a part in a task."""
    who, answer = task["nguoi"], task["trach_nhiem"]
    bodies = {ma for role in ("chu_tri", "thuc_hien", "phoi_hop", "giam_sat") for ma in who.get(role, [])}
    return bodies | {answer[key] for key in ("bao_cao_den", "bao_cao_qua") if key in answer}


def with_parents(bodies: set[str], parents: dict[str, str | None]) -> set[str]:
    found = set(bodies)
    for body in bodies:
        above = parents[body]
        while above:
            found.add(above)
            above = parents[above]
    return found


def cell(counted: Counter[str]) -> str:
    return ", ".join(f"{counted[degree]} {word}" for degree, word in WORDS.items() if counted[degree])


def table(page: Output, caption: str) -> dict[str, list[str]]:
    """The rows of a table: words of the first cell → words of the others."""
    body = html.fromstring(page.body)
    (found,) = [t for t in body.iter("table") if t.findtext("caption", "").startswith(caption)]
    return {
        row[0].text_content().split(" Dự thảo")[0].strip(): [
            one.text_content().split(", ")[0].strip() if one is row[1] else one.text_content().strip()
            for one in row[1:]
        ]
        for row in found.xpath("./tbody/tr")
    }


def test_the_board_counts_by_every_facet(
    tasks: list[tuple[str, Task]], pages: dict[str, Output], parents: dict[str, str | None]
) -> None:
    board = html.fromstring(pages["nhiem-vu/"].body)
    rows = [
        html.fromstring(page.body).xpath("//*[@data-loc]")
        for url, page in pages.items()
        if LIST.fullmatch(url)
    ]
    assert sum(map(len, rows)) == len(tasks)
    expected = {
        "van-ban": Counter(document for document, _ in tasks),
        "don-vi": Counter(body for _, task in tasks for body in with_parents(named(task), parents)),
        "loai": Counter(task["loai"] for _, task in tasks),
        "thoi-gian": Counter(
            task["tien_do"]["muon_nhat"][:7]
            if "muon_nhat" in task["tien_do"]
            else task["tien_do"].get("do_chinh_xac", "khac")
            if "nguyen_van" in task["tien_do"]
            else "chua-neu"
            for _, task in tasks
        ),
    }
    for facet, counted in expected.items():
        links = board.xpath(f"//*[@data-loc-muc='{facet}']//a[@data-loc-chon]")
        shown = {link.get("data-loc-chon"): int(link.find_class("nr-loc-so")[0].text) for link in links}
        assert shown == (counted if len(counted) > 1 else {}), facet


def test_the_matrix_and_its_sums(tasks: list[tuple[str, Task]], pages: dict[str, Output]) -> None:
    body = html.fromstring(pages["nhiem-vu/ma-tran/"].body)
    for document in {ma for ma, _ in tasks}:
        own = [task for ma, task in tasks if ma == document]
        rows = body.get_element_by_id(document).xpath("./tbody/tr")
        for row, task in zip(rows, own, strict=True):
            said = [one.text_content().split(" bản ")[-1].removeprefix("có ").strip() for one in row[1:]]
            assert said == [WORDS[task[key]["muc_do"]] for key in FIVE]
            assert [one.get("class")[-1] for one in row[1:]] == [SHAPES[task[key]["muc_do"]] for key in FIVE]
    for degree, row in zip(WORDS, body.find_class("nr-cong"), strict=True):
        sums = [str(sum(task[key]["muc_do"] == degree for _, task in tasks)) for key in FIVE]
        assert [one.text_content() for one in row[1:]] == sums


def test_totals_by_document_body_and_month(
    root: Path, tasks: list[tuple[str, Task]], pages: dict[str, Output], parents: dict[str, str | None]
) -> None:
    page = pages["nhiem-vu/so-lieu/"]
    names = {body["id"]: body["ten"] for body in of(root / "data/don-vi")}
    documents = {
        ma: read(root / f"data/van-ban/{ma}/van-ban.yml")["ten_ngan"] for ma in {ma for ma, _ in tasks}
    }

    def rows(group: dict[str, list[Task]]) -> dict[str, list[str]]:
        return {
            name: [str(len(some)), *(cell(Counter(task[key]["muc_do"] for task in some)) for key in FIVE)]
            for name, some in group.items()
        }

    by_document: dict[str, list[Task]] = {}
    by_body: dict[str, list[Task]] = {}
    for document, task in tasks:
        by_document.setdefault(documents[document], []).append(task)
        for body in with_parents(named(task), parents):
            by_body.setdefault(names[body], []).append(task)
    assert table(page, "Mức độ rõ theo văn bản") == rows(by_document)
    assert table(page, "Mức độ rõ theo đơn vị") == rows(by_body)
    months = Counter(
        "{1}/{0}".format(*task["tien_do"]["muon_nhat"].split("-")[:2])
        for _, task in tasks
        if "muon_nhat" in task["tien_do"]
    )
    parsed = html.fromstring(page.body)
    shown = {
        row[0].text_content(): row[1].text_content().split(",")[0]
        for row in parsed.xpath("//table[@class='nr-bang-thang']/tbody/tr")
    }
    assert shown == {month: str(count) for month, count in months.items()}
    groups = [t for t in parsed.iter("table") if t.findtext("caption", "").startswith("Nhóm")]
    in_groups = sum(int(row[1].text_content().split(",")[0]) for t in groups for row in t.xpath("./tbody/tr"))
    assert in_groups == len(tasks)


def test_pictures_show_the_same_numbers(
    root: Path, tasks: list[tuple[str, Task]], pages: dict[str, Output]
) -> None:
    body = html.fromstring(pages["nhiem-vu/so-lieu/"].body)
    bars = body.find_class("nr-hinh-to")[0].xpath(".//svg[@role='img']")
    for key, bar in zip(FIVE, bars, strict=True):
        counted = Counter(task[key]["muc_do"] for _, task in tasks)
        for degree, words in WORDS.items():
            assert (
                f"{counted[degree]} {'văn bản ' if degree == 'chua-neu' else 'có ' if degree == 'trich-dan' else ''}{words}"
                in bar.get("aria-label")
            )
        drawn = [float(one.get("width").rstrip("%")) for one in bar.xpath("./rect[@x!='1']")]
        expected = [
            100 * counted[degree] / len(tasks) for degree in ("trich-dan", "suy-ra") if counted[degree]
        ]
        assert drawn == pytest.approx(expected, abs=0.01)
    rows = body.find_class("nr-bang-so")[0].xpath("./tbody/tr")
    by_name = {row[0].find("a").text: [int(cell.findtext("strong")) for cell in row[1:]] for row in rows}
    for document in {ma for ma, _ in tasks}:
        some = [task for ma, task in tasks if ma == document]
        name = read(root / f"data/van-ban/{document}/van-ban.yml")["ten_ngan"]
        assert by_name[name] == [
            sum(task[key]["muc_do"] in ("trich-dan", "suy-ra") for task in some) for key in FIVE
        ]
    assert not body.xpath("//svg//@style")


def test_the_numbers_open_with_what_they_find(
    tasks: list[tuple[str, Task]], pages: dict[str, Output]
) -> None:
    title = html.fromstring(pages["nhiem-vu/so-lieu/"].body).findtext(".//h1")
    lacking = {key: sum(task[key]["muc_do"] == "chua-neu" for _, task in tasks) for key in FIVE}
    if any(lacking.values()):
        assert f"{max(lacking.values())} trong {len(tasks)} việc" in title


def test_a_body_s_page_lists_its_parts(
    tasks: list[tuple[str, Task]], pages: dict[str, Output], parents: dict[str, str | None]
) -> None:
    captions = {
        "chu_tri": "Chủ trì hoặc chỉ đạo",
        "thuc_hien": "Thực hiện",
        "phoi_hop": "Phối hợp",
        "giam_sat": "Giám sát",
    }
    for body in parents:
        page = html.fromstring(pages[f"don-vi/{body}/"].body)
        shown = {
            caption.text.split(" (")[0]: len(caption.getparent().xpath("./tbody/tr"))
            for caption in page.iter("caption")
        }
        expected = {
            words: sum(body in with_parents(set(task["nguoi"].get(role, [])), parents) for _, task in tasks)
            for role, words in captions.items()
        }
        expected["Nhận báo cáo"] = sum(
            body
            in with_parents(
                {task["trach_nhiem"][k] for k in ("bao_cao_den", "bao_cao_qua") if k in task["trach_nhiem"]},
                parents,
            )
            for _, task in tasks
        )
        shown.pop("Chỉ nêu tên, không giao vai trò", None)  # no part in these: test_body_pages
        assert shown == {words: count for words, count in expected.items() if count}, body


def test_what_is_not_said_is_listed_for_each_document(
    tasks: list[tuple[str, Task]], pages: dict[str, Output]
) -> None:
    for document in {document for document, _ in tasks}:
        lacking = [
            task
            for ma, task in tasks
            if ma == document and any(task[k]["muc_do"] == "chua-neu" for k in FIVE)
        ]
        page = html.fromstring(pages[f"nhiem-vu/{document}/chua-neu/"].body)
        rows = page.xpath("//tbody/tr")
        assert len(rows) == len(lacking)
        for row, task in zip(rows, lacking, strict=True):
            said = row[1].text_content().strip()
            assert len(said.split(", ")) == sum(task[key]["muc_do"] == "chua-neu" for key in FIVE)
            assert task["nguon"][0]["trich"] in row[2].text_content()


def test_the_table_file_opens_in_any_program(root: Path, tasks: list[tuple[str, Task]]) -> None:
    files = {file.path: file.content for file in render_site(load(root).published(), AS_OF).files}
    content = files["nhiem-vu/ma-tran.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["ma_nhiem_vu"] for row in rows] == [task["id"] for _, task in tasks]
    for row, (_, task) in zip(rows, tasks, strict=True):
        assert row["ngay_muon_nhat"] == task["tien_do"].get("muon_nhat", "")
        assert row["ro_tien_do"].endswith(WORDS[task["tien_do"]["muc_do"]])
