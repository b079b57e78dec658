"""A long text in parts: by Chương, else by its top headings, else by length; each clause in one of them."""

from __future__ import annotations

import pytest

from namro.editing.importer import import_text
from namro.files.clauses import Khoan, ToanVan
from namro.library.parts import LONGEST, in_parts
from support.long_texts import decree, regulation


def _text(written: str) -> ToanVan:
    return import_text(written)[0]


@pytest.fixture(scope="module")
def long_decree() -> ToanVan:
    return _text(decree())


def test_a_decree_is_read_by_chapter(long_decree: ToanVan) -> None:
    parts = in_parts(long_decree)
    assert parts is not None and len(long_decree.khoan) > 1_200
    chapters = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    assert [part.dia_chi for part in parts.phan] == ["", *(f"chuong-{number}" for number in chapters)]
    assert parts.phan[2].ten == "Chương II. TÊN CỦA CHƯƠNG 2"
    assert [khoan.ma for khoan in parts.phan[0].khoan][-2:] == ["trich-yeu", "p1"]
    assert parts.phan[-1].khoan[-1].loai == "ky"  # the signature stays below the last words


@pytest.mark.parametrize("written", [decree(), regulation(), "QUY ĐỊNH\n\nvề thử\n\n" + "Lời văn.\n\n" * 900])
def test_every_clause_stands_in_one_part_in_printed_order(written: str) -> None:
    text = _text(written)
    parts = in_parts(text)
    assert parts is not None
    assert tuple(khoan for part in parts.phan for khoan in part.khoan) == text.khoan
    assert len({part.dia_chi for part in parts.phan}) == len(parts.phan)
    assert all(len(part.khoan) <= LONGEST for part in parts.phan)


def test_a_text_of_articles_alone_is_parted_by_length_between_articles() -> None:
    parts = in_parts(_text(regulation()))
    assert parts is not None
    assert [(part.dia_chi, part.ten) for part in parts.phan] == [
        ("", "Phần đầu văn bản"),
        ("dieu-1", "Điều 1 đến Điều 37"),
        ("dieu-38", "Điều 38 đến Điều 74"),
        ("dieu-75", "Điều 75 đến Điều 100"),
    ]


def test_a_chapter_too_long_for_a_page_is_parted_between_articles() -> None:
    parts = in_parts(_text(decree(chapters=2, articles=70)))
    assert parts is not None
    assert all(part.khoan[0].loai in ("chuong", "dieu", "the-thuc") for part in parts.phan)
    assert [part.ten for part in parts.phan][1:3] == ["Điều 1 đến Điều 24", "Điều 25 đến Điều 49"]


def test_party_headings_annexes_and_parts_above_chapters() -> None:
    ladder = "".join(
        f"{n}- PHẦN {n}\n\n" + "".join(f"{i}. Việc {i}.\n\n" for i in range(1, 160)) for n in ("I", "II")
    )
    party = in_parts(_text(f"NGHỊ QUYẾT\n\nvề việc mẫu\n\n{ladder}"))
    assert party is not None and [part.dia_chi for part in party.phan] == ["", "i", "ii"]
    outer = in_parts(_text(decree().replace("Chương I\n", "Phần thứ nhất\n\nTÊN PHẦN\n\nChương I\n", 1)))
    assert outer is not None and outer.phan[1].khoan[0].ma == "phan-1"
    assert outer.phan[1].ten == "Chương I. TÊN CỦA CHƯƠNG 1"
    annexed = in_parts(_text(decree() + "\nPHỤ LỤC I\n\nDANH MỤC\n\n1. Việc một.\n\n2. Việc hai.\n"))
    assert annexed is not None and annexed.phan[-1].dia_chi == "pl1"


def test_up_to_the_limit_a_text_is_one_page() -> None:
    clauses = tuple(Khoan(f"p{n}", "doan", "", "Lời.", n) for n in range(1, LONGEST + 1))
    assert in_parts(ToanVan(clauses)) is None
    assert in_parts(ToanVan((*clauses, Khoan("p0", "doan", "", "Lời.", 999)))) is not None


def test_a_table_is_never_parted_from_its_head() -> None:
    rows = tuple(Khoan(f"bang-1.h{n}", "hang", "", f"| {n}", n) for n in range(1, 1_000))
    parts = in_parts(
        ToanVan((Khoan("p1", "doan", "", "Lời.", 1), Khoan("bang-1", "bang", "", "| Số", 2), *rows))
    )
    assert parts is not None and len(parts.phan) == 1
