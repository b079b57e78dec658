"""`namro rename` and `namro withdraw`: everywhere or nowhere, and back; what went away is told before `publish`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import SMALLEST_SETTINGS, buildable
from namro.commands.arguments import record_named
from namro.commands.cli import main
from namro.editing import withdrawing
from namro.files.read import read
from namro.outputs.packets import shelf
from namro.outputs.packets.shelf import Shelf, Shelved

APPROVAL = ("trang_thai_bien_tap", "nguoi_duyet", "ngay_duyet", "dau_van_tay")


def run(root: Path, *words: str) -> int:
    return main(["--root", str(root), *words])


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file() and ".git/" not in str(p)
    }


def states(root: Path) -> list[str]:
    every = (getattr(entry.record, "trang_thai_bien_tap", "") for entry in read(root).entries)
    return sorted(filter(None, every))


@pytest.mark.parametrize(
    ("old", "kind"),
    [
        ("bao-cao-khi-nao", "hoi-dap"),
        ("ke-hoach-mau", "van-ban"),
        ("dang-uy-mau", "don-vi"),
        ("nop-bao-cao", "nhiem-vu"),
        ("hoi-nghi-mau", "hoi-nghi"),
        ("dang-vien", "doi-tuong"),
        ("bao-cao", "chu-de"),
        ("chuyen-de-1", "chuyen-de"),
    ],
)
def test_a_new_id_everywhere_and_nothing_is_wrong_after(
    old: str, kind: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approved = states(project)
    assert run(project, "rename", old, "ten-moi", "--loai", kind) == 0, capsys.readouterr().err
    assert run(project, "check") == 0, capsys.readouterr().err
    loaded = read(project)
    assert "ten-moi" in loaded.ids(kind)
    assert old not in loaded.ids(kind)
    assert states(project) == approved
    assert any(entry.record.den.endswith("ten-moi/") for entry in loaded.of("chuyen-huong"))


@pytest.mark.parametrize(("approved", "told"), [(True, 1), (False, 0)])
def test_a_redirect_is_told_where_one_is_written(
    approved: bool, told: int, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No reader has kept the address of what was never published."""
    old = "bao-cao-khi-nao"
    path = project / f"data/hoi-dap/{old}.yml"
    if not approved:
        kept = [
            line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(APPROVAL)
        ]
        path.write_text("\n".join([*kept, "trang_thai_bien_tap: nhap", ""]), encoding="utf-8")
    before = len(list(read(project).of("chuyen-huong")))
    assert run(project, "rename", old, "ten-moi") == 0, capsys.readouterr().err
    assert capsys.readouterr().out.count("Địa chỉ cũ") == told
    assert len(list(read(project).of("chuyen-huong"))) - before == told


def test_a_renaming_that_cannot_be_is_refused_and_changes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(project)
    assert run(project, "rename", "bao-cao-khi-nao", "kinh-phi-bao-nhieu") == 1
    assert "đã có mục dùng" in capsys.readouterr().err
    assert run(project, "rename", "bao-cao-khi-na", "x") == 1
    assert "Có phải ý bạn là" in capsys.readouterr().err
    assert snapshot(project) == before


