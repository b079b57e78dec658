"""Files of several records taken apart: no word, no order and no address changes, and nothing is half done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import SAMPLE
from namro.commands.cli import main
from namro.library.load import load
from namro.records.kinds import Kind, records

LISTS = [kind for kind in records() if kind.list_file]


def place(path: Path) -> tuple[int, str]:
    """Where a record stands in its list."""
    found = re.search(r"^thu_tu: (\d+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return int(found[1]) if found else 10**9, path.stem


def gather(root: Path, kind: Kind, order: list[str] | None = None) -> list[Path]:
    """Put the records of a kind into files of several, as they once were."""
    made = []
    for folder in sorted(root.glob(kind.files.rpartition("/")[0])):
        names = order or [path.stem for path in sorted(folder.glob("*.yml"), key=place)]
        blocks = []
        for name in names:
            path = folder / f"{name}.yml"
            text = re.sub(r"^thu_tu:.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            whole = text if kind.unnamed else f"id: {name}\n{text}"
            blocks.append("- " + re.sub(r"\n(?=[^\n])", "\n  ", whole))
            path.unlink()
        folder.rmdir()
        made.append(folder.with_suffix(".yml"))
        made[-1].write_text("\n".join(blocks), encoding="utf-8")
    return made


def told(capsys: pytest.CaptureFixture[str]) -> str:
    printed = capsys.readouterr()
    return printed.out + printed.err


def test_every_list_comes_apart_into_the_same_records(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = load(project)
    old = [path for kind in LISTS for path in gather(project, kind)]
    assert len(old) >= len(LISTS) == 11
    assert main(["--root", str(project), "check"]) == 1
    assert told(capsys).count("python3 manage.py migrate") == len(old)
    assert main(["--root", str(project), "migrate", "--thu"]) == 0
    assert all(path.is_file() for path in old)
    assert main(["--root", str(project), "migrate"]) == 0
    assert not any(path.exists() for path in old)
    assert main(["--root", str(project), "check"]) == 0
    names = {path.relative_to(project) for path in project.rglob("*.yml")}
    assert names == {path.relative_to(SAMPLE) for path in SAMPLE.rglob("*.yml")}
    after = load(project)
    assert {kind.ma: list(after.of(kind)) for kind in LISTS if not kind.unnamed} == {
        kind.ma: list(before.of(kind)) for kind in LISTS if not kind.unnamed
    }
    capsys.readouterr()
    assert main(["--root", str(project), "migrate"]) == 0
    assert "không có gì phải đổi" in told(capsys)


def test_the_order_of_a_list_and_its_comments_stay(project: Path) -> None:
    (path,) = gather(project, next(kind for kind in LISTS if kind.ma == "chu-de"), ["hoc-tap", "bao-cao"])
    text = path.read_text(encoding="utf-8").replace("- id: bao-cao", "# báo cáo sau\n- id: bao-cao")
    path.write_text(f"# chủ đề\n{text}# hết\n", encoding="utf-8")
    assert main(["--root", str(project), "migrate"]) == 0
    assert list(load(project).chu_de) == ["hoc-tap", "bao-cao"]
    first, second = ((project / f"data/chu-de/{ma}.yml").read_text("utf-8") for ma in ("hoc-tap", "bao-cao"))
    assert first.startswith("# chủ đề\nten: Học tập\n")
    assert second.startswith("# báo cáo sau\nten: Báo cáo\n")
    assert second.endswith("# hết\n")
    assert main(["--root", str(project), "format", "--check"]) == 0


def test_a_list_that_comes_back_from_another_branch_gives_only_what_is_new(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Git keeps the whole old file where one side took it apart and the other added to it."""
    kept = {p: p.read_text(encoding="utf-8") for p in (project / "data/doi-tuong").glob("*.yml")}
    (path,) = gather(project, next(kind for kind in LISTS if kind.ma == "doi-tuong"))
    for file, text in kept.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("mo_ta: ", "mo_ta: Khác. ", 1), encoding="utf-8")
    assert main(["--root", str(project), "migrate"]) == 1
    assert "Mục này khác với data/doi-tuong/" in told(capsys)
    assert path.is_file()
    path.write_text(f"{whole}\n- id: doan-vien\n  ten: Đoàn viên\n  mo_ta: Người trẻ\n", encoding="utf-8")
    assert main(["--root", str(project), "migrate"]) == 0
    assert {file: file.read_text(encoding="utf-8") for file in kept} == kept
    assert list(load(project).doi_tuong)[-1] == "doan-vien"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- id: a\n  ten: A\n- id: a\n  ten: B\n", "data/chu-de.yml:3:3: Mã “a” đứng hai lần"),
        ("- ten: A\n", "data/chu-de.yml:1:3: Mục này chưa có mã."),
        ("- chữ\n", "data/chu-de.yml:1:3: Mục này chưa có mã."),
        ("id: a\n", "data/chu-de.yml:1:1: Tệp này phải là một danh sách."),
        ("- id: [\n", "data/chu-de.yml:"),
        ("- id: ../ngoai\n  ten: A\n", "data/chu-de.yml:1:3: Mã “../ngoai” không dùng làm tên tệp được."),
    ],
)
def test_what_cannot_be_taken_apart_is_told_and_nothing_changes(
    project: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "data/chu-de.yml").write_text(text, encoding="utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert main(["--root", str(project), "migrate"]) == 1
    assert said in told(capsys)
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
