"""Problems for machines: what GitHub and GitLab are given is what they document."""

import json
import re
from pathlib import Path

import pytest

from namro.commands.cli import main
from namro.commands.problem_report import as_github, as_gitlab
from namro.problems import Problem


@pytest.fixture
def broken(project: Path) -> Path:
    path = project / "data/hoi-dap/bao-cao-khi-nao.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2026-03-02", "30/10/2026").replace("khi nào", "hoà 100%"), encoding="utf-8")
    return project


def test_json_holds_every_part(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(broken), "check", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": "data/hoi-dap/bao-cao-khi-nao.yml",
            "line": 15,
            "column": 13,
            "field": "ngay_duyet (ngày duyệt)",
            "code": "truong-ngay",
            "severity": "error",
            "message": "Giá trị “30/10/2026” không đọc được thành ngày.",
            "hint": "Viết năm-tháng-ngày: 2026-10-30",
        }
    ]


def test_github_shows_the_problem_at_its_line(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(broken), "check", "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        "::error file=data/hoi-dap/bao-cao-khi-nao.yml,line=15,col=13,title=ngay_duyet (ngày duyệt)"
        "::Giá trị “30/10/2026” không đọc được thành ngày. → Viết năm-tháng-ngày: 2026-10-30\n"
    )


def test_github_escapes_what_would_end_a_property() -> None:
    line = as_github([Problem("data/a,b.yml", 1, 2, "x: y", "m", "100%\nhết", note=True)])
    assert line == "::notice file=data/a%2Cb.yml,line=1,col=2,title=x%3A y::100%25%0Ahết"


def test_gitlab_knows_a_problem_that_only_moved(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(broken), "check", "--format", "gitlab"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert told["location"] == {"path": "data/hoi-dap/bao-cao-khi-nao.yml", "lines": {"begin": 15}}
    assert told["severity"] == "major"
    moved = [Problem("a", line, 1, "f", "c", "m") for line in (1, 5)]
    first, second = (json.loads(as_gitlab([p]))[0]["fingerprint"] for p in moved)
    assert first == second
    assert len({row["fingerprint"] for row in json.loads(as_gitlab(moved))}) == 2


def test_no_problem_is_an_empty_list_and_succeeds(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, empty in (("json", "[]\n"), ("gitlab", "[]\n"), ("github", "\n")):
        assert main(["--root", str(project), "check", "--format", name]) == 0
        assert capsys.readouterr().out == empty


def test_two_places_for_the_tone_are_a_note_not_a_mistake(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "data/hoi-dap/ban-nhap.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Câu này còn", "Uỷ viên quý, hoàn toàn còn"), encoding="utf-8")
    assert main(["--root", str(project), "check"]) == 0
    said = re.sub(r"\(\d+ chỗ bỏ", "(8 chỗ bỏ", capsys.readouterr().out)
    assert said.endswith(
        "Nên xem lại (không phải lỗi):\n"
        "data/hoi-dap/ban-nhap.yml:1:10: cau_hoi (câu hỏi): “Uỷ” bỏ dấu khác với phần lớn trang "
        "(8 chỗ bỏ dấu kiểu kia, 1 chỗ kiểu này).\n    → Viết “Ủy” cho thống nhất.\n"
    )
    assert main(["--root", str(project), "check", "--format", "json"]) == 0
    assert [row["severity"] for row in json.loads(capsys.readouterr().out)] == ["note"]
