"""The prepared message of readers: its parts as a mail program and the three code hosts read them back."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html

from conftest import SAMPLE, SAMPLE_EPOCH, buildable, namro
from namro.commands.cli import main
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.feedback import prepared
from namro.outputs.pages import render
from namro.records.danh_muc import GopY

ADDRESS = "https://mau.example/tai-lieu/hoi-dap/x/"
TITLE = "Nộp 50% & “hỏi” gì? #1 + 2"
MAIL = GopY(thu="gop-y@mau.example")
YAML = """\
duong_day_cong:
  - ten: Nhóm biên soạn
    so: gop-y@mau.example
    can_cu: chân trang của cơ quan
gop_y:
  thu: gop-y@mau.example
"""


def test_a_mail_as_rfc_6068_writes_it() -> None:
    made = prepared(MAIL, TITLE, ADDRESS, "03/03/2026")
    assert made is not None
    scheme, _, rest = made.href.partition(":")
    box, _, headers = rest.partition("?")
    assert (scheme, box) == ("mailto", "gop-y@mau.example")
    assert "+" not in headers  # a plus sign is a plus sign in a mail
    assert headers.isascii()
    assert " " not in headers
    fields = dict(part.split("=", 1) for part in headers.split("&"))
    assert {name: unquote(value) for name, value in fields.items()} == {
        "subject": f"Báo sai, đặt câu hỏi: {TITLE}",
        "body": f"Trang: {TITLE}\r\nĐịa chỉ: {ADDRESS}\r\nBản: tính đến ngày 03/03/2026\r\n\r\n"
        "Điều muốn báo sai hoặc muốn hỏi:\r\n",
    }


@pytest.mark.parametrize(
    ("kind", "path", "title", "body"),
    [
        ("github", "/nhom/trang/issues/new", "title", "body"),
        ("gitlab", "/nhom/trang/-/issues/new", "issue[title]", "issue[description]"),
        ("gitea", "/nhom/trang/issues/new", "title", "body"),
    ],
)
def test_a_new_issue_of_each_host(kind: str, path: str, title: str, body: str) -> None:
    where = GopY.model_validate({"van_de": kind, "dia_chi": "https://git.mau.example/nhom/trang/"})
    made = prepared(where, TITLE, ADDRESS, "03/03/2026")
    assert made is not None
    parts = urlsplit(made.href)
    assert (parts.netloc, parts.path) == ("git.mau.example", path)
    told = parse_qs(parts.query, strict_parsing=True)
    assert told[title] == [f"Báo sai, đặt câu hỏi: {TITLE}"]
    assert told[body][0].splitlines()[:3] == [
        f"Trang: {TITLE}",
        f"Địa chỉ: {ADDRESS}",
        "Bản: tính đến ngày 03/03/2026",
    ]


def test_where_nothing_is_configured_nothing_is_shown() -> None:
    assert prepared(None, TITLE, ADDRESS, "03/03/2026") is None
    made = render(load(SAMPLE).published(), Edition(date(2026, 3, 3)))
    assert not any("Báo sai" in output.body for output in made)


def test_every_page_has_one_line_with_its_own_address() -> None:
    library = load(SAMPLE).published()
    library = dataclasses.replace(library, trang=library.trang.model_copy(update={"gop_y": MAIL}))
    for output in render(library, Edition(date(2026, 3, 3))):
        (line,) = html.fromstring(output.body).find_class("nr-bao-sai")
        (link,) = line.iter("a")
        assert link.text == "Báo sai / Đặt câu hỏi"
        assert f"Địa chỉ: {library.trang.dia_chi_goc}{output.url}\r\n" in unquote(link.get("href") or "")
        assert line.text_content().endswith("(thư soạn sẵn gửi gop-y@mau.example)")


def test_the_mailbox_must_be_public_on_some_ground(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (project / "data/trang.yml").open("a", encoding="utf-8") as file:
        file.write(YAML)
    assert main(["--root", str(project), "format"]) == 0
    assert main(["--root", str(project), "check"]) == 0, capsys.readouterr().err


def test_a_site_with_the_line_passes_verify_on_hand_written_pages_too(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    with (root / "data/trang.yml").open("a", encoding="utf-8") as file:
        file.write("gop_y:\n  van_de: gitea\n  dia_chi: https://git.mau.example/nhom/trang\n")
    done = namro(root, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stdout + done.stderr
    done = namro(root, "verify", str(root / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    for page in (
        "index.html",
        "gioi-thieu/index.html",
        "huong-dan/index.html",
        "404.html",
        "ngoai-tuyen/index.html",
    ):
        tree = html.fromstring((root / "site" / page).read_bytes())
        (link,) = tree.xpath("//*[@class='nr-bao-sai']/a")
        assert link.get("href").startswith("https://git.mau.example/nhom/trang/issues/new?title="), page
        assert "ai cũng đọc được" in link.getparent().text_content()
