"""Shared by all tests: the sample project, one real build, one real browser, the options, who runs what."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support import nursery, sharing
from support.chromium import browser_path, lacking, pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]  # pytest calls it: one closing line about tests without a browser

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "sample"
SAMPLE_EPOCH = "1772500000"  # 2026-03-03 in Vietnam

SMALLEST_SETTINGS = """site_name: A
theme: {name: material, language: vi, font: false}
plugins: []
hooks: [mkdocs.yml]
nav: [index.md]
"""
"""An mkdocs.yml with which `check` finds no fault, for a project that is not built."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write what is produced as the new golden output")
    parser.addoption("--quick", action="store_true", help="no browser, no packets, no fuzz, nothing slow")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: left out by --quick; tests/support/sharing.py says which")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items[:], left_out = sharing.in_order(items, bool(config.getoption("--quick")))
    if left_out:
        config.hook.pytest_deselected(items=left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """How many workers `-n auto` means: one process where golden files are written."""
    return 0 if config.getoption("--bless") else sharing.workers()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Our order for `--dist loadfile`; what else a user asks for is xdist's."""
    return sharing.scheduler(config, log) if config.getoption("dist") == "loadfile" else None


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
    words = ["--root", str(root), *arguments]
    inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    every = {**inherited, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1", **environment}
    if nursery.can_run(environment):
        return nursery.run(words, every)
    return subprocess.run(
        [sys.executable, "-m", "namro", *words],
        env=every,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _build(root: Path, source: Path) -> None:
    done = namro(buildable(root, source), "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data, built strictly once for all tests that read the finished site; nobody may change it."""
    return sharing.once(tmp_path_factory, "trang", lambda root: _build(root, ROOT)) / "site"


@pytest.fixture(scope="session")
def built_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project, built once like the real data; who changes it takes a copy."""
    return sharing.once(tmp_path_factory, "mẫu", lambda root: _build(root, SAMPLE))


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
