import argparse
import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE, namro
from namro.commands.arguments import CATALOGUE
from namro.commands.cli import main


def test_check_prints_the_counts_and_succeeds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(SAMPLE), "check"]) == 0
    assert capsys.readouterr().out == (
        "3 văn bản (20 khoản nguyên văn), 1 hội nghị, 1 chuyên đề, 3 hỏi đáp, 1 nhiệm vụ. Không có lỗi nào.\n"
    )


def test_the_project_is_found_from_a_folder_inside_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT / "data" / "hoi-dap")
    assert main(["check"]) == 0
    assert "Không có lỗi nào." in capsys.readouterr().out


@pytest.mark.parametrize("also_errors", [False, True])
@pytest.mark.parametrize(
    "command",
    [
        *(
            ("--help",),
            ("new", "hoi-dap", "--help"),
            ("nope",),
            (),
            ("check",),
            ("check", "--format", "json"),
        ),
        *(
            ("format",),
            ("doctor",),
            ("changes",),
            ("headers", "--for", "nginx"),
            ("new", "hoi-dap", "--khong-hoi"),
        ),
        *(
            ("withdraw", "bao-cao-khi-nao"),
            ("rename", "a", "b"),
            ("approve", "x"),
            ("import", "hoi-dap", "x.csv"),
        ),
        *(
            ("import", "van-ban", "x.txt", "--id", "x"),
            ("form", "x.xlsx"),
            ("migrate",),
            ("schema",),
            ("verify", "x"),
        ),
    ],
)
def test_whoever_stops_reading_hears_no_complaint(
    command: tuple[str, ...], also_errors: bool, project: Path
) -> None:
    """As in `namro … | head -1`, when the reader has left before the first word."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "namro", "--root", str(project), *command],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=writing if also_errors else subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.close(writing)
    assert done.returncode in (0, 1, 2)  # 120: Python itself complained at its end
    assert also_errors or not re.search("Traceback|BrokenPipe|Exception ignored", done.stderr)


def test_outside_of_a_project_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert capsys.readouterr().err.startswith("Không thấy dự án:")


def test_import_writes_the_text_and_reports(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = ROOT / "tests/sources/chi-thi-01-ct-tu.txt"
    assert main(["--root", str(project), "import", "van-ban", str(source), "--id", "chi-thi-thu"]) == 0
    folder = project / "data/van-ban/chi-thi-thu"
    assert (folder / "toan-van.md").read_text(encoding="utf-8").startswith("{#ten-loai ten-loai} CHỈ THỊ\n")
    sealed = (folder / "khoan.lock").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in sealed[:3]] == ["ten-loai", "trich-yeu", "p1"]
    assert "24" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "ma", "told"),
    [
        (None, "x", "không có tệp này"),
        ("Chỉ thị".encode("utf-16"), "x", "bảng mã UTF-16"),
        (b"\xe1\xe2", "x", "không phải UTF-8"),
        (b"x", "Chỉ thị", "viết chữ thường không dấu, gạch nối, ví dụ chi-thi."),
    ],
)
def test_import_refuses_in_one_sentence_and_writes_nothing(
    content: bytes | None,
    ma: str,
    told: str,
    project: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = tmp_path / "văn bản.txt"
    if content is not None:
        source.write_bytes(content)
    before = sorted(project.rglob("*"))
    assert main(["--root", str(project), "import", "van-ban", str(source), "--id", ma]) == 1
    assert told in capsys.readouterr().err
    assert sorted(project.rglob("*")) == before


def test_output_survives_a_console_that_knows_no_vietnamese(project: Path) -> None:
    (project / "data/chu-de/x.yml").write_text("hinh: y-te\n", encoding="utf-8")
    done = namro(project, "check", PYTHONIOENCODING="cp1252", LC_ALL="C")
    assert done.returncode == 1
    assert "ten (tên chủ đề): Thiếu trường bắt buộc này." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("", "Thiếu LỆNH."),
        ("check --fomat json", "Không hiểu “--fomat json”."),
        (
            "new hoi-dáp",
            "LOẠI: không nhận “hoi-dáp”. Có phải ý bạn là “hoi-dap”? Dùng được: hoi-dap, nhiem-vu, chuyen-de, van-ban, "
            "doc-nhanh, hoi-nghi, chuyen-muc, cay-hoi, lo-trinh, ban-tin, ap-phich, cuoc-hop, don-vi, chu-de, thuat-ngu, tai-lieu, mau-thuan, chuoi, su-kien, doi-tuong, "
            "tap-in, khong-phai-nhiem-vu, chuyen-huong, tu-dong-nghia, ket-qua.",
        ),
        ("headers --for iis", "--for: không nhận “iis”. Dùng được: nginx, apache, caddy, _headers."),
        ("new hoi-dap --cau-hoi", "--cau-hoi: thiếu giá trị ghi sau."),
        ("import van-ban", "Thiếu TỆP, --id."),
        ("admin --port tám", "--port: không nhận giá trị 'tám'."),
        ("check --help=x", "-h/--help: không đi với giá trị 'x'."),
        ("new hoi-dap --van", "“--van” có thể là --van-ban-chua-neu, --van-ban: viết đủ tên."),
        ("changes --cu-hon ba", "--cu-hon: “ba” không phải số tháng (1 đến 600)."),
    ],
)
def test_wrong_use_is_told_in_vietnamese(
    arguments: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments.split())
    usage, last = capsys.readouterr().err.rstrip().rsplit("\n", 1)
    assert (stopped.value.code, last) == (2, f"{told} Xem cách dùng: thêm -h sau lệnh.")
    assert usage.startswith("Cách dùng: manage.py")


def test_the_catalogue_has_all_that_argparse_says() -> None:
    """Every message that this Python's argparse looks up, but for those of our own errors and of programmers'."""
    tree = ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))
    asked = {
        argument.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext")
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    ours = (
        "%(prog)s: error",
        "invalid choice",
        "unknown parser",
        "can't open",
        "unexpected option",
        "conflicting ",
        "invalid option",
        "invalid conflict",
        "cannot merge",
        "dest= is",
        "'required'",
        "mutually exclusive",
        "%(heading)s",
        ".__call__",
        "cannot have",
        "%r is not",
        "wrong",
        "subcommands",
        "positional",
        "%(prog)s: warning",
        "option",
        "argument",
        "command",
    )
    assert {message for message in asked - CATALOGUE.keys() if not message.startswith(ours)} == set()


def test_help_has_no_english_heading(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["import", "van-ban", "--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if line and line[0] != " "] == [
        "Cách dùng: manage.py import van-ban [-h] --id MÃ [--ghi-de] [--dinh-chinh TỆP]",
        "ghi sau lệnh:",
        "tùy chọn:",
    ]
