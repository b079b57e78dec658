"""The page of five steps, done word by word: from an empty folder to a published site of another committee."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from conftest import ROOT, namro
from support import sharing

PAGES = ("docs/huong-dan/bat-dau.md", "START.md")
NAME = "trang-mau-son"
_STEP = re.compile(
    r"^(Tệp|Cuối tệp|File|At the end of file) `(\S+)`:\n\n```\w+\n(.*?)^```$"
    r"|^    python3 manage\.py ([^\n]+)$|^(## )",
    re.MULTILINE | re.DOTALL,
)
_ADDED = ("Cuối tệp", "At the end of file")


@dataclass(frozen=True)
class Step:
    """A file to be saved ('>>x': to be appended to), or a command to be typed."""

    file: str
    text: str
    command: str


def steps(page: str) -> list[Step]:
    found = _STEP.finditer((ROOT / page).read_text(encoding="utf-8"))
    return [
        Step(f"{'>>' if step[1] in _ADDED else ''}{step[2] or ''}", step[3] or "", step[4] or "")
        for step in found
        if not step[5]
    ]


def follow(folder: Path) -> None:
    """What the page says, in a folder beside which nothing lies."""
    (folder / "máy dựng").mkdir(parents=True)
    project = folder / NAME
    for step in steps(PAGES[0]):
        if step.file:
            file = project / step.file.removeprefix(">>")
            file.parent.mkdir(parents=True, exist_ok=True)
            before = file.read_text(encoding="utf-8") if step.file.startswith(">>") else ""
            file.write_text(before + step.text, encoding="utf-8", newline="\n")
            continue
        words = [
            str(folder / word[3:]) if word.startswith("../") else word for word in shlex.split(step.command)
        ]
        at = [str(project / word) if (project / word).exists() else word for word in words]
        done = namro(folder if words[0] == "start" else project, *at)
        assert done.returncode == 0, f"{step.command}\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the page was followed; nobody may change it."""
    return sharing.once(tmp_path_factory, "một giờ", follow)


def test_both_pages_are_five_steps_and_the_same() -> None:
    vietnamese, english = ((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    assert steps(PAGES[0]) == steps(PAGES[1])
    assert [len(re.findall(r"^## \d\. ", text, re.MULTILINE)) for text in (vietnamese, english)] == [5, 5]
    assert [step.command.split()[0] for step in steps(PAGES[0]) if step.command] == [
        *(
            "start",
            "import",
            "new",
            "check",
            "new",
            "new",
            "new",
            "approve",
            "approve",
            "new",
            "approve",
            "packets",
            "test",
            "publish",
        ),
    ]


def test_the_site_is_out_with_its_document_its_question_and_its_packet(published: Path) -> None:
    site = published / "dang/mau-son/hien-hanh"
    answer = html.parse(site / "hoi-dap/trong-bao-nhieu-cay/index.html").getroot().text_content()
    assert "một trăm cây" in answer
    text = html.parse(site / "van-ban/quyet-dinh-07-qd-tu-2027/index.html").getroot()
    assert text.xpath("//*[@id='dieu-2']")
    assert "Tỉnh ủy Mẫu Sơn" in html.parse(site / "index.html").getroot().text_content()
    made = {path.suffix for path in (published / NAME / "tap-in").iterdir()}
    assert {".pdf", ".docx", ".epub"} <= made


def test_the_menu_of_the_new_site_shows_what_it_has(published: Path) -> None:
    tree = html.parse(published / "dang/mau-son/hien-hanh/index.html").getroot()
    names = [link.text_content() for link in tree.xpath("//nav[@aria-label='Các mục chính']//a")]
    assert names == ["Dân hỏi", "Văn bản", "Việc phải làm", "Học và in", "Lịch"]


def test_the_emblem_and_the_names_of_the_page_are_on_the_site(published: Path) -> None:
    site = published / "dang/mau-son/hien-hanh"
    assert 'fill="#1f5f3a"' in (site / "assets/huy-hieu.svg").read_text(encoding="utf-8")
    bodies = html.parse(site / "nhiem-vu/theo-don-vi/index.html").getroot()
    assert bodies.xpath("//h2[@id='cap-van-phong']")
