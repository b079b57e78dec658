"""Relations between two texts that are held: what one file alone cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest

from namro.commands.cli import main
from support.versions import NEWER, OLDER, with_versions

BACK = f"""quan_he:
  - muc_do: suy-ra
    ly_do: Thử.
    loai: thay-the
    van_ban: {NEWER}
"""


def test_two_documents_cannot_replace_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = with_versions(tmp_path)
    record = root / f"data/van-ban/{OLDER}/van-ban.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("toan_van: co\n", f"{BACK}toan_van: co\n"), encoding="utf-8")
    assert main(["--root", str(root), "check"]) == 1
    assert "Hai văn bản thay thế lẫn nhau" in capsys.readouterr().err


def test_the_editor_is_told_once_of_what_rests_on_changed_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(with_versions(tmp_path)), "check"]) == 0
    told = capsys.readouterr().out
    assert told.count("data/hoi-dap/chi-bo-hop-khi-nao.yml") == 1
    assert "data/hoi-dap/kinh-phi-bao-nhieu.yml" not in told
