"""The seal: ids and words of a full text, and corrections made on purpose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from namro.commands.cli import main
from namro.files import clauses, seal

TEXT, _ = clauses.parse("{#1 khoan} 1. Một *hai*.\n\n{#2 khoan} 2. Ba.\n", "x")
CHANGED, _ = clauses.parse("{#1 khoan} 1. Một hai.\n\n{#2 khoan} 2. Bốn.\n", "x")


def test_reads_back_what_it_writes_and_emphasis_is_no_word() -> None:
    sealed = seal.parse(seal.of(TEXT, ["# 2026-01-01 1: vì sao"]).text)
    assert sealed.ids == ("1", "2")
    assert sealed.corrections == ("# 2026-01-01 1: vì sao",)
    assert [k.ma for k in seal.changed(sealed, CHANGED)] == ["2"]
    assert seal.parse("1\n2 zz\n").broken == (2,)


def test_a_correction_tells_what_was_before() -> None:
    before = seal.of(TEXT)
    after = seal.corrected(before, CHANGED, "sót chữ", date(2026, 12, 1))
    assert after.corrections == (f"# 2026-12-01 2: sót chữ (trước: {before.digests['2']})",)
    assert seal.changed(after, CHANGED) == ()


def test_a_changed_official_word_stops_the_check_until_it_is_corrected_on_purpose(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "data/van-ban/ke-hoach-mau/toan-van.md"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("BÍ THƯ", "PHÓ BÍ THƯ"), encoding="utf-8")
    assert main(["--root", str(project), "check"]) == 1
    assert "Lời văn của khoản “ky.2” khác với lúc niêm phong." in capsys.readouterr().err
    told = ["--root", str(project), "import", "niem-phong", "ke-hoach-mau"]
    assert main(told) == 1
    assert "Đính chính phải có lý do và ngày" in capsys.readouterr().err
    assert main([*told, "--ly-do", "theo bản giấy", "--ngay", "2026-12-01"]) == 0
    assert main(["--root", str(project), "check"]) == 0
    lock = (project / "data/van-ban/ke-hoach-mau/khoan.lock").read_text(encoding="utf-8")
    assert "# 2026-12-01 ky.2: theo bản giấy (trước: " in lock
