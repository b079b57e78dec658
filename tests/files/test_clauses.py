import pytest

from namro.files import clauses
from namro.files.clauses import ToanVan

TEXT = """{#II de-muc} II- NỘI DUNG

{#II.1 khoan} 1. Gửi **trước ngày 15/12/2022**, (*viết tắt*)⁽¹⁾

{#II.1.n1 ghi-chu} ⁽¹⁾ Chú thích.

{#II.1.b1 gach} - Ma-két:

{#II.1.b1.m1 ma-ket} HỘI NGHỊ
(1)^(\\*)....., ngày ...
"""


def test_reads_marker_words_and_plain_text() -> None:
    text, problems = clauses.parse(TEXT, "toan-van.md")
    assert problems == []
    assert [(k.ma, k.dau) for k in text.khoan] == [
        ("II", "II-"),
        ("II.1", "1."),
        ("II.1.n1", "⁽¹⁾"),
        ("II.1.b1", "-"),
        ("II.1.b1.m1", ""),
    ]
    assert text.theo_ma["II.1"].nguyen_van == "1. Gửi trước ngày 15/12/2022, (viết tắt)⁽¹⁾"
    assert text.theo_ma["II.1.b1.m1"].nguyen_van == "HỘI NGHỊ (1)^(*)....., ngày ..."
    assert text.theo_ma["II.1.b1"].dong == 7


def test_serialize_is_the_inverse_of_parse() -> None:
    text, _ = clauses.parse(TEXT, "x")
    assert clauses.serialize(text) == TEXT


def test_ancestors_follow_the_ids() -> None:
    text, _ = clauses.parse(TEXT, "x")
    assert [k.ma for k in text.to_tien("II.1.b1.m1")] == ["II", "II.1", "II.1.b1"]
    assert text.cha("II") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Không có mã\n", "khoan-thieu-ma"),
        ("{#1 cau} x\n", "khoan-sai-loai"),
        ("{#1..2 khoan} x\n", "khoan-sai-ma"),
        ("{#1 khoan} x\n\n{#1 khoan} y\n", "khoan-trung-ma"),
        ("{#1 khoan} \n", "khoan-trong"),
    ],
)
def test_malformed_clauses_are_problems(text: str, code: str) -> None:
    _, problems = clauses.parse(text, "x")
    assert [p.code for p in problems] == [code]


@pytest.mark.parametrize(
    ("ma", "words"),
    [
        ("3", "điểm 3"),
        ("II", "phần II"),
        ("II.1.1", "phần II, mục 1.1"),
        ("II.3.3.b2", "phần II, mục 3.3, gạch đầu dòng 2"),
        ("5.p1", "điểm 5, đoạn 1"),
        ("II.p1", "phần II, đoạn 1"),
        ("III.1.b3.n1", "phần III, mục 1, gạch đầu dòng 3, chú thích"),
        ("II.1.a", "phần II, mục 1, điểm a"),
        ("nn.2", "nơi nhận, dòng 2"),
        ("trich-yeu", "trích yếu"),
    ],
)
def test_a_clause_is_called_as_people_call_it(ma: str, words: str) -> None:
    assert ToanVan(()).ten_goi(ma) == words
