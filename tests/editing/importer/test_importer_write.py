"""Writing: both files or neither, and never over another text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from namro.editing.importer import import_text, write
from namro.files import seal
from namro.problems import UserError

ONE = import_text("KẾ HOẠCH\n\nvề một việc\n\n1. Mục đích của kế hoạch.\n")[0]
TWO = import_text("KẾ HOẠCH\n\nvề một việc\n\n1. Mục đích.\n\n2. Yêu cầu.\n")[0]


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_makes_the_folder_and_writes_both(tmp_path: Path) -> None:
    folder = tmp_path / "van-ban" / "ke-hoach"
    write(ONE, folder)
    assert contents(folder) == {
        "toan-van.md": "{#ten-loai ten-loai} KẾ HOẠCH\n\n{#trich-yeu trich-yeu} về một việc\n\n"
        "{#1 khoan} 1. Mục đích của kế hoạch.\n",
        "khoan.lock": seal.of(ONE).text,
    }
    assert (folder / "toan-van.md").stat().st_mode & 0o777 == 0o644


def test_same_text_again_is_fine(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    write(ONE, tmp_path)
    assert set(contents(tmp_path)) == {"toan-van.md", "khoan.lock"}


def test_a_missing_lock_is_added(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    before = contents(tmp_path)
    (tmp_path / "khoan.lock").unlink()
    write(ONE, tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("kept", ["toan-van.md", "khoan.lock"])
def test_refuses_another_text(tmp_path: Path, kept: str) -> None:
    write(ONE, tmp_path)
    for path in tmp_path.iterdir():
        if path.name != kept:
            path.unlink()
    before = contents(tmp_path)
    with pytest.raises(UserError, match=f"Tệp {kept} trong .* đã có nội dung khác"):
        write(TWO, tmp_path)
    assert contents(tmp_path) == before


def test_overwrites_when_told(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    write(TWO, tmp_path, overwrite=True)
    assert contents(tmp_path)["khoan.lock"] == seal.of(TWO).text


@pytest.mark.parametrize("works", [0, 1])
@pytest.mark.parametrize("present", [True, False])
def test_a_failing_disk_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: int, present: bool
) -> None:
    if present:
        write(ONE, tmp_path)
    before = contents(tmp_path)
    real, calls = os.replace, []

    def failing(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) > works:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(UserError, match=r"Không ghi được văn bản vào .*No space left on device"):
        write(TWO, tmp_path, overwrite=True)
    assert contents(tmp_path) == before


def test_a_folder_that_is_a_file_is_an_error_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x")
    with pytest.raises(UserError, match="Không ghi được văn bản"):
        write(ONE, tmp_path / "tep" / "van-ban")
