"""The old site stays whole whatever stops a build; real builds, real kills, real refusals of the system."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE_EPOCH, buildable, namro
from support.faults import command_stopped_at


@pytest.fixture(scope="module")
def built(built_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dựng") / "dự án"
    shutil.copytree(built_sample, root)
    return root


def contents(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def leftovers(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if path.name.startswith((".site-moi-", ".site-cu-"))]


def test_a_build_says_what_it_does_and_leaves_only_the_site(built: Path) -> None:
    assert (built / "site/index.html").is_file()
    assert leftovers(built) == []


def test_a_broken_record_leaves_the_old_site(built: Path) -> None:
    before = contents(built / "site")
    broken = built / "data/hoi-dap/hong.yml"
    broken.write_text("cau_hoi: x\n", encoding="utf-8")
    try:
        done = namro(built, "build")
    finally:
        broken.unlink()
    assert done.returncode == 1
    assert "data/hoi-dap/hong.yml:1:1: tra_loi (trả lời): Thiếu trường bắt buộc này." in done.stderr
    assert done.stderr.endswith("Chưa dựng được trang. Trang cũ trong site/ vẫn còn nguyên.\n")
    assert "Traceback" not in done.stderr
    assert contents(built / "site") == before
    assert leftovers(built) == []


def test_a_missing_folder_is_one_sentence(built: Path) -> None:
    before = contents(built / "site")
    (built / "docs").rename(built / "tài liệu")
    try:
        done = namro(built, "build")
    finally:
        (built / "tài liệu").rename(built / "docs")
    assert done.returncode == 1
    assert done.stderr == (
        f"Trong “{built}” thiếu docs: lấy lại từ lịch sử git hoặc chép lại dự án.\n"
        "Chưa dựng được trang. Trang cũ trong site/ vẫn còn nguyên.\n"
    )
    assert contents(built / "site") == before


def test_a_strict_warning_of_mkdocs_leaves_the_old_site(built: Path) -> None:
    before = contents(built / "site")
    page = built / "docs/gioi-thieu.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n[hỏng](khong-co.md)\n", encoding="utf-8")
    try:
        done = namro(built, "build")
    finally:
        page.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert "khong-co.md" in done.stderr
    assert contents(built / "site") == before
    assert leftovers(built) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes to set")
def test_a_disk_that_takes_no_more_is_one_sentence(built: Path) -> None:
    import resource

    before = contents(built / "site")
    done = subprocess.run(
        [sys.executable, "-m", "namro", "--root", str(built), "build"],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "hooks"),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert done.returncode == 1
    assert done.stderr == (
        "Không ghi được trang (quá giới hạn kích thước tệp). "
        "Kiểm tra chỗ trống trên đĩa và quyền ghi vào thư mục dự án.\n"
        "Chưa dựng được trang. Trang cũ trong site/ vẫn còn nguyên.\n"
    )
    assert contents(built / "site") == before
    assert leftovers(built) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another process group")
@pytest.mark.parametrize("count", [3, 20, 80, 160])
def test_an_interrupted_build_leaves_the_old_site(built: Path, count: int) -> None:
    """Interrupted, as by Ctrl-C, before so many changes of files."""
    before = contents(built / "site")
    done = subprocess.run(
        command_stopped_at(count, signal.SIGINT, "--root", str(built), "build"),
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(ROOT / "hooks"), str(ROOT / "tests"))),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "SOURCE_DATE_EPOCH": SAMPLE_EPOCH,
        },
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, "Đã dừng theo yêu cầu; không có gì dở dang.\n")
    assert contents(built / "site") == before
    assert leftovers(built) == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_what_a_killed_build_left_is_cleared_by_the_next(built: Path) -> None:
    before = contents(built / "site")
    (built / ".site-moi-abc").mkdir()
    (built / ".site-moi-abc/index.html").write_text("dở", encoding="utf-8")
    (built / "site").rename(built / ".site-cu-1")  # killed between the two renames
    done = namro(built, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stderr
    assert leftovers(built) == []
    assert contents(built / "site") == before


def test_same_input_same_bytes(built: Path, tmp_path: Path) -> None:
    again = buildable(tmp_path)
    done = namro(
        again, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH, TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="7"
    )
    assert done.returncode == 0, done.stderr
    assert contents(again / "site") == contents(built / "site")