def test_withdrawing_shows_what_goes_and_can_be_undone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = buildable(tmp_path)
    before = snapshot(root)
    assert run(root, "withdraw", "ke-hoach-mau") == 0
    shown = capsys.readouterr().out
    assert "bao-cao-khi-nao" in shown
    assert "nop-bao-cao" in shown
    assert "Tập in không còn: 1 (Việc của: Chi ủy (viec-cua-chi-uy-mau))" in shown
    assert "Tập in đổi nội dung: 1 (Tập mẫu cho đảng viên (tap-mau))" in shown
    assert "Bản giấy, bản Word, bản EPUB đã phát" in shown
    assert snapshot(root) == before
    assert run(root, "withdraw", "ke-hoach-mau", "--ghi") == 1
    assert "phải có lý do" in capsys.readouterr().err
    for name in ("tap-mau", "viec-cua-chi-uy-mau"):  # as if made before
        (root / "tap-in").mkdir(exist_ok=True)
        (root / f"tap-in/{name}.pdf").write_bytes(b"x")
    made = [
        Shelved(name, "a4", 1, 1, f"{name}.pdf", 1, 1, "x", name, False)
        for name in ("tap-mau", "viec-cua-chi-uy-mau")
    ]
    shelf.write(Shelf(root / "tap-in", tuple(made)))
    assert run(root, "withdraw", "bao-cao-khi-nao", "--ghi", "--ly-do", "Xem lại") == 0, (
        capsys.readouterr().err
    )
    assert "Đã xóa 1 tệp tập in cũ" in capsys.readouterr().out  # the other one never had these words
    assert sorted(path.name for path in (root / "tap-in").glob("*.pdf")) == ["viec-cua-chi-uy-mau.pdf"]
    assert [one.packet for one in shelf.read(root / "tap-in").files] == ["viec-cua-chi-uy-mau"]
    shutil.rmtree(root / "tap-in")
    assert '"hoi-dap/bao-cao-khi-nao/"' in (root / "hooks/verify.toml").read_text(encoding="utf-8")
    assert run(root, "check") == 0
    assert run(root, "withdraw", "bao-cao-khi-nao", "--lai") == 0
    after = snapshot(root)
    assert {path for path, content in before.items() if after[path] != content} == set()


def test_two_kinds_of_one_id_are_withdrawn_and_come_back(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "hooks").mkdir()
    (project / "hooks/verify.toml").write_text("", encoding="utf-8")
    before = snapshot(project)
    loaded = read(project)
    for kind in ("van-ban", "doc-nhanh"):
        entry = record_named(loaded, "ke-hoach-mau", kind)
        old, text = loaded.sources[entry.path].text, withdrawing.shortened(loaded, entry)
        (project / entry.path).write_text(text, encoding="utf-8", newline="\n")
        note = project / withdrawing.note_of(entry.path)
        note.parent.mkdir(parents=True)
        note.write_text(withdrawing.written(withdrawing.kept(entry.path, old, text)), encoding="utf-8")
    assert run(project, "withdraw", "ke-hoach-mau", "--lai") == 1
    assert "Đã rút 2 mục mã “ke-hoach-mau” (doc-nhanh, van-ban): thêm --loai." in capsys.readouterr().err
    for kind in ("van-ban", "doc-nhanh"):
        assert run(project, "withdraw", "ke-hoach-mau", "--loai", kind, "--lai") == 0, capsys.readouterr().err
    after = snapshot(project)
    assert {path for path, content in before.items() if after[path] != content} == set()


def test_a_lost_address_is_told_with_the_line_that_leads_on(
    git: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "mkdocs.yml").write_text(SMALLEST_SETTINGS, encoding="utf-8")
    for words in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"],
    ):
        subprocess.run([git, "-C", str(project), *words], check=True)
    questions = project / "data/hoi-dap"
    (questions / "kinh-phi-bao-nhieu.yml").rename(questions / "het-bao-nhieu.yml")
    text = (questions / "bao-cao-khi-nao.yml").read_text(encoding="utf-8")
    (questions / "bao-cao-khi-nao.yml").write_text(
        text.replace("kinh-phi-bao-nhieu", "het-bao-nhieu"), encoding="utf-8"
    )
    assert run(project, "check") == 1
    said = capsys.readouterr().err
    lines = "tu: hoi-dap/kinh-phi-bao-nhieu/\nden: hoi-dap/het-bao-nhieu/\n"
    assert lines in said
    (project / "data/chuyen-huong").mkdir(exist_ok=True)
    (project / "data/chuyen-huong/kinh-phi.yml").write_text(lines, encoding="utf-8")
    assert run(project, "check") == 1
    assert "đã công bố ở" not in capsys.readouterr().err  # only the approval has lapsed


def test_one_cause_is_told_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (project / "data/van-ban/ke-hoach-mau").iterdir():
        path.unlink()
    (project / "data/van-ban/ke-hoach-mau").rmdir()
    assert run(project, "check") == 1
    said = capsys.readouterr().err
    assert said.count("→") <= 2
    assert "Vì thế sai theo" in said
