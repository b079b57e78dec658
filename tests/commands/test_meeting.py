"""`namro meeting`: from a record, a file of the page, options and a table of bodies to papers; what is wrong is told first."""

from __future__ import annotations

from pathlib import Path

import pytest

from namro.commands.cli import main

MA = "hoc-nghi-quyet-mau"


def test_papers_are_made_of_a_file_of_the_page_and_options(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772500000")
    given = tmp_path / "tai-ve.yml"
    given.write_text(f'theo: {MA}\ndia_danh: "Phường Thử"\n', encoding="utf-8")
    units = tmp_path / "don-vi.csv"
    units.write_text("Đơn vị;Số người\nChi bộ khu phố 9;4\n", encoding="utf-8")
    told = ["meeting", str(given), "--units", str(units), "--ten", "Buổi học thử", "--into", str(tmp_path)]
    assert main(["--root", str(project), *told]) == 0
    made = {path.name for path in (tmp_path / MA).iterdir()}
    for paper in ("ca-bo", "giay-moi", "diem-danh", "bien-ban", "thu-hoach"):
        assert {f"hop-{MA}-{paper}-a4.pdf", f"hop-{MA}-{paper}.docx"} <= made
    assert {f"hop-{MA}-ma-ket-in.pdf", f"hop-{MA}-ma-ket.svg"} <= made
    kept = (tmp_path / MA / "cuoc-hop.yml").read_text(encoding="utf-8")
    assert "ten: Buổi học thử" in kept and "Phường Thử" in kept and "Chi bộ khu phố 9" in kept
    assert not (project / "tap-in").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Đơn vị;Số người\nChi bộ 1;nhiều\n", "don-vi.csv:2: mỗi dòng gồm tên đơn vị và số người"),
        (None, "Không đọc được"),
    ],
)
def test_a_wrong_table_of_bodies_is_told_and_nothing_is_made(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str | None, told: str
) -> None:
    units = tmp_path / "don-vi.csv"
    if words is not None:
        units.write_text(words, encoding="utf-8")
    assert main(["--root", str(project), "meeting", MA, "--units", str(units)]) == 1
    assert told in capsys.readouterr().err
    assert not (project / "giay-to-hop").exists()


def test_a_set_that_is_not_there_is_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "tai-ve.yml"
    given.write_text("theo: khong-co\n", encoding="utf-8")
    assert main(["--root", str(project), "meeting", str(given)]) == 1
    assert "không có bộ giấy “khong-co”" in capsys.readouterr().err
