"""Shared by all tests: the sample project, one real build, one real browser, the bless option."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.chromium import browser_path, lacking, pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]  # pytest calls it: one closing line about tests without a browser

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "sample"
SAMPLE_EPOCH = "1772500000"  # 2026-03-03 in Vietnam


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write what is produced as the new golden output")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh copy of the sample's data; enough for everything below MkDocs."""
    root = tmp_path / "dự án"
    shutil.copytree(SAMPLE, root)
    return root


def buildable(target: Path, source: Path = SAMPLE) -> Path:
    """A copy of a project that MkDocs can build: `source`'s data with the engine and docs of this checkout."""
    shutil.copytree(source / "data", target / "data")
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def namro(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command line on the project at `root`."""
    inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-m", "namro", "--root", str(root), *arguments],
        env={**inherited, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real data, built strictly once for all tests that read the finished site."""
    root = buildable(tmp_path_factory.mktemp("trang"), ROOT)
    done = namro(root, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    yield root / "site"


@pytest.fixture
def git() -> str:
    """The git program; without one the test is skipped, but in CI that is a failure."""
    program = shutil.which("git")
    if program is None:
        lacking("không có git")
    return program


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real browser; skips, with one clear line at the end, where there is none (a failure in CI)."""
    return browser_path()
