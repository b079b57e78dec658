"""What is no file is opened by nobody, and docs/ brings no code: told by name, in every command that reads."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, buildable, namro
from namro.commands.cli import main
from namro.files import settings as menu
from namro.files import yamlfile
from namro.files.handwritten import not_in_menu
from namro.files.settings import NOT_ON_SITE
from namro.files.strays import not_for_pages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices of POSIX")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return buildable(tmp_path_factory.mktemp("dự án"))


@pytest.fixture
def project(sound: Path) -> Iterator[Path]:
    """What a test puts there is taken away again; nothing that stands there is changed."""
    before = set(sound.rglob("*"))
    yield sound
    for path in sorted(set(sound.rglob("*")) - before, reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()


@pytest.mark.parametrize("place", ["data/hoi-dap/la.yml", "docs/la.md", "overrides/assets/la.svg", "data/la"])
@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "missing", ".", "trang.yml"])
def test_a_link_is_refused_by_name_and_not_followed(
    project: Path, place: str, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / place).symlink_to(target)
    told = refused(project, capsys)
    assert f"{place}:1:1: Đây là một liên kết tới nơi khác, không phải tệp hay thư mục." in told


def refused(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What `check` says of the one thing that is wrong."""
    assert main(["--root", str(project), "check"]) == 1
    told = capsys.readouterr().err
    assert "Có 1 lỗi trong 1 tệp." in told
    return told


@pytest.mark.parametrize("place", ["data/hoi-dap/la.yml", "docs/la.md", "overrides/assets/la.svg"])
def test_nothing_is_built_around_a_link(project: Path, place: str) -> None:
    (project / place).symlink_to("/etc/passwd")
    done = namro(project, "build")
    assert done.returncode == 1
    assert f"{place}:1:1: Đây là một liên kết tới nơi khác" in done.stderr
    assert not (project / "site").exists()


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/passwd", "missing"])
def test_settings_that_stand_elsewhere_are_refused(
    sound: Path, tmp_path: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(sound, tmp_path / "x")
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").symlink_to(target)
    assert "mkdocs.yml:1:1: Đây là một liên kết tới nơi khác" in refused(root, capsys)


@pytest.mark.parametrize("place", ["data/nhiem-vu/ong.yml", "docs/ong.md", "overrides/ong"])
def test_a_pipe_is_refused_and_not_waited_for(project: Path, place: str) -> None:
    os.mkfifo(project / place)
    done = namro(project, "check")
    assert done.returncode == 1
    assert f"{place}:1:1: Đây không phải tệp: là ống dẫn, ổ cắm hoặc thiết bị của máy." in done.stderr


def test_machines_are_told_likewise(project: Path) -> None:
    (project / "docs/la.md").symlink_to("/etc/passwd")
    done = namro(project, "check", "--format", "json")
    assert done.returncode == 1
    assert '"docs/la.md"' in done.stdout


@pytest.mark.parametrize(
    "place",
    [
        "assets/js/scheme.js",
        "_redirects",
        "_headers",
        "CNAME",
        "sw.js",
        "anh/hinh.svg",
        "x.html",
        "x.css",
        "x.mjs",
        "x.wasm",
        "manifest.webmanifest",
        "x.JS",
        "x",
        "sitemap.xml",
        "web.config",
        "anh/decisions/x.js",
    ],
)
def test_docs_bring_no_code_and_no_settings_of_servers(
    project: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "docs" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("alert(1)", encoding="utf-8")
    told = refused(project, capsys)
    assert f"docs/{place}:1:1: docs/ chỉ đưa lên trang bài viết (.md), hình và tài liệu để tải về" in told


@pytest.mark.parametrize("place", ["anh/hinh.PNG", "mau/ci.yml", "decisions/x.svg", "mau.pdf", ".gitkeep"])
def test_docs_bring_pictures_and_papers(project: Path, place: str) -> None:
    path = project / "docs" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    assert main(["--root", str(project), "check"]) == 0


@pytest.mark.parametrize(
    ("place", "better"),
    [
        ("a.php.png", "a-php.png"),
        ("a.html.pdf", "a-html.pdf"),
        ("con.pdf", "tep-moi.pdf"),
        ("LPT1.pdf", "tep-moi.pdf"),
        ("a:b.pdf", "a-b.pdf"),
        ("a?.pdf", "a.pdf"),
        ("a\\b.pdf", "a-b.pdf"),
        ("a#b.pdf", "a-b.pdf"),
        ("a%2fb.pdf", "a-2fb.pdf"),
        ("-rf.pdf", "rf.pdf"),
        ("Đề án.pdf", "de-an.pdf"),
        ("e\u0301.pdf", "e.pdf"),
        ("thư mục", "thu-muc"),
        ("x.", "x"),
    ],
)
def test_a_name_that_is_no_address_everywhere_is_refused(tmp_path: Path, place: str, better: str) -> None:
    path = tmp_path / "docs" / place
    if path.suffix:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x")
    else:
        path.mkdir(parents=True)
    told = [one for one in not_for_pages(tmp_path) if one.code == "ten-tep"]
    assert [one.hint.partition("”")[0] for one in told] == [f"Đổi tên thành “{better}"]


def test_names_that_differ_in_capitals_alone_are_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("a.pdf", "A.pdf", "a.PDF"):
        (tmp_path / "docs" / name).write_bytes(b"x")
    assert [one.path for one in not_for_pages(tmp_path)] == ["docs/a.PDF", "docs/a.pdf"]


def test_what_is_not_looked_at_is_what_the_site_leaves_out() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["exclude_docs"].split() == [f"{name}/" for name in NOT_ON_SITE]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("nav:\n  - Trang chủ: index.md\n", True),
        ("nav:\n  - Mới: mau/moi.md\n", True),
        ("nav:\n  - Mới: moi.md\n", False),
        ("nav: [{Mới: 'moi.md'}]\n", False),
        ("nav:\n  - Trang chủ: index.md\nnot_in_nav: |\n  moi.md\n", False),
        ("nav:\n  - Trang chủ: index.md\nnot_in_nav: |\n  mo*.md\n", False),
        ("", False),
    ],
)
def test_a_page_without_a_place_in_the_menu_is_told_before_the_build(
    tmp_path: Path, settings: str, told: bool
) -> None:
    """Where there is a menu: the build would stop at the page."""
    document, _ = yamlfile.parse(settings, "mkdocs.yml")
    kept = menu.of(document) if document else menu.Settings()
    found = list(not_in_menu(tmp_path / "docs/moi.md", tmp_path, kept))
    assert [one.path for one in found] == ["docs/moi.md"] * told


def test_check_looks_for_the_place_of_each_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs/moi.md").write_text("# Mới\n", encoding="utf-8")
    assert main(["--root", str(project), "check"]) == 1
    assert "- Tên trang: moi.md" in capsys.readouterr().err
