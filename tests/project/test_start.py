"""A project of one's own: started, built, held to the contract, with and without the sample, with and without 5 rõ."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import SAMPLE_EPOCH, buildable, namro
from namro.commands import start
from namro.commands.cli import main
from namro.files import engine
from namro.library.load import load
from namro.publishing import wheel
from support import sharing

SHAPE = {"mkdocs.yml", "data", "docs", "overrides", "hooks", "tests", "README.md", "manage.py"}


def started(root: Path, *options: str) -> Path:
    done = namro(root.parent, "start", str(root), "--yes", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the sample in a blue of its own, built; nobody may change it."""

    def make(root: Path) -> None:
        started(
            root,
            "--ten",
            "Đảng ủy tỉnh Mẫu Sơn",
            "--cap",
            "tỉnh",
            "--dia-chi",
            "mau-son.example/trang",
            "--mau",
            "xanh lam",
        )
        done = namro(root, "build")
        assert done.returncode == 0, done.stdout + done.stderr

    return sharing.once(tmp_path_factory, "của mình", make)


def test_a_started_project_is_small_and_whole(own: Path) -> None:
    assert {path.name for path in own.iterdir()} >= SHAPE
    library = load(own)
    assert (
        len(library.toan_van),
        len(library.hoi_dap),
        len(library.nhiem_vu_theo_ma),
        len(library.tap_in),
    ) == (1, 2, 1, 1)
    assert "mẫu, không có thật" in next(iter(library.van_ban.values())).trich_yeu
    assert library.trang.dia_chi_goc == "https://mau-son.example/trang/"
    assert len((own / "hooks/trang.py").read_text(encoding="utf-8").splitlines()) < 30


@pytest.mark.parametrize(
    "options", [(), ("--empty",), ("--khong-nam-ro",), ("--empty", "--khong-nam-ro")], ids=" ".join
)
def test_every_way_to_start_keeps_the_contract(tmp_path: Path, options: tuple[str, ...]) -> None:
    quick = (
        () if not options else ("--quick",)
    )  # the packets of one are made, those of the others are the same
    done = namro(started(tmp_path / "dự án", *options), "test", *quick)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "HỎNG" not in done.stdout


def test_a_commune_s_one_document_keeps_the_contract(tmp_path: Path) -> None:
    """A text and the body that issued it: no question, no task, no topic, no packet."""
    root = started(tmp_path / "xã", "--ten", "Đảng ủy xã Thử", "--cap", "xã")
    for kind in ("hoi-dap", "nhiem-vu", "tap-in", "chu-de", "doi-tuong"):
        shutil.rmtree(root / "data" / kind)
    done = namro(root, "test", "--quick")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_sample_keeps_the_contract(tmp_path: Path) -> None:
    done = namro(buildable(tmp_path / "mẫu"), "test", "--quick", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stdout + done.stderr


def test_sections_without_records_are_nowhere(tmp_path: Path) -> None:
    root = started(tmp_path / "trống", "--empty", "--khong-nam-ro")
    assert namro(root, "build").returncode == 0
    home = (root / "site/index.html").read_text(encoding="utf-8")
    index = "".join(path.read_text(encoding="utf-8") for path in (root / "site/tim-kiem").rglob("*.json"))
    for section in ("hoi-dap", "van-ban", "nhiem-vu", "lich", "hoc-va-in", "thuat-ngu", "chuoi", "tap-in"):
        assert not (root / "site" / section).exists(), section
        assert f'"{section}/' not in home + index
        assert f"/{section}/" not in (root / "site/sitemap.xml").read_text(encoding="utf-8")


def test_a_site_without_the_five_never_speaks_of_them(tmp_path: Path) -> None:
    root = started(tmp_path / "không", "--khong-nam-ro")
    assert namro(root, "build").returncode == 0
    # The name of the engine in the file name of the menu's drawings is no word of a page.
    told = [
        page
        for page in (root / "site").rglob("*.html")
        if re.search(r"5 rõ|[Rr]õ người", page.read_text(encoding="utf-8"))
    ]
    assert told == []
    task = (root / "site/nhiem-vu/ke-hoach-mau/don-duong-lang/index.html").read_text(encoding="utf-8")
    assert "Thời hạn" in task


def test_the_five_questions_are_asked_again_until_they_can_be_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = iter(
        [
            "Ủy ban nhân dân xã Thử",
            "làng",
            "xã",
            "không có dấu chấm",
            "thu.example",
            "#ffcc00",
            "#1f5f3a",
            "không",
        ]
    )
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    given = start_options(str(tmp_path / "hỏi"))
    assert start.run(tmp_path, given, lambda _: next(lines)) == 0
    site = load(tmp_path / "hỏi").trang
    assert (site.chu_trang, site.cap, site.dia_chi_goc) == (
        "Ủy ban nhân dân xã Thử",
        "xa-phuong",
        "https://thu.example/",
    )
    assert site.nam_ro is None
    assert site.giao_dien and site.giao_dien.mau_chinh == "#1f5f3a"
    out = capsys.readouterr().out
    assert "Không có cấp “làng”" in out and "Màu gần nhất đọc được: #" in out


def start_options(*words: str) -> argparse.Namespace:
    from namro.commands.cli import _parser

    return _parser(["start", *words]).parse_args(["start", *words])


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bài.txt").write_text("của tôi", encoding="utf-8")
    assert main(["start", str(tmp_path), "--yes"]) == 1
    assert "đã có tệp bên trong" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["bài.txt"]


def test_the_engine_is_one_file_that_the_lock_pins(own: Path) -> None:
    (packed,) = (own / "may-dung").iterdir()
    pinned, *_ = (own / engine.LOCK).read_text(encoding="utf-8").splitlines()
    assert (
        pinned == f"./may-dung/{packed.name} --hash=sha256:{hashlib.sha256(packed.read_bytes()).hexdigest()}"
    )
    assert (packed.name, packed.read_bytes()) == wheel.wheel()  # the same source, the same bytes
    with zipfile.ZipFile(packed) as archive:
        names = set(archive.namelist())
    for needed in (
        "mkdocs_hooks.py",
        "namro/engine/overrides/main.html",
        "namro/engine/overrides/assets/css/base.css",
        "namro/outputs/packets/fonts/Tinos_400Regular.ttf",
        "namro/outputs/pages/templates/home.html",
        "namro/editing/starter/khung/mkdocs.yml",
        f"namro-{engine.version()}.dist-info/entry_points.txt",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("data/", "docs/")) or "__pycache__" in name]


