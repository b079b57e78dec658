"""Two editors at once, with plain git: additions of every kind never conflict, and a conflict leads to the right end."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import SAMPLE
from namro.commands.cli import main
from namro.files.read import read
from namro.records.kinds import Kind, records

QUESTION = "data/hoi-dap/bao-cao-khi-nao.yml"
ADDED = [kind for kind in records() if "*" in kind.files]


@dataclass(frozen=True)
class Office:
    """One repository and two editors, each on a branch of their own."""

    root: Path
    git: str

    def run(self, *words: str, fails: bool = False) -> None:
        done = subprocess.run(
            [self.git, "-C", str(self.root), "-c", "user.name=x", "-c", "user.email=x@example.org", *words],
            check=False,
            capture_output=True,
            env={"PATH": os.environ["PATH"], "HOME": str(self.root)},
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr

    def commit(self) -> None:
        self.run("add", "-A")
        self.run("commit", "-qm", "x")


@pytest.fixture
def office(git: str, tmp_path: Path) -> Office:
    root = tmp_path / "dự án"
    shutil.copytree(SAMPLE, root)
    office = Office(root, git)
    office.run("init", "-q", "-b", "main")
    office.commit()
    office.run("branch", "hai")
    return office


def add(root: Path, kind: Kind, who: str) -> Path:
    """A record of the kind as an editor would copy one: the whole of another under a new name."""
    like = sorted(root.glob(kind.files))[0]
    if kind.files.endswith("/van-ban.yml"):
        target = like.parent.with_name(f"them-{who}") / like.name
    else:
        target = like.with_name(f"them-{who}.yml")
    target.parent.mkdir(exist_ok=True)
    shutil.copy(like, target)
    return target.relative_to(root)


def test_two_additions_of_every_kind_merge_by_themselves(office: Office) -> None:
    assert len(ADDED) == 25
    ours = [add(office.root, kind, "mot") for kind in ADDED]
    office.commit()
    office.run("switch", "-q", "hai")
    theirs = [add(office.root, kind, "hai") for kind in ADDED]
    office.commit()
    office.run("switch", "-q", "main")
    office.run("merge", "-q", "--no-edit", "hai")
    assert all((office.root / path).is_file() for path in (*ours, *theirs))
    loaded = read(office.root)
    assert {str(path.as_posix()) for path in (*ours, *theirs)} <= set(loaded.sources)


def test_two_new_records_by_the_command_merge_and_pass_the_check(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    def new(ten: str) -> None:
        made = ["new", "doi-tuong", "--ten", ten, "--mo-ta", f"Về {ten}", "--khong-hoi"]
        assert main(["--root", str(office.root), *made]) == 0
        office.commit()

    new("Đoàn viên")
    office.run("switch", "-q", "hai")
    new("Hội viên")
    office.run("switch", "-q", "main")
    office.run("merge", "-q", "--no-edit", "hai")
    assert main(["--root", str(office.root), "check"]) == 0


def test_both_changed_an_approved_answer(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Each changed other words and approved anew: the words merge, the fingerprints cannot."""

    def edit(old: str, new: str) -> None:
        path = office.root / QUESTION
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        told = ["approve", str(path), "--nguoi-duyet", "nhóm biên soạn", "--ngay", "2026-03-03"]
        assert main(["--root", str(office.root), *told]) == 0
        office.commit()

    edit("Chi ủy nộp báo cáo khi nào?", "Chi ủy phải nộp báo cáo khi nào?")
    office.run("switch", "-q", "hai")
    edit("doi_tuong: [dang-vien]", "doi_tuong: [dang-vien, nguoi-dan]")
    office.run("switch", "-q", "main")
    office.run("merge", "-q", "--no-edit", "hai", fails=True)
    capsys.readouterr()
    assert main(["--root", str(office.root), "check"]) == 1
    assert "duyệt lại bằng lệnh approve" in capsys.readouterr().err

    path = office.root / QUESTION
    kept, ours = [], True
    for line in path.read_text(encoding="utf-8").splitlines(True):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            ours = not line.startswith("=======")
        elif ours:
            kept.append(line)
    path.write_text("".join(kept), encoding="utf-8")
    assert main(["--root", str(office.root), "check"]) == 1
    assert "duyệt lại: python3 manage.py approve" in capsys.readouterr().err
    told = ["approve", str(path), "--nguoi-duyet", "nhóm biên soạn", "--ngay", "2026-03-04"]
    assert main(["--root", str(office.root), *told]) == 0
    assert main(["--root", str(office.root), "check"]) == 0
    text = path.read_text(encoding="utf-8")
    assert "phải nộp" in text and "nguoi-dan" in text
