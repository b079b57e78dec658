"""The command and the site: only what changed is made, links lead to files, a machine without Typst still builds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from conftest import ROOT, SAMPLE_EPOCH, buildable, namro
from namro.outputs.packets import shelf
from namro.outputs.packets.formats import FORMATS
from namro.outputs.packets.shelf import Shelf, Shelved
from namro.outputs.pages.tap_in import size_words
from namro.publishing.verify import verify

DECKS = ("trinh-chieu-chuyen-de-chuyen-de-1.pptx", "trinh-chieu-van-ban-ke-hoach-mau.pptx")
ELSEWHERE = ("hop-", "ap-phich-", "trinh-chieu-")
"""Packets that have pages of their own."""
STUDIED = [form for form in FORMATS if "tap" in form.uses and form.paper != "a3"]


def packets(root: Path, *arguments: str) -> str:
    done = namro(root, "packets", *arguments, SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_only_what_changed_is_made_again(project: Path) -> None:
    folder = project / "tap-in"
    for kind in ("cuoc-hop", "ap-phich"):
        shutil.rmtree(project / "data" / kind)
    assert packets(project).splitlines()[-2:] == [
        "Tập in: làm mới 4 tập, các tập khác không đổi.",
        f"{len(STUDIED) + 6} tệp, {sum(one.pages for one in shelf.read(folder).files)} trang: {folder}",
    ]
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name for name in first if name.startswith("tap-mau")} == {
        f"tap-mau{form.ending}" for form in STUDIED
    }
    assert packets(project).startswith("Tập in: không có gì đổi.")
    (folder / "tap-mau-a5.pdf").unlink()
    recipe = project / "data/tap-in/viec-cua.yml"
    recipe.write_text(
        recipe.read_text(encoding="utf-8").replace("Mỗi đơn vị một tờ.", "Đổi."), encoding="utf-8"
    )
    assert "Tập in: làm mới 2 tập" in packets(project)
    again = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name for name in first if first[name] != again[name]} == {
        shelf.LIST,
        *(name for name in first if name.startswith("viec-cua")),
    }
    recipe.unlink()
    packets(project)
    assert {path.name for path in folder.iterdir() if path.name != shelf.LIST} == {
        *(f"tap-mau{form.ending}" for form in STUDIED),
        *DECKS,
    }


def test_one_packet_alone_leaves_the_others(project: Path) -> None:
    assert packets(project, "viec-cua").splitlines()[0].startswith("1/1 Việc của: ")
    assert {one.packet for one in shelf.read(project / "tap-in").files} == {"viec-cua-chi-uy-mau"}
    packets(project, "tap-mau")
    assert {one.packet for one in shelf.read(project / "tap-in").files} == {"viec-cua-chi-uy-mau", "tap-mau"}


def test_an_unknown_packet_is_told_with_what_may_be_meant(project: Path) -> None:
    done = namro(project, "packets", "tap-mu", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert (done.returncode, done.stderr) == (1, "Không có tập in “tap-mu”. Có phải ý bạn là “tap-mau”?\n")


def test_a_list_that_cannot_be_read_is_an_empty_shelf(tmp_path: Path) -> None:
    (tmp_path / shelf.LIST).write_text("[{", encoding="utf-8")
    assert shelf.read(tmp_path).files == ()
    (tmp_path / shelf.LIST).write_text(json.dumps([{"la": 1}]), encoding="utf-8")
    assert shelf.read(tmp_path).files == ()


@pytest.mark.parametrize(
    "name", ["../ngoai.pdf", "/etc/hostname", "lien-ket.pdf", "ong.pdf", "con", "x/y.pdf", ""]
)
def test_a_list_brings_no_file_of_elsewhere(tmp_path: Path, name: str) -> None:
    """A list that came with the project is obeyed only where it names a file that stands there itself."""
    folder = tmp_path / "tap-in"
    (folder / "con").mkdir(parents=True)
    (tmp_path / "ngoai.pdf").write_bytes(b"x")
    (folder / "lien-ket.pdf").symlink_to(tmp_path / "ngoai.pdf")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "ong.pdf")
    shelf.write(Shelf(folder, (Shelved("a", "a4", 1, 1, name, 1, 1, "x", "a", False),)))
    assert shelf.read(folder).files == ()


def test_the_site_brings_the_packets_with_size_pages_and_day(tmp_path: Path) -> None:
    root = buildable(tmp_path / "trang")
    done = namro(root, "build", "--packets", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stdout + done.stderr
    page = html.fromstring((root / "site/tap-in/index.html").read_text(encoding="utf-8"))
    links = [
        link
        for link in page.xpath("//main//a | //article//a")
        if link.get("href", "").endswith((".pdf", ".docx", ".epub"))
    ]
    known = {
        one.file: one for one in shelf.read(root / "tap-in").files if not one.packet.startswith(ELSEWHERE)
    }
    assert {Path(link.get("href")).name for link in links} == set(known)
    for link in links:
        one = known[Path(link.get("href")).name]
        assert (root / "site/tap-in" / link.get("href")).resolve().stat().st_size == one.size
        told = " ".join(link.getparent().text_content().split())
        assert size_words(one.size) in told and "tính đến 03/03/2026" in told
        assert not one.pages or f"{one.pages} trang" in told
    assert verify(root, root / "site") == []
    assert any("In hai mặt, lật theo cạnh ngắn: " in link.getparent().text_content() for link in links)
    assert namro(root, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH).returncode == 0
    assert not list((root / "site").rglob("*.pdf"))
    without = html.fromstring((root / "site/tap-in/index.html").read_text(encoding="utf-8"))
    assert "không kèm tệp in sẵn" in without.text_content()
    assert not [href for href in without.xpath("//a/@href") if href.endswith((".pdf", ".docx", ".epub"))]


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 kB"), (81_122, "81 kB"), (999_499, "999 kB"), (1_600_000, "1,6 MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_nothing_that_builds_the_site_needs_typst() -> None:
    code = "import sys; sys.modules['typst'] = None; import namro.outputs.site, namro.commands.cli, namro.commands.packets; print('ok')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "ok\n", done.stderr
