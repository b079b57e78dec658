"""From a fresh clone to a reader: a wrong question is held back by the hook, a right one is built and found."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from browser.conftest import serving
from conftest import ROOT, SAMPLE, SAMPLE_EPOCH

TRACKED = (
    ".gitattributes",
    ".gitignore",
    "docs",
    "hooks",
    "overrides",
    "manage.py",
    "mkdocs.yml",
    "requirements.txt",
    "requirements-dev.txt",
)
NEW = "data/hoi-dap/ai-nop-bao-cao-quy-hai.yml"
PAGE = "site/hoi-dap/ai-nop-bao-cao-quy-hai/index.html"
OPTIONS = [
    "--khong-hoi",
    "--cau-hoi",
    "Ai nộp báo cáo quý hai?",
    "--tra-loi",
    "Chi ủy nộp về Đảng ủy mẫu.",
    "--doi-tuong",
    "dang-vien",
    "--chu-de",
    "bao-cao",
    "--van-ban",
    "ke-hoach-mau",
    "--khoan",
    "II.2.b3",
    "--trich",
    "chi uy nop bao cao",
]


class Machine:
    """One editor's computer: a clone, git with a name, packages already there."""

    def __init__(self, git: str, root: Path) -> None:
        self.git_program, self.root = git, root
        home = root.parent / "home"
        home.mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))}
        self.env = kept | {"HOME": str(home), "SOURCE_DATE_EPOCH": SAMPLE_EPOCH, "LC_ALL": "C.UTF-8"}

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.root, env=self.env, capture_output=True, encoding="utf-8", check=False
        )

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run(self.git_program, "-c", "user.name=Người biên tập", "-c", "user.email=a@b.vn", *words)

    def namro(self, *words: str) -> str:
        done = self.run("python3", "manage.py", *words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def machine(git: str, tmp_path: Path) -> Machine:
    """A clone of a project that holds the sample's data and this checkout's engine."""
    origin = tmp_path / "gốc"
    shutil.copytree(SAMPLE / "data", origin / "data")
    for name in TRACKED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, origin / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, origin)
    (tmp_path / "máy").mkdir()
    machine = Machine(git, tmp_path / "máy" / "nam-ro")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Dữ liệu đầu tiên")):
        named = ("-c", "user.name=Gốc", "-c", "user.email=a@b.vn")
        subprocess.run([git, *named, *words], cwd=origin, env=machine.env, check=True)
    subprocess.run([git, "clone", "-q", str(origin), str(machine.root)], env=machine.env, check=True)
    there = machine.root / ".venv"
    there.mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (there / part).symlink_to(Path(sys.prefix) / part)
    manage = runpy.run_path(str(machine.root / "manage.py"))
    stamp = "\n".join(manage["digest"](lock) for lock in manage["LOCKS"])
    manage["STAMP"].write_text(f"{stamp}\n", encoding="ascii")
    return machine


@pytest.mark.skipif(sys.platform == "win32", reason="links to the packages of this run")
def test_a_question_goes_from_a_clone_to_a_reader(machine: Machine, browser: Browser) -> None:
    assert machine.git("config", "core.hooksPath", "docs/mau/hooks").returncode == 0
    machine.namro("new", "hoi-dap", *OPTIONS)
    machine.namro("approve", NEW, "--trinh")
    machine.namro("approve", NEW, "--nguoi-duyet", "nhóm biên soạn")
    question = machine.root / NEW
    right = question.read_text(encoding="utf-8")
    assert "trich: Chi ủy nộp báo cáo\n" in right

    question.write_text(right.replace("trich: Chi ủy nộp", "trich: Chi bộ nộp"), encoding="utf-8")
    machine.git("add", NEW)
    refused = machine.git("commit", "-m", "Thêm câu hỏi sai nguyên văn")
    assert refused.returncode == 1
    assert f"{NEW}:" in refused.stderr
    assert "Chi ⟦ủy⟧ nộp báo cáo" in refused.stderr  # the nearest words of the clause
    assert machine.git("log", "--oneline").stdout.count("\n") == 1

    question.write_text(right, encoding="utf-8")
    machine.git("add", NEW)
    accepted = machine.git("commit", "-m", "Thêm câu hỏi")
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert machine.git("status", "--porcelain", "--untracked-files=no").stdout == ""

    machine.namro("build")
    built = html.fromstring((machine.root / PAGE).read_bytes())
    assert built.xpath("normalize-space(//h1)") == "Ai nộp báo cáo quý hai?"
    assert "Chi ủy nộp báo cáo" in built.xpath("normalize-space(//main)")

    with serving(machine.root / "site") as address:
        page = browser.new_page()
        page.goto(f"{address}tim-kiem/?q=ai+nop+bao+cao+quy+hai")
        first = page.locator("main a[href*='hoi-dap/ai-nop-bao-cao-quy-hai']").first
        expect(first).to_be_visible()
        first.click()
        expect(page.locator("h1")).to_have_text("Ai nộp báo cáo quý hai?")
        page.close()
