"""Short answers that are let through, and the sentences and numbers that only look right."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SAMPLE
from namro.files.loaded import Loaded
from namro.files.read import read
from namro.records.hoi_dap import HoiDap
from namro.rules.short_answer import short_answer

ANSWER = "data/hoi-dap/bao-cao-khi-nao.yml"
ANSWERED = "cau_hoi: Chi ủy nộp báo cáo khi nào?\n"
ISSUED = (
    "so_ky_hieu:\n  muc_do: chua-neu\nngay_ban_hanh:\n  muc_do: chua-neu\n",
    "so_ky_hieu:\n  muc_do: suy-ra\n  ly_do: x\n  gia_tri: 07-KH/MAU\n"
    "ngay_ban_hanh:\n  muc_do: suy-ra\n  ly_do: x\n  gia_tri: 2026-02-03\n",
)


def told(project: Path, short: str, question: str = "Chi ủy nộp báo cáo khi nào?") -> list[str]:
    """The codes of what is wrong with this short answer."""
    for name, before, after in (
        (ANSWER, ANSWERED, f"cau_hoi: {question}\ncau_chot: '{short}'\n"),
        ("data/van-ban/ke-hoach-mau/van-ban.yml", *ISSUED),
    ):
        path = project / name
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), encoding="utf-8")
    loaded: Loaded = read(project)
    assert any(isinstance(entry.record, HoiDap) and entry.record.cau_chot for entry in loaded.entries)
    return [problem.code for problem in short_answer(loaded)]


@pytest.mark.parametrize(
    "short",
    [
        "Chi ủy nộp trong quý II/2026.",
        "Chi ủy nộp trong năm 2026, theo Kế hoạch số 7-KH/MAU ngày 3/2/2026.",
        "Theo Kế hoạch ngày 03 tháng 02 năm 2026, chi ủy nộp trong quý II.",
        "Chi ủy TP. Cần Thơ nộp báo cáo, kế hoạch, v.v. trong quý II.",
        "Kế hoạch ghi “Nộp. Rồi thôi.”",
        "Chi ủy nộp ở đâu cũng được…",
    ],
)
def test_let_through(project: Path, short: str) -> None:
    assert told(project, short) == []


@pytest.mark.parametrize(
    ("short", "codes"),
    [
        ("Có. chi ủy phải nộp.", ["cau-chot-mot-cau"]),
        ("Nộp sau Đại hội XIV. Chi ủy nộp.", ["cau-chot-mot-cau"]),
        ("Kế hoạch ghi “Phải nộp.” Chi ủy nộp.", ["cau-chot-mot-cau"]),
        ("Chi ủy nộp. “Lưu ý” nói thêm.", ["cau-chot-mot-cau"]),
        ("Nộp [ở đây](/hoi-dap/).", ["cau-chot-mot-cau"]),
        ("Chi ủy nộp trong quý II;", ["cau-chot-mot-cau"]),
        ("Trong QUY II/2026.", ["cau-chot-lap"]),
        ("Chi ủy nộp trong 2 quý.", ["cau-chot-so"]),
        ("Chi ủy nộp ngày 13/2/2026.", ["cau-chot-so"]),
        ("Chi ủy nộp theo Kế hoạch 7-KH/TU.", ["cau-chot-so"]),
        ("Chi ủy nộp trong năm 202.", ["cau-chot-so"]),
    ],
)
def test_told(project: Path, short: str, codes: list[str]) -> None:
    assert told(project, short) == codes


def test_numbers_of_the_question_may_be_said_again(project: Path) -> None:
    assert told(project, "Không, 14 ngày không đủ.", "Chi ủy có 14 ngày để nộp không?") == []


def test_answers_without_one_are_left_alone() -> None:
    assert list(short_answer(read(SAMPLE))) == []
