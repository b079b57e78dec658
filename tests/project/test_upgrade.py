"""A project goes to another engine: what changes is told first, data get today's form, what people wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import buildable, namro
from namro.commands.cli import main
from namro.files import engine
from namro.library.load import load
from namro.publishing.wheel import wheel


def every(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A project of the last version: a copy of the whole source, a field by its old name, a page frame of its own."""
    root = buildable(tmp_path / "dự án cũ")
    site = root / "data/trang.yml"
    site.write_text(
        site.read_text(encoding="utf-8").replace("chu_trang:", "dang_bo:"), encoding="utf-8", newline="\n"
    )
    (root / "overrides/partials/footer.html").write_text(
        "<footer><p>Chân trang cũ.</p></footer>\n", encoding="utf-8"
    )
    (root / "overrides/assets/huy-hieu.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"/>\n', encoding="utf-8"
    )
    return root


def test_a_dry_run_tells_and_writes_nothing(before: Path, capsys: pytest.CaptureFixture[str]) -> None:
    was = every(before)
    assert main(["--root", str(before), "upgrade", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert every(before) == was
    for line in (
        "ghi   data/trang.yml",
        "ghi   hooks/trang.py",
        "xóa   hooks/namro",
        "cất   overrides/partials/footer.html",
    ):
        assert line in told
    assert "Chưa ghi gì" in told


def test_last_version_s_project_builds_on_this_engine(before: Path) -> None:
    written = {
        path: content for path, content in every(before).items() if path.startswith(("data/", "docs/"))
    }
    done = namro(before, "upgrade")
    assert done.returncode == 0, done.stdout + done.stderr
    assert load(before).trang.chu_trang == "Đảng bộ mẫu"
    now = every(before)
    assert [path for path, content in written.items() if now[path] != content] == ["data/trang.yml"]
    assert (
        (before / "overrides.cu/partials/footer.html")
        .read_text(encoding="utf-8")
        .startswith("<footer><p>Chân trang cũ")
    )
    assert {path for path in now if path.startswith("overrides/")} == {"overrides/assets/huy-hieu.svg"}
    assert not (before / "hooks/namro").exists()
    assert namro(before, "build").returncode == 0
    again = namro(before, "upgrade")
    assert "không có gì đổi" in again.stdout


def test_a_started_project_takes_an_engine_from_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "dự án"
    assert main(["start", str(root), "--yes", "--empty"]) == 0
    name, packed = wheel()
    newer = tmp_path / name.replace(engine.version(), "9.9.9")
    newer.write_bytes(packed)
    assert main(["--root", str(root), "upgrade", str(newer)]) == 0
    assert [path.name for path in (root / "may-dung").iterdir()] == [newer.name]
    assert (
        (root / engine.LOCK).read_text(encoding="utf-8").startswith(f"./may-dung/{newer.name} --hash=sha256:")
    )
    assert main(["--root", str(root), "upgrade", str(tmp_path / "không có.whl")]) == 1
    assert "không phải tệp máy dựng" in capsys.readouterr().err
