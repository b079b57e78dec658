"""Letters that a PDF draws of several signs are those that it says (/ActualText); no space is lost where widths are wrong."""

from __future__ import annotations

import pytest

from editing.test_bombs import page
from namro.editing import pdf_text
from namro.editing.importer import glued, import_source, source_of_text
from namro.editing.importer.doubts import ways
from namro.problems import UserError

HEAD = b"BT /F1 10 Tf 1 0 0 1 50 700 Tm (KE HOACH thu nghiem mot van ban) Tj\n"


def read(content: bytes) -> pdf_text.Printed:
    """A page set in a face whose letters are all six points wide."""
    made = page(HEAD + content + b" ET").replace(b"/BaseFont/Helvetica", b"/BaseFont/Courier  ")
    return pdf_text.read(made, "a.pdf")


def said(words: str, shown: bytes) -> bytes:
    return b"/Span<</ActualText<FEFF%s>>>BDC %s EMC " % (words.encode("utf-16-be").hex().encode(), shown)


def test_a_letter_and_its_mark_are_what_the_file_says_and_take_the_room_of_one() -> None:
    """As LibreOffice and Chromium print a face without the marked letters."""
    content = (
        b"1 0 0 1 50 680 Tm (s) Tj " + said("ố", b"1 0 0 1 56 680 Tm [(o)2(x)]TJ") + b"1 0 0 1 62 680 Tm "
        b"[( )2(6)2(9)]TJ 1 0 0 1 50 660 Tm (c) Tj "
        + said("ô", b"(o) Tj")
        + b"1 0 0 1 62 660 Tm (ng ngh) Tj "
        + said("ệ", b"1 0 0 1 98 660 Tm (exx) Tj")
    )
    assert read(content).text.splitlines()[1:] == ["số 69", "công nghệ"]


def test_other_words_than_are_printed_are_not_taken_and_told() -> None:
    shown = b"1 0 0 1 50 680 Tm (Khong duoc phep) Tj"
    printed = read(said("Được phép làm mọi việc", shown))
    assert printed.text.splitlines()[1:] == ["Khong duoc phep"]
    assert printed.told == (
        "trang 1: tệp ghi kèm lời khác với chữ in, đã lấy chữ in, bỏ “Được phép làm mọi việc”",
    )
    assert read(said("Khong duoc phep", shown)).told == ()


@pytest.mark.parametrize(
    "marks",
    [
        b"EMC EMC 1 0 0 1 50 680 Tm (Mot hai) Tj",
        b"/P BMC /Span<</ActualText(Mot)>>BDC 1 0 0 1 50 680 Tm (Mot) Tj EMC ( hai) Tj",
        b"/Span<</ActualText(x)>>BDC 1 0 0 1 50 680 Tm (Mot hai) Tj 1 0 0 1 50 640 Tm (Ba) Tj",
        b"/Span/Khong BDC 1 0 0 1 50 680 Tm (Mot hai) Tj EMC /Span BDC EMC",
    ],
    ids=["closed", "nested", "open", "unknown"],
)
def test_marks_that_are_never_opened_or_closed_lose_no_word(marks: bytes) -> None:
    assert read(marks).text.splitlines()[1] == "Mot hai"


def test_marks_inside_each_other_are_counted() -> None:
    heavy = (
        b"/Span<</ActualText(xxxxxxxxxxxxx)>>BDC " * 5_000 + b"1 0 0 1 50 680 Tm [" + b"(a)" * 2_000 + b"]TJ"
    )
    with pytest.raises(UserError, match="nét và chữ"):
        read(heavy)


TEXT = """KẾ HOẠCH

phát triển khoa học và công nghệ trong nước

1. Các cơ quan trong tỉnh phát triển khoa học, công nghệ của nước ta.

2. {}
"""


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Việc trongnước.", "trong nước"),
        ("KHOAHỌC VÀ CÔNGNGHỆ.", "KHOA HỌC"),
        ("Quantâmđếnnhữngngườigià.", "Quan tâm đến những người già"),
        ("Từ ngày11 và số69-KL/TW.", "ngày 11"),
        ("Trong năm2026.", "năm 2026"),
    ],
)
def test_words_run_together_are_doubts(printed: str, words: str) -> None:
    text, report = import_source(source_of_text(TEXT.format(printed)))
    assert printed.rstrip(".") in text.theo_ma["2"].chu
    assert [entry.reason for entry in report.doubtful if f"có lẽ là “{words}”" in entry.reason]
    assert all(len(ways(entry)) >= 2 for entry in report.doubtful)


def test_foreign_words_names_and_marks_of_notes_are_none() -> None:
    sound = (
        "Ximăng, kilômét, vắcxin, phốtphát, cácbon, Êđê, Đắk Lắk, CO2, H5N1, UBND, năm2, nước1 và Internet."
    )
    assert list(glued.find(source_of_text(TEXT.format(sound)).lines)) == []
