from __future__ import annotations

import dataclasses
import subprocess
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from conftest import SAMPLE
from namro.edition import edition
from namro.load import load
from namro.problems import UserError


@pytest.fixture(autouse=True)
def no_date_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_given_date_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772384400")
    assert edition(tmp_path, load(SAMPLE)).ngay == date(2026, 3, 2)
    assert edition(tmp_path, load(SAMPLE)).words == "02/03/2026"


def test_then_the_day_of_the_last_commit_in_vietnam(tmp_path: Path, git: str) -> None:
    commit = [
        git,
        "-C",
        str(tmp_path),
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.org",
        "commit",
        "--allow-empty",
        "-qm",
        "x",
    ]
    subprocess.run([git, "init", "-q", str(tmp_path)], check=True)
    subprocess.run(
        commit, check=True, env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": "2026-05-31T20:00:00+0000"}
    )
    assert edition(tmp_path, load(SAMPLE)).ngay == date(2026, 6, 1)


def test_without_git_the_latest_approval(tmp_path: Path) -> None:
    assert edition(tmp_path, load(SAMPLE)).ngay == date(2026, 3, 2)


def test_never_the_clock(tmp_path: Path) -> None:
    empty = MappingProxyType({})
    bare = dataclasses.replace(load(SAMPLE), hoi_dap=empty, chuyen_de=empty, nhiem_vu=empty)
    with pytest.raises(UserError, match="SOURCE_DATE_EPOCH"):
        edition(tmp_path, bare)
