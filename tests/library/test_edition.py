from __future__ import annotations

import dataclasses
import re
import subprocess
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest

from conftest import SAMPLE, buildable, namro
from namro.commands.arguments import today
from namro.library.edition import edition
from namro.library.load import load
from namro.problems import UserError
from namro.records.kinds import records


@pytest.fixture(autouse=True)
def no_date_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_given_date_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772384400")
    assert edition(tmp_path, load(SAMPLE)).ngay == date(2026, 3, 2)
    assert edition(tmp_path, load(SAMPLE)).words == "02/03/2026"


@pytest.mark.parametrize(
    "given", ["-1", "hôm nay", "1e9", "0x10", "١٢٣", "1_000", "9" * 20, "9" * 5000, "1772384400.5"]
)
def test_a_date_that_is_none_is_told(given: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In a sentence of its own, by the build and by whatever asks for today."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    for ask in (partial(edition, tmp_path, load(SAMPLE)), today):
        with pytest.raises(UserError, match="SOURCE_DATE_EPOCH là") as told:
            ask()
        assert len(str(told.value)) < 200


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
    bare = dataclasses.replace(
        load(SAMPLE),
        hoi_dap=empty,
        chuyen_de=empty,
        nhiem_vu=empty,
        lo_trinh=empty,
        chuyen_muc=empty,
        ban_tin=empty,
        ap_phich=empty,
        doc_nhanh=empty,
        cay_hoi=empty,
        chuoi=empty,
    )
    with pytest.raises(UserError, match="SOURCE_DATE_EPOCH"):
        edition(tmp_path, bare)


@pytest.mark.parametrize("kind", [kind.field for kind in records() if kind.approved and kind.address])
def test_the_approval_of_any_kind_of_record_counts(kind: str) -> None:
    sample = load(SAMPLE)
    kinds = [one.field for one in records() if one.approved and one.address]
    others = dict.fromkeys(kinds, MappingProxyType({})) | {kind: getattr(sample, kind)}
    assert dataclasses.replace(sample, **others).ngay_duyet_moi_nhat == date(
        2026, 3, 1 if kind == "chuyen_de" else 2
    )


def test_a_build_that_knows_no_day_says_so_in_one_sentence(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    approval = r"trang_thai_bien_tap: da-duyet\n(?: *(?:nguoi_duyet|ngay_duyet|dau_van_tay):.*\n)+"
    for path in (root / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(approval, "trang_thai_bien_tap: nhap\n", text), encoding="utf-8", newline="\n")
    done = namro(root, "build")
    assert done.returncode == 1
    assert done.stderr.strip().splitlines() == [
        "Không biết trang này tính đến ngày nào: đặt SOURCE_DATE_EPOCH, hoặc dùng git, hoặc ghi ngay_duyet.",
        "Chưa dựng được trang.",
    ]
