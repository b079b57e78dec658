import os
from pathlib import Path

import pytest

from namro.commands.cli import main
from namro.files import textfile


def test_what_windows_adds_is_mended_in_silence() -> None:
    content = b"\xef\xbb\xbf" + "a: Tie\u0302\u0301ng\r\nb: x\r".encode()
    assert textfile.decode(content, "x.yml") == ("a: Tiếng\nb: x\n", [])


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        ("a: chữ".encode("utf-16"), "utf-16", 1, 1),
        ("a: được\nb: ".encode() + b"\xee\xfe", "khong-phai-utf-8", 2, 4),
        ("a: x\u200by".encode(), "ky-tu-vo-hinh", 1, 5),
        ("a: x\n\u202eb".encode(), "ky-tu-vo-hinh", 2, 1),
        (b"a: \x07", "ky-tu-dieu-khien", 1, 4),
        ("a: x\u2028b".encode(), "ky-tu-xuong-dong", 1, 5),
        ("a: \ufffd".encode(), "ky-tu-thay-the", 1, 4),
        (b"a" * (textfile.MAX_BYTES + 1), "tep-qua-lon", 1, 1),
    ],
)
def test_what_hides_or_changes_meaning_is_refused(content: bytes, code: str, line: int, column: int) -> None:
    text, problems = textfile.decode(content, "x.yml")
    assert text is None
    assert [(p.code, p.line, p.column) for p in problems] == [(code, line, column)]


def test_all_suspect_characters_are_told_at_once() -> None:
    _, problems = textfile.decode("a\u200b b\u200b\nc\x01".encode(), "x")
    assert len(problems) == 3


def test_a_file_larger_than_the_memory_is_not_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A terabyte of nothing, which takes no room on the disk."""
    record, paper = project / "data/hoi-dap/to.yml", project / "to.docx"
    for path in (record, paper):
        path.touch()
        os.truncate(path, 1 << 40)
    assert main(["--root", str(project), "check"]) == 1
    assert "to.yml:1:1: Tệp nặng 1073741824 KB, quá lớn." in capsys.readouterr().err
    record.unlink()
    assert main(["--root", str(project), "import", "van-ban", "--id", "a", str(paper)]) == 1
    assert "nặng hơn 64 MB" in capsys.readouterr().err


def test_a_file_that_the_system_refuses_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "thư mục.yml").mkdir()
    text, problems = textfile.read(tmp_path / "thư mục.yml", tmp_path)
    assert text is None
    assert [p.code for p in problems] == ["khong-doc-duoc"]
