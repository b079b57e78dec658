"""Publishing moves and deletes nothing that it did not make, whatever name it bears."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE_EPOCH, namro
from namro.problems import UserError
from namro.publishing import manifest
from namro.publishing.lock import only_one
from namro.publishing.releases import Releases

NAME = "0001-2026-03-03-0123456789ab"


def site(folder: Path, words: str = "trang") -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words, encoding="utf-8")
    manifest.write(folder)
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder with one release, shown by a link."""
    releases = Releases(tmp_path / "www")
    releases.make()
    folder = releases.aside()
    (folder / "index.html").write_text("một", encoding="utf-8")
    manifest.write(folder)
    releases.switch(releases.add(folder, "2026-03-03"))
    return tmp_path / "www"


def contents(folder: Path) -> dict[str, str]:
    """Every path with what it is: its words, or where it leads."""
    return {
        path.relative_to(folder).as_posix(): (
            f"→ {path.readlink()}"
            if path.is_symlink()
            else hashlib.sha256(path.read_bytes()).hexdigest()
            if path.is_file()
            else ""
        )
        for path in sorted(folder.rglob("*"))
    }


def folder_at(place: str) -> Callable[[Path], None]:
    def made(target: Path) -> None:
        (target / place).mkdir(parents=True)
        (target / place / "quan-trong.txt").write_text("của người khác", encoding="utf-8")

    return made


def file_at(place: str) -> Callable[[Path], None]:
    return lambda target: (target / place).write_text("của người khác", encoding="utf-8") and None


def link_at(place: str, to: str) -> Callable[[Path], None]:
    def made(target: Path) -> None:
        (target / place).unlink(missing_ok=True)
        (target / place).symlink_to(to)

    return made


PLANTED: dict[str, Callable[[Path], None]] = {
    **{
        f"a folder {prefix} {place or 'beside'}": folder_at(f"{place}{prefix}abc")
        for prefix in (".moi-", ".cu-", ".chep-", ".bo-", ".hien-hanh-")
        for place in ("", "releases/")
    },
    **{
        f"a file {name}": file_at(name)
        for name in (".moi-abc", ".cu-abc", f"releases/.bo-{NAME}", "releases/.moi-abc")
    },
    "a link for work": link_at(".moi-abc", "/etc"),
    "a link for an old copy": link_at(".cu-1", "releases"),
    "a link that leads elsewhere": link_at("hien-hanh", "/srv"),
    "a link round in a circle": link_at("hien-hanh", "hien-hanh"),
    "a link to no release": link_at("hien-hanh", "releases/anh-chup"),
    "a link out of the releases": link_at("hien-hanh", f"../{NAME}"),
}


@pytest.mark.parametrize("name", PLANTED)
@pytest.mark.parametrize("first", [True, False], ids=["before the first run", "later"])
def test_what_is_foreign_is_refused_and_stays(target: Path, name: str, first: bool) -> None:
    if not first:
        (target / ".namro.khoa").touch()
    PLANTED[name](target)
    before = contents(target)
    releases = Releases(target)
    with pytest.raises(UserError, match="không phải do lệnh này tạo ra"):
        releases.make()
        releases.prepare()
    assert contents(target) == before


@pytest.mark.parametrize("name", ["2024-anh", "0001-2026-03-03", NAME, "0001-2026-03-03-0123456789AB"])
def test_folders_that_are_no_releases_are_never_pruned(target: Path, name: str) -> None:
    folder_at(f"releases/{name}")(target)
    releases = Releases(target)
    releases.make()
    releases.prepare()
    assert name not in releases.all()
    releases.prune(0)
    assert (target / "releases" / name / "quan-trong.txt").is_file()


def test_a_link_in_the_place_of_the_releases_is_refused(tmp_path: Path) -> None:
    site(tmp_path / "khác" / NAME)
    (tmp_path / "www").mkdir()
    (tmp_path / "www/releases").symlink_to(tmp_path / "khác")
    with pytest.raises(UserError):
        Releases(tmp_path / "www").make()
    assert (tmp_path / "khác" / NAME / "index.html").is_file()


def test_what_a_killed_run_left_is_cleared(target: Path) -> None:
    releases = Releases(target)
    left = releases.aside()
    (left / "index.html").write_text("dở", encoding="utf-8")
    (target / "releases/.moi-moi-tao").mkdir()  # killed before its mark was made
    releases.prepare()
    assert list((target / "releases").glob(".*")) == []


@pytest.mark.parametrize("place", ["", "data", "data/x", "docs/y", "overrides", "hooks", "site"])
def test_the_projects_own_folders_are_no_targets(tmp_path: Path, place: str) -> None:
    (tmp_path / "data").mkdir()
    done = namro(tmp_path, "publish", "--to", str(tmp_path / place), SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 1
    assert "là chỗ của dự án" in done.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["data"]


def test_targets_that_are_loops_or_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    for name in ("a", "a/www", "tep"):
        for more in ((), ("--rollback",)):
            done = namro(ROOT, "publish", "--to", str(tmp_path / name), *more, SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
            assert done.returncode == 1
            assert "chọn thư mục" in done.stderr
            assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "tep"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_the_lock_is_no_link_and_no_pipe(tmp_path: Path) -> None:
    """A link would have somebody's file made or held, a pipe would have us wait for ever."""
    (tmp_path / "liên kết").symlink_to(tmp_path / "của người khác")
    os.mkfifo(tmp_path / "ống")
    for name in ("liên kết", "ống"):
        with pytest.raises(UserError, match="Không ghi được vào"), only_one(tmp_path / name, lambda: None):
            pass
    assert not (tmp_path / "của người khác").exists()
