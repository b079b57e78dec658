"""The machine looked at: what is well, what to do, and nothing changed by looking."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pytest

from namro.commands.cli import main
from namro.commands.doctor import keyboard


@pytest.fixture
def clone(project: Path, git: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    subprocess.run([git, "init", "-q", str(project)], check=True)
    return project


def test_what_is_missing_is_named_with_the_remedy(
    clone: Path, git: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = clone / "data/chu-de/hoc-tap.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (clone / "data/hoi-dap" / unicodedata.normalize("NFD", "đó-đây.yml")).write_text(
        "x: 1\n", encoding="utf-8"
    )
    before = {p: p.read_bytes() for p in clone.rglob("*") if p.is_file()}
    assert main(["--root", str(clone), "doctor"]) == 0
    said = capsys.readouterr().out
    for told in (
        "nên   git user.name: chưa đặt.\n      → git config --global user.name",
        "nên   git hiện tên tệp có dấu bằng mã số.\n      → git config --global core.quotepath false",
        "nên   Thiếu .gitattributes",
        "nên   Xuống dòng kiểu Windows: data/chu-de/hoc-tap.yml.\n      → python3 manage.py format",
        "nên   Tên tệp có dấu tổ hợp: data/hoi-dap/",
        "tốt   Python 3.",
    ):
        assert told in said
    assert {p: p.read_bytes() for p in clone.rglob("*") if p.is_file()} == before


def test_a_well_kept_machine(clone: Path, git: str, capsys: pytest.CaptureFixture[str]) -> None:
    for key, value in (("user.name", "Lê Ân"), ("user.email", "a@b.gov.vn"), ("core.quotepath", "false")):
        subprocess.run([git, "-C", str(clone), "config", key, value], check=True)
    (clone / ".gitattributes").write_text("* text=auto eol=lf\n", encoding="utf-8")
    assert main(["--root", str(clone), "doctor"]) == 0
    said = capsys.readouterr().out
    assert "tốt   git user.name: Lê Ân." in said
    assert "tốt   git giữ xuống dòng kiểu \\n" in said
    todo = [line for line in said.splitlines() if line.startswith(("nên", "HỎNG"))]
    assert [line for line in todo if "Python ngoài dự án" not in line] == []


@pytest.mark.parametrize(
    ("typed", "well", "told"),
    [
        ("Tiếng Việt đẹp lắm", True, "Unicode dựng sẵn"),
        (unicodedata.normalize("NFD", "Tiếng Việt"), False, "Unicode tổ hợp"),
        ("Tieáng Vieät ñeïp laém", False, "VNI"),
        ("TiÕng ViÖt", False, "TCVN3"),
        ("Tieng Viet", False, "không có dấu"),
    ],
)
def test_the_keyboard(typed: str, well: bool, told: str) -> None:
    finding = keyboard(typed)
    assert (finding.well, told in finding.seen) == (well, True)