def test_an_installed_engine_starts_projects_too(own: Path, tmp_path: Path) -> None:
    """Without its source: unpacked where an installer would put it, it builds, and gives back the wheel it came from."""

    (packed,) = (own / "may-dung").iterdir()
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "gói")
    ran = {
        name: subprocess.run(
            [sys.executable, "-P", "-m", "namro", *words],
            env={**os.environ, "PYTHONPATH": str(tmp_path / "gói"), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
        )
        for name, words in {
            "start": ["start", str(tmp_path / "mới"), "--yes"],
            "build": ["--root", str(tmp_path / "mới"), "build"],
        }.items()
    }
    assert {name: done.returncode for name, done in ran.items()} == {"start": 0, "build": 0}, str(ran)
    assert (tmp_path / "mới/may-dung" / packed.name).read_bytes() == packed.read_bytes()
    assert (tmp_path / "mới/site/assets/namro.css").is_file()


def test_a_project_s_own_file_is_laid_over_the_engine_s(own: Path, tmp_path: Path) -> None:
    root = tmp_path / "riêng"
    shutil.copytree(own, root, ignore=shutil.ignore_patterns("site", ".cache"))
    (root / "overrides/partials").mkdir()
    (root / "overrides/partials/footer.html").write_text(
        "<footer><p>Chân trang riêng.</p></footer>\n", encoding="utf-8"
    )
    assert namro(root, "build").returncode == 0
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert "Chân trang riêng." in home and "nr-dau-trang" in home


def test_the_chosen_colour_reaches_every_output(own: Path) -> None:
    css = (own / "site/assets/namro.css").read_text(encoding="utf-8")
    assert "--nr-son: #1d4f91" in css and "#8a1519" not in css
    assert "#1d4f91" in (own / "site/assets/favicon.svg").read_text(encoding="utf-8")
    card = (own / "site/assets/the/trang-chu.png").read_bytes()
    palette = card[card.index(b"PLTE") + 4 :][: 3 * 4]
    assert bytes.fromhex("1d4f91") in palette


def test_the_build_says_which_data_it_is_of(own: Path) -> None:
    told = json.loads((own / "site/ban-dung.json").read_text(encoding="utf-8"))
    assert told["tinh_den"] == load(own).trang.ngay_lap.isoformat()  # type: ignore[union-attr]
