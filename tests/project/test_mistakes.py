"""Mistakes of editors by kind: each is told, in few words, at its place; none passes in silence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, SMALLEST_SETTINGS
from namro.commands.cli import main
from support.careless import careless
from support.mistake import Mistake, report, verdict
from support.mistakes import mistakes

BIG = "data/van-ban/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025"
"""Cited in hundreds of places."""
ALL = (*mistakes(), *careless())


@pytest.mark.parametrize("number", range(len(ALL)), ids=lambda number: f"{number}-{ALL[number].kind}")
def test_it_is_told_and_does_not_flood(number: int) -> None:
    heard, told = verdict(ALL[number])
    assert heard == "clean", told


def test_there_are_many_and_the_table_counts_them() -> None:
    assert len(ALL) > 230
    table = report([(ALL[0], "clean"), (Mistake("khác", lambda _: None, ""), "silent")])
    assert table.endswith("| cộng | 2 | 1 | 0 | 1 |")


def _glued(root: Path) -> None:
    text = root / BIG / "toan-van.md"
    text.write_text(text.read_text(encoding="utf-8").replace("\n\n{#II.3", "\n{#II.3", 1), encoding="utf-8")


@pytest.mark.parametrize(
    "lose",
    [
        _glued,
        lambda root: shutil.rmtree(root / BIG),
        lambda root: (root / BIG / "khoan.lock").unlink(),
        lambda root: (root / "data/don-vi/ban-chap-hanh-trung-uong.yml").unlink(),
        lambda root: (root / "data/doi-tuong/dang-vien.yml").unlink(),
    ],
    ids=["lost-blank-line", "deleted-document", "missing-lock", "deleted-unit", "deleted-audience"],
)
def test_one_loss_of_the_real_data_is_one_message(
    lose: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "mkdocs.yml").write_text(SMALLEST_SETTINGS, encoding="utf-8")
    lose(tmp_path)
    assert main(["--root", str(tmp_path), "check"]) == 1
    assert capsys.readouterr().err.count("    → ") == 1
