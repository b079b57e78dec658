"""One canonical style: same values, same comments, same text again; and the check that tells when a file differs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, SAMPLE
from namro.commands.cli import main
from namro.editing.emit import emit, scalar
from namro.editing.formatting import canonical
from namro.files import yamlfile
from namro.files.loaded import Source
from namro.files.read import read
from namro.records.hoi_dap import HoiDap
from namro.records.kinds import of_file, records

MESSY = """\
# đầu tệp
trang_thai_bien_tap: 'nhap' # còn viết
chu_de:   # chủ đề
  - bao-cao   # một
  # hai
  - 'hoc-tap'
cau_hoi: "Chi ủy nộp khi nào?"
# trước trả lời
tra_loi: >   # gấp
   Trong quý II: chậm nhất
   ngày 30/06 # không phải ghi chú

   - Nộp "về" Đảng ủy
doi_tuong: [ dang-vien ]
nguon:
 # nguồn chính
 - trich: '# 1: nộp'
   khoan: "3"   # điểm 3
   van_ban: ke-hoach-mau
 -
   van_ban: du-thao-mau
   khoan: '1'
   trich: “Mở rộng” đường
# cuối tệp
"""


def formatted(text: str, path: str = "data/hoi-dap/x.yml") -> str:
    document, problems = yamlfile.parse(text, path)
    assert document is not None, problems
    place = of_file(path)
    assert place is not None
    return canonical(Source(path, text, document), place)


def test_a_messy_file_becomes_neat_and_loses_nothing() -> None:
    neat = formatted(MESSY)
    assert neat == (ROOT / "tests/golden" / "dinh-dang.yml").read_text(encoding="utf-8")
    assert formatted(neat) == neat
    assert yaml.safe_load(neat)["nguon"] == yaml.safe_load(MESSY)["nguon"]


def test_all_comments_of_a_file_without_values_above_stay() -> None:
    assert formatted(
        "nguon:\n- van_ban: a # một\n  khoan: A\n# giữa\n- # mục hai\n  van_ban: b\n  # tên\n  khoan: B\n"
    ) == (
        "nguon:\n  - van_ban: a # một\n    khoan: A\n  # giữa\n  # mục hai\n"
        "  - van_ban: b\n    # tên\n    khoan: B\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "3",
        "1.10",
        "010",
        "0x1F",
        "1e5",
        "2026-11-22",
        "10:30",
        "null",
        "~",
        "a: b",
        "a #b",
        "- a",
        "@a",
        "a:",
        '"a"',
        'it\'s "b"',
        "C:\\x",
        "[a",
        "{a}",
        "%a",
        "`a",
        "=",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "?",
        "y",
        "TRUE",
        ".5",
        "“5 rõ” (rõ người)",
        "a, b",
        "#",
        "-",
        "…",
        "đ: ",
        "a\\",
    ],
)
def test_every_reader_takes_a_text_for_the_same_text(text: str) -> None:
    assert yaml.safe_load(f"a: {scalar(text)}\n") == {"a": text.strip()}
    document, problems = yamlfile.parse(f"a: {scalar(text)}\n", "x")
    assert (document and document.value, problems) == ({"a": text.strip()}, [])


@pytest.mark.parametrize(
    "text", ["II.1.1.b2", "Đảng ủy xã, phường (nếu có)", "5 rõ", "“a”", "ky.1", "1.a", "co"]
)
def test_quotes_only_where_needed(text: str) -> None:
    assert scalar(text) == text


def test_random_values_come_back(tmp_path: Path) -> None:
    chance = random.Random(11)
    letters = "aĐộ “”\"'#:-,[]{}|>&*!%@`\\\n 0123.~?=</()…"
    for _ in range(3000):
        words = "".join(chance.choices(letters, k=chance.randint(1, 30))).strip()
        if not words or any(line.startswith(" ") for line in words.split("\n")[:1]):
            continue
        value = {
            "cau_hoi": " ".join(words.split()),
            "tra_loi": words,
            "nguon": [{"trich": words.replace("\n", " ")}],
        }
        text = emit(value, HoiDap, {})
        document, problems = yamlfile.parse(text, "x")
        assert document is not None, (text, problems)
        again = document.value
        assert again["cau_hoi"] == value["cau_hoi"]
        assert [line.rstrip() for line in again["tra_loi"].strip().split("\n")] == [
            line.rstrip() for line in words.split("\n")
        ]
        assert again["nguon"][0]["trich"].split() == words.split()


def test_the_sample_and_every_place_are_in_style() -> None:
    loaded = read(SAMPLE)
    for path, source in loaded.sources.items():
        assert formatted(source.text, path) == source.text, path
    assert {place.ma for place in records()} >= {"hoi-dap", "nhiem-vu", "don-vi", "trang", "van-ban"}


def test_real_records_keep_their_values_and_settle_at_once() -> None:
    loaded = read(ROOT)
    for path, source in loaded.sources.items():
        neat = formatted(source.text, path)  # compares values and comments itself
        assert formatted(neat, path) == neat, path


def test_format_mends_bytes_too_and_check_tells(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "data/hoi-dap/bao-cao-khi-nao.yml"
    neat = path.read_bytes()
    path.write_bytes(
        b"\xef\xbb\xbf"
        + neat.replace(b"\n", b"\r\n")
        .replace(b"cau_hoi: Chi", b'cau_hoi:  "Chi')
        .replace("nào?".encode(), 'nào?"'.encode())
    )
    assert main(["--root", str(project), "check"]) == 1
    assert capsys.readouterr().err == (
        "data/hoi-dap/bao-cao-khi-nao.yml:1:1: Từ dòng này tệp chưa theo cách trình bày chung "
        "(thứ tự trường, thụt dòng, dấu nháy).\n"
        "    → Chạy: python3 manage.py format data/hoi-dap/bao-cao-khi-nao.yml\n\nCó 1 lỗi trong 1 tệp.\n"
    )
    assert main(["--root", str(project), "format", "--check", str(path)]) == 1
    assert capsys.readouterr().out == "Chưa theo cách trình bày chung:\n  data/hoi-dap/bao-cao-khi-nao.yml\n"
    assert main(["--root", str(project), "format", str(project / "data/hoi-dap")]) == 0
    assert path.read_bytes() == neat
    assert main(["--root", str(project), "format"]) == 0
    assert capsys.readouterr().out.endswith("Mọi tệp đã theo cách trình bày chung.\n")
    assert sorted(p.name for p in path.parent.iterdir() if p.name.startswith(".")) == []


def test_format_leaves_what_it_cannot_read_and_says_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "data/hoi-dap/hong.yml"
    path.write_text("cau_hoi: a: b\n", encoding="utf-8")
    assert main(["--root", str(project), "format"]) == 1
    assert "data/hoi-dap/hong.yml:1:11: Trong giá trị có dấu hai chấm" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "cau_hoi: a: b\n"


def test_format_goes_nowhere_else(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "format", str(project)]) == 1
    assert "không nằm trong" in capsys.readouterr().err
