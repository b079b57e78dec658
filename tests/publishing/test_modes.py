"""Whoever builds, under whatever umask: the web server reads the site; and a site that it cannot read is told of."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE_EPOCH, buildable
from namro.publishing.verify import verify

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return buildable(tmp_path_factory.mktemp("hẹp"))


def narrow(project: Path, *arguments: str) -> None:
    """Run a command under umask 077, as some servers' shells do."""
    words = [sys.executable, "-m", "namro", "--root", str(project), *arguments]
    done = subprocess.run(
        ["sh", "-c", 'umask 077; exec "$@"', "sh", *words],
        env={"PYTHONPATH": str(ROOT / "hooks"), "PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": SAMPLE_EPOCH},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def rights(folder: Path) -> set[tuple[bool, int]]:
    """(is a folder, rights) of the folder and of everything in it."""
    every = (path for path in (folder, *folder.rglob("*")) if not path.is_symlink())
    return {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in every}


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    narrow(project, "build")
    return project / "site"


def test_a_built_site_is_open_to_readers(built: Path) -> None:
    assert rights(built) == {(True, 0o755), (False, 0o644)}


@pytest.mark.parametrize("links", [(), ("--khong-lien-ket",)])
def test_so_is_what_is_published(project: Path, tmp_path: Path, links: tuple[str, ...]) -> None:
    target = tmp_path / "www"
    narrow(project, "publish", "--to", str(target), *links)
    (target / ".namro.khoa").unlink()  # ours alone
    assert rights(target) == {(True, 0o755), (False, 0o644)}
    assert (target / "hien-hanh/index.html").is_file()


@pytest.mark.parametrize(
    ("path", "mode"), [("index.html", 0o600), ("hoi-dap", 0o700), ("assets/namro.css", 0o640)]
)
def test_what_the_server_could_not_read_is_told(
    project: Path, built: Path, tmp_path: Path, path: str, mode: int
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site)
    assert verify(project, site) == []
    (site / path).chmod(mode)
    (problem,) = verify(project, site)
    assert (problem.path, problem.code, problem.message) == (path, "quyen-doc", "Máy chủ web không đọc được.")
